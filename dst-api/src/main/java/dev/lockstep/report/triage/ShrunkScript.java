package dev.lockstep.report.triage;

import dev.lockstep.report.Shrunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The smaller walk that shows the same.
 *
 * @param folder its folder, a recording like that of any walk
 * @param from the number of commands before
 * @param script its commands, as a person reads them
 * @param kinds the kinds of its commands
 * @param shrunk how it was found; empty if that file is damaged
 */
public record ShrunkScript(Path folder, long from, List<String> script, List<String> kinds, Optional<Shrunk> shrunk) {

    public ShrunkScript {
        script = List.copyOf(script);
        kinds = List.copyOf(kinds);
    }

    /** Reads the shrunk walk of a bucket. A file that says nothing about the shrinking costs only these numbers. */
    static Optional<ShrunkScript> of(WalkFolder walk, String bucket) {
        return walk.shrunk(bucket).filter(smaller -> smaller.recorded() > 0).map(smaller -> {
            List<String> script = new ArrayList<>();
            List<String> kinds = new ArrayList<>();
            for (long step = 1; step <= smaller.recorded(); step++) {
                smaller.command(step).ifPresent(command -> {
                    script.add(Words.command(command));
                    kinds.add(command.kind());
                });
            }
            Optional<Shrunk> shrunk = told(smaller.folder());
            return new ShrunkScript(
                    smaller.folder(), shrunk.map(Shrunk::from).orElse(walk.recorded()), script, kinds, shrunk);
        });
    }

    /** Returns how the walk of a folder was found by shrinking; empty if it was not, or if that file is damaged. */
    static Optional<Shrunk> told(Path folder) {
        try {
            return Shrunk.read(folder);
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** Returns its commands, each behind the number of its step. */
    List<String> numbered() {
        List<String> numbered = new ArrayList<>();
        script.forEach(command -> numbered.add((numbered.size() + 1) + "  " + command));
        return numbered;
    }

    /** Whether somebody or something stopped the shrinking, so that it can go on. */
    boolean isStopped() {
        return shrunk.map(Shrunk::ended)
                .filter(ended -> ended == Shrunk.Ended.RUNNING || ended == Shrunk.Ended.INTERRUPTED)
                .isPresent();
    }

    /** Returns how it was found: {@code 69 → 3 commands, 109 trials, shown in 3 of 3 plays}. */
    public String summary() {
        StringBuilder text = new StringBuilder(from + " → " + Words.count(script.size(), "command", "commands"));
        shrunk.ifPresent(told -> {
            text.append(", ").append(Words.count(told.trials(), "trial", "trials"));
            if (told.after().of() > 0) {
                text.append(", shown in ")
                        .append(told.after())
                        .append(told.after().of() == 1 ? " play" : " plays");
            }
            if (told.reads().between()) {
                text.append("; it shows only if the state is read between the commands");
            }
            told.edges().forEach(edge -> text.append("; ").append(edge));
            switch (told.ended()) {
                case FINISHED -> {}
                case RUNNING -> text.append("; the shrinking did not come to its end");
                case BUDGET ->
                    text.append("; stopped at the limit, after ")
                            .append(Words.count(told.trials(), "trial", "trials"))
                            .append("; fewer commands may show it too");
                case INTERRUPTED -> text.append("; the shrinking was interrupted");
                case NOT_SHOWN -> text.append("; the walk's own commands did not show it again");
            }
        });
        return text.toString();
    }
}
