package dev.lockstep.campaign;

import dev.lockstep.op.Outcome;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.WalkListener;
import java.util.stream.Stream;

/**
 * Keeps Ctrl-C from looking like a finding. It reaches the whole process group, so a command line that was under way
 * dies of it as well, and that may be noticed first: a walk whose arm has just broken is given a moment to learn that
 * it is only being stopped.
 */
record Bystander(Interruption interruption) implements WalkListener {

    @Override
    public void stepped(StepRecord step) {
        Stream<Outcome> probed = step.probes().stream().flatMap(probe -> probe.outcomes().values().stream());
        if (Stream.concat(step.outcomes().values().stream(), probed).anyMatch(Outcome.Broken.class::isInstance)) {
            interruption.awaitBriefly();
        }
    }
}
