package dev.lockstep.stream;

import dev.lockstep.backend.Channel;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The channels by which one step is observed after its command.
 *
 * @param channels the channels, in their order; none if nothing is read after the command
 */
public record Observation(Set<Channel> channels) {

    /** Nothing is read. */
    public static final Observation NONE = new Observation(Set.of());

    /** The probes are read over the connection that writes. */
    public static final Observation QUERY = new Observation(Set.of(Channel.QUERY));

    /**
     * Everything that can be read during a walk. The invariants look whenever something is read, so they are not named.
     */
    public static final Observation FULL =
            new Observation(EnumSet.complementOf(EnumSet.of(Channel.AFTERLIFE, Channel.INSIDE)));

    /** @throws IllegalArgumentException for the afterlife, which no step has */
    public Observation {
        if (channels.contains(Channel.AFTERLIFE)) {
            throw new IllegalArgumentException(
                    "the " + Channel.AFTERLIFE + " follows the last step and is part of none");
        }
        EnumSet<Channel> ordered = EnumSet.noneOf(Channel.class);
        ordered.addAll(channels);
        channels = Collections.unmodifiableSet(ordered);
    }

    static Observation of(Channel... channels) {
        return new Observation(Set.copyOf(List.of(channels)));
    }
}
