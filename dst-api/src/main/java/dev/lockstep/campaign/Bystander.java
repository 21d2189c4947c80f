package dev.lockstep.campaign;

import dev.lockstep.op.Outcome;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.WalkListener;
import java.util.stream.Stream;

/**
 * Prevents Ctrl-C from looking like a finding. Ctrl-C reaches the whole process group, so it also ends a running
 * command line, and the walk may notice that first. Therefore a walk whose arm has just broken waits a moment, in case
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
