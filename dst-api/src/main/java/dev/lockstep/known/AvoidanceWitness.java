package dev.lockstep.known;

import dev.lockstep.known.Witness.Sides;
import dev.lockstep.known.Witness.Standing;
import dev.lockstep.known.Witness.State;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.system.Avoidance;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Plays the witness of an avoidance twice. While the avoidance is off, the witness must show the bug; while it is in
 * force, the same commands must be in parity. A bug that depends on timing may need several plays until it shows.
 *
 * <p>Of an avoidance that only keeps commands from being drawn, the second half cannot be played, because the witness
 * contains such a command. A test of the workload's drawing stands for it.
 *
 * @param met plays with the avoidance off, as the witness asks
 * @param avoided plays with every avoidance in force
 */
public record AvoidanceWitness<M>(Witness<M> met, Witness<M> avoided) {

    /** Plays the entry's witness. */
    public Standing play(AvoidanceEntry entry, SystemUnderTest system)
            throws CommandFormatException, IOException, InterruptedException {
        Sides sides = met.sides(entry.arms(), entry.versions());
        if (sides.missing().isPresent()) {
            return sides.missing().get();
        }
        CommandFile<M> file = CommandFile.read(entry.witness(), CommandCodec.of(met.workload()));
        List<RecordedStep<M>> steps = file.steps();
        for (int play = 1; play <= entry.plays(); play++) {
            WalkResult result = met.walk(steps, sides.arms(), file.header().surroundings());
            Optional<Finding> finding = result.findings().stream().findFirst();
            if (finding.filter(entry::shows).isPresent()) {
                String shown = entry.plays() == 1 ? "shown" : "shown in play " + play + " of " + entry.plays();
                return isPlayedAgain(entry, system) ? steered(entry, file, shown) : Standing.of(State.HOLDS, shown);
            }
            if (finding.isPresent() || !Witness.isParity(steps.size(), result)) {
                return other(result, "with " + entry.avoids() + " off, ");
            }
        }
        return Standing.of(
                State.FIXED,
                "with " + entry.avoids() + " off, all " + steps.size() + " steps are in parity"
                        + (entry.plays() == 1 ? "" : ", in each of " + entry.plays() + " plays"));
    }

    private static boolean isPlayedAgain(AvoidanceEntry entry, SystemUnderTest system) {
        return !(system.avoidances().declared().get(entry.avoids()).means() instanceof Avoidance.NotDrawn);
    }

    private Standing steered(AvoidanceEntry entry, CommandFile<M> file, String shown)
            throws IOException, InterruptedException {
        Sides sides = avoided.sides(entry.arms(), entry.versions());
        WalkResult result =
                avoided.walk(file.steps(), sides.arms(), file.header().surroundings());
        return Witness.isParity(file.commands().size(), result)
                ? Standing.of(State.HOLDS, shown + ", and not with " + entry.avoids() + " in force")
                : other(result, "with " + entry.avoids() + " in force, ");
    }

    private static Standing other(WalkResult result, String when) {
        Optional<Finding> finding =
                result.findings().stream().findFirst().filter(found -> found.verdict() != Verdict.INFRA);
        return finding.isEmpty()
                ? Standing.of(State.LOST, when + result.verdict() + ": " + result.detail())
                : new Standing(
                        State.DIFFERENT,
                        when + "step " + finding.get().step().step() + " shows something else",
                        finding);
    }
}
