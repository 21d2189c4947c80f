package dev.lockstep.stream;

import dev.lockstep.backend.Channel;
import dev.lockstep.workload.Sample;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Draws the observation of each step, from a separate stream.
 *
 * <p>If every step were observed, each change would be followed by a read, and a store that loses what is not read
 * would never be seen. Therefore there are bursts of {@value #SHORTEST} to {@value #LONGEST} steps without any read.
 * The step after a burst is always observed.
 *
 * <p>Of a large state only a part is read. A part of twice the rows is drawn half as often, so the mean number of rows
 * grows with the logarithm of the state, and each state is read as a whole now and then.
 */
final class DrawnObservations implements ObservationSource {

    static final int SHORTEST = 2;
    static final int LONGEST = 8;

    /** One of so many steps that may begin a burst does. */
    private static final int BURST = 3;

    /**
     * Observations with the same chance each. The last ones leave the writing connection alone. A read of the whole
     * store costs as much as many probes, so one of twelve is enough.
     */
    private static final List<Observation> OBSERVED = List.of(
            Observation.QUERY,
            Observation.QUERY,
            Observation.QUERY,
            Observation.QUERY,
            Observation.QUERY,
            Observation.QUERY,
            Observation.of(Channel.QUERY, Channel.OLDER),
            Observation.of(Channel.QUERY, Channel.OLDER),
            Observation.of(Channel.QUERY, Channel.YOUNGER),
            Observation.of(Channel.OLDER),
            Observation.of(Channel.YOUNGER),
            Observation.of(Channel.PHYSICAL));

    /** The number of rows of the smallest part. */
    static final int PART = 128;

    /** How often a part may be doubled. */
    private static final int DOUBLINGS = 32;

    private final SeedTree seeds;
    private long lastOfBurst;

    DrawnObservations(SeedTree seeds) {
        this.seeds = seeds;
    }

    @Override
    public Optional<Sample> sample(long step) {
        RandomGenerator random = seeds.stream(step, "sample");
        int doublings = Math.min(DOUBLINGS, Long.numberOfTrailingZeros(random.nextLong()));
        return Optional.of(new Sample((long) PART << doublings, random.nextInt(Sample.END + 1)));
    }

    @Override
    public Observation next(long step) {
        if (step <= lastOfBurst) {
            return Observation.NONE;
        }
        RandomGenerator random = seeds.stream(step, "observe");
        boolean mayBegin = step - 1 > lastOfBurst || lastOfBurst == 0;
        if (random.nextInt(BURST) == 0 && mayBegin) {
            lastOfBurst = step - 1 + random.nextInt(SHORTEST, LONGEST + 1);
            return Observation.NONE;
        }
        return OBSERVED.get(random.nextInt(OBSERVED.size()));
    }
}
