package dev.lockstep.stream;

import dev.lockstep.workload.Sample;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Adds kills to the observations of a walk. Whether a step has one, and when it comes, is drawn from a separate stream,
 * so a walk with kills has the same commands and the same reads as one without.
 *
 * @param observations the observations to add to
 * @param seeds the walk's seed
 */
record CrashingObservations(ObservationSource observations, SeedTree seeds) implements ObservationSource {

    /** One step of so many has a kill. */
    private static final int KILLS = 4;

    /** Beyond the usual time of an operation a kill comes between two steps. */
    private static final int LATEST = 1500;

    @Override
    public Optional<Sample> sample(long step) {
        return observations.sample(step);
    }

    @Override
    public Observation next(long step) {
        RandomGenerator random = seeds.stream(step, "crash");
        Observation observation = observations.next(step);
        return random.nextInt(KILLS) == 0 ? observation.killed(OptionalInt.of(random.nextInt(LATEST))) : observation;
    }
}
