package dev.lockstep.junit;

import dev.lockstep.parity.Sentences;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.ShrunkScript;
import dev.lockstep.report.triage.WalkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/**
 * A walk that failed, as the failure of a test. The first line says it all, because many readers show no more. What was
 * expected and what came are given apart, so that an IDE can show the difference.
 *
 * @param asked the test
 * @param walk the walk
 * @param arms the arms, the reference first
 * @param notes further sentences about it
 */
record Failure(Asked asked, ParityWalk walk, String arms, List<String> notes) {

    private static final Set<String> OWN = Set.of(Verdict.FAULT.name(), Verdict.INFRA.name());

    /** Returns the error to be thrown. */
    AssertionFailedError error() {
        Optional<Divergence> found = divergence();
        if (found.isEmpty()) {
            return new AssertionFailedError(text(first(walk.result().detail()), rest(List.of(), walk.folder())));
        }
        Divergence divergence = found.get();
        Answers answers = Answers.of(divergence.disagreements());
        Path record = divergence
                .shrunk()
                .filter(script -> divergence.smaller().isPresent())
                .map(ShrunkScript::folder)
                .orElse(walk.folder());
        return new AssertionFailedError(
                text(first(divergence), rest(details(divergence), record)), answers.expected(), answers.actual());
    }

    /** Returns the first divergence; a folder that cannot be read costs the details alone. */
    private Optional<Divergence> divergence() {
        try {
            return WalkFolder.read(walk.folder()).divergences().stream().findFirst();
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** A failure that is none of the system has a reason, which says more than the answers. */
    private String first(Divergence divergence) {
        if (OWN.contains(divergence.verdict())) {
            return first(walk.result().detail());
        }
        return divergence.verdict() + " at step " + divergence.step() + " of seed " + walk.seed() + ": "
                + divergence.title();
    }

    private String first(String detail) {
        return walk.result().verdict() + " in seed " + walk.seed() + ": " + Sentences.oneLine(detail);
    }

    private List<String> details(Divergence divergence) {
        List<String> lines = new ArrayList<>();
        lines.add(divergence.standing().sentence());
        lines.add("command: " + divergence.command());
        // Many readers of results leave out what was expected and what came.
        divergence.differences().stream()
                .findFirst()
                .ifPresent(first -> lines.add("first difference: " + Sentences.difference(first)));
        divergence.located().ifPresent(lines::add);
        commands(divergence, lines);
        divergence
                .nearMisses()
                .forEach(miss -> lines.add("almost a known difference: " + miss.id() + ", but not its " + miss.field()
                        + ": " + miss.detail()));
        return lines;
    }

    private static void commands(Divergence divergence, List<String> lines) {
        Optional<ShrunkScript> shrunk = divergence.shrunk();
        if (shrunk.isPresent()) {
            lines.add("the commands that show it (" + shrunk.get().summary() + "):");
            shrunk.get().script().forEach(command -> lines.add("  " + command));
        } else if (!divergence.before().isEmpty()) {
            lines.add("the last commands before:");
            divergence.before().forEach(earlier -> lines.add("  " + earlier.step() + "  " + earlier.command()));
        }
    }

    private List<String> rest(List<String> details, Path record) {
        List<String> lines = new ArrayList<>(details);
        lines.add("arms: " + arms);
        lines.addAll(notes);
        lines.add("report: " + walk.folder());
        lines.add("replay: " + new ReplayLine(asked).of(record));
        return lines;
    }

    private static String text(String first, List<String> lines) {
        return Visible.line(first) + lines.stream().map(Visible::line).collect(Collectors.joining("\n  ", "\n  ", ""));
    }
}
