package dev.lockstep.stream;

import dev.lockstep.backend.Channel;
import dev.lockstep.workload.Sample;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything that is done around the command of one step: a kill meanwhile, and the channels by which the state is
 * observed after it.
 *
 * @param channels the channels, in their order; none if nothing is read after the command
 * @param sample the part of the state that is read; empty if everything is read
 * @param kill the moment at which the engine is killed, in thousandths of the time that the arm's last operation took;
 *     empty if it is not
 */
public record Observation(Set<Channel> channels, Optional<Sample> sample, OptionalInt kill) {

    /** Nothing is read. */
    public static final Observation NONE = new Observation(Set.of());

    /** The probes are read over the connection that writes. */
    public static final Observation QUERY = new Observation(Set.of(Channel.QUERY));

    /**
     * Everything that can be read during a walk. The invariants look whenever something is read, so they are not named.
     */
    public static final Observation FULL =
            new Observation(EnumSet.complementOf(EnumSet.of(Channel.AFTERLIFE, Channel.INSIDE)));

    /** Reads everything over these channels, without a kill. */
    public Observation(Set<Channel> channels) {
        this(channels, Optional.empty(), OptionalInt.empty());
    }

    /** @throws IllegalArgumentException for the afterlife, which no step has, and for a part of nothing */
    public Observation {
        if (channels.contains(Channel.AFTERLIFE)) {
            throw new IllegalArgumentException(
                    "the " + Channel.AFTERLIFE + " follows the last step and is part of none");
        }
        if (channels.isEmpty() && sample.isPresent()) {
            throw new IllegalArgumentException("where nothing is read, no part is read");
        }
        EnumSet<Channel> ordered = EnumSet.noneOf(Channel.class);
        ordered.addAll(channels);
        channels = Collections.unmodifiableSet(ordered);
    }

    /** Returns an observation over the same channels that reads only a part. */
    public Observation of(Sample part) {
        return new Observation(channels, Optional.of(part), kill);
    }

    /** Returns the same observation of a step in which the engine is killed at this moment, or is not. */
    public Observation killed(OptionalInt moment) {
        return new Observation(channels, sample, moment);
    }

    static Observation of(Channel... channels) {
        return new Observation(Set.copyOf(List.of(channels)));
    }
}
