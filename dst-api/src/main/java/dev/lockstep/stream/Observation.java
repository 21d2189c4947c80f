package dev.lockstep.stream;

import dev.lockstep.backend.Channel;
import dev.lockstep.workload.Sample;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The channels by which one step is observed after its command.
 *
 * @param channels the channels, in their order; none if nothing is read after the command
 * @param sample the part of the state that is read; empty if everything is read
 */
public record Observation(Set<Channel> channels, Optional<Sample> sample) {

    /** Nothing is read. */
    public static final Observation NONE = new Observation(Set.of());

    /** The probes are read over the connection that writes. */
    public static final Observation QUERY = new Observation(Set.of(Channel.QUERY));

    /**
     * Everything that can be read during a walk. The invariants look whenever something is read, so they are not named.
     */
    public static final Observation FULL =
            new Observation(EnumSet.complementOf(EnumSet.of(Channel.AFTERLIFE, Channel.INSIDE)));

    /** Reads everything over these channels. */
    public Observation(Set<Channel> channels) {
        this(channels, Optional.empty());
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
        return new Observation(channels, Optional.of(part));
    }

    static Observation of(Channel... channels) {
        return new Observation(Set.copyOf(List.of(channels)));
    }
}
