package dev.lockstep.parity;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.Support;
import dev.lockstep.invariant.Invariant;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The declared support of one arm's provider.
 *
 * <p>If an arm could change its declaration during a walk, it could leave the comparison at the point where it fails.
 * Therefore the declaration for reads is asked for once, and one operation of each kind of command is asked about again
 * at every step. If an answer differs from the first one, that is a fault of the provider.
 */
final class DeclaredSupport {

    private record Asked(Operation operation, Support answer) {}

    private final BackendProvider provider;
    private final Map<OperationKind, Set<Facet>> tells = new EnumMap<>(OperationKind.class);
    private final Map<OperationKind, Evidence> evidence = new EnumMap<>(OperationKind.class);
    private final Map<Channel, Support> channels = new EnumMap<>(Channel.class);
    private final Map<String, Asked> first = new TreeMap<>();

    DeclaredSupport(BackendProvider provider) {
        this.provider = provider;
        Support reads = declared(provider.support(OperationKind.QUERY));
        for (OperationKind kind : OperationKind.values()) {
            Evidence declared = provider.evidence(kind);
            if (declared == null) {
                throw new UnsoundBackendException(provider.getClass().getName() + ".evidence(" + kind
                        + ") returned null; return Evidence.NONE or another Evidence");
            }
            evidence.put(kind, declared);
            Set<Facet> told = provider.tells(kind);
            if (told == null) {
                throw new UnsoundBackendException(provider.getClass().getName() + ".tells(" + kind
                        + ") returned null; return the facets, or an empty set");
            }
            tells.put(kind, Set.copyOf(told));
        }
        for (Channel channel : Channel.values()) {
            // Whoever forwards all channels of another transport need not know this one.
            Support support = channel == Channel.INSIDE ? inside(provider) : declared(provider.support(channel));
            channels.put(channel, reads.level() == Support.Level.UNSUPPORTED ? reads : support);
        }
    }

    private static Support inside(BackendProvider provider) {
        List<Invariant<?>> invariants = provider.invariants();
        if (invariants == null) {
            throw new UnsoundBackendException(provider.getClass().getName()
                    + ".invariants() returned null; return the invariants, or an empty list");
        }
        return invariants.isEmpty() ? Support.unsupported("the transport declares no invariants") : Support.OFFERED;
    }

    /** Returns the facets that the transport tells of operations of this kind. */
    Set<Facet> tells(OperationKind kind) {
        return tells.get(kind);
    }

    /** Returns the evidence of an operation of this kind. */
    Evidence evidence(OperationKind kind) {
        return evidence.get(kind);
    }

    /** Returns the support for reads over a channel. */
    Support of(Channel channel) {
        return channels.get(channel);
    }

    /**
     * Returns the support for an operation.
     *
     * @throws UnsoundBackendException if the provider takes back its declaration
     */
    Support of(String commandKind, Operation operation) {
        first.forEach((kind, asked) -> {
            Support again = provider.support(kind, asked.operation());
            if (!asked.answer().equals(again)) {
                throw new UnsoundBackendException(provider.getClass().getName() + " declared " + asked.answer()
                        + " for an operation of the command " + kind + ", and now declares " + again
                        + " for the same operation; support(…) must be a pure function of its arguments");
            }
        });
        Support answer = declared(provider.support(commandKind, operation));
        first.putIfAbsent(commandKind, new Asked(operation, answer));
        return answer;
    }

    private Support declared(Support support) {
        if (support == null) {
            throw new UnsoundBackendException(provider.getClass().getName()
                    + ".support(…) returned null; return Support.OFFERED or another Support");
        }
        return support;
    }
}
