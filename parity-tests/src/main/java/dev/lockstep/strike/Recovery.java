package dev.lockstep.strike;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import java.io.IOException;
import java.util.Optional;

/** The opening of a store that a kill has left, by a process that is traced from its start. */
record Recovery(Strike strike) {

    /**
     * An opening.
     *
     * @param fell whether the blow fell
     * @param outside whether it fell after the first reads were answered, when the recovery was over
     * @param look the first look at the store; a store that could not be left is not usable
     * @param calls the calls until then; of a tool, those until its end
     */
    record Opening(boolean fell, boolean outside, Sides.Look look, Calls calls) {}

    /** Opens the store, and counts the calls. */
    Opening count(ArmFolder folder) throws IOException, InterruptedException {
        return open(folder, Optional.empty());
    }

    /** Opens the store, and strikes the process at a place. */
    Opening deal(ArmFolder folder, Place place) throws IOException, InterruptedException {
        return open(folder, Optional.of(place));
    }

    private Opening open(ArmFolder folder, Optional<Place> place) throws IOException, InterruptedException {
        Tracer tracer = strike.arm().tracer(folder);
        try (Tracer.Watch watch = tracer.next(place)) {
            Trace trace = watch.trace();
            try (Backend backend = strike.arm().attach(folder)) {
                Sides.Look look = strike.change().sides().look(backend);
                boolean early = trace.fell(look.state() == Sides.State.UNREAD);
                Calls calls = trace.calls();
                Optional<String> notLeft = Strike.leave(backend);
                boolean late = !early && trace.fell(notLeft.isPresent());
                return new Opening(early || late, late, look.left(notLeft), calls);
            } catch (ArmUnavailableException refused) {
                boolean fell = trace.fell(true);
                return new Opening(
                        fell, false, Sides.Look.refused(String.valueOf(refused.getMessage())), trace.calls());
            }
        }
    }
}
