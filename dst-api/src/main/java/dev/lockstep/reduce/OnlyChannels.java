package dev.lockstep.reduce;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.invariant.Invariant;
import java.util.List;
import java.util.Set;

/**
 * A provider whose arms are read only over some channels. The last step of a walk is read over every channel, and then
 * its stores are opened once more; a trial needs only the reads that show its finding.
 */
record OnlyChannels(BackendProvider provider, Set<Channel> channels) implements ForwardingProvider {

    @Override
    public List<Invariant<?>> invariants() {
        return channels.contains(Channel.INSIDE) ? provider.invariants() : List.of();
    }

    @Override
    public Support support(Channel channel) {
        return channel == Channel.QUERY || channels.contains(channel)
                ? provider.support(channel)
                : Support.unsupported("a trial reads only what shows its finding");
    }
}
