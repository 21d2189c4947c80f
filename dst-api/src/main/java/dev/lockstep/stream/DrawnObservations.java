package dev.lockstep.stream;

import dev.lockstep.backend.Channel;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws the observation of each step, from a separate stream.
 *
 * <p>If every step were observed, each change would be followed by a read, and a store that loses what is not read
 * would never be seen. Therefore there are bursts of {@value #SHORTEST} to {@value #LONGEST} steps without any read.
 * The step after a burst is always observed.
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

    private final SeedTree seeds;
    private long lastOfBurst;

    DrawnObservations(SeedTree seeds) {
        this.seeds = seeds;
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
