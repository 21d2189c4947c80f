package dev.lockstep.faults;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * A transport with a planted bug.
 *
 * @param provider the transport without the bug
 * @param bug creates the bug of one arm
 */
record PlantedProvider(BackendProvider provider, Supplier<Bug> bug) implements ForwardingProvider {

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return new Planted(new Healthy(provider, context), bug.get());
    }

    /** A bug may replace the store, so only the connection that writes is sure to see the right one. */
    @Override
    public Support support(Channel channel) {
        return channel == Channel.QUERY ? provider.support(channel) : Support.unsupported("a bug is planted");
    }

    /** A bug makes its answers itself, without facets. */
    @Override
    public Set<Facet> tells(OperationKind kind) {
        return Set.of();
    }

    private record Planted(Healthy arm, Bug bug) implements Backend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            return bug.apply(operation, arm);
        }

        @Override
        public List<Outcome> read(List<Query> queries) throws InterruptedException {
            return bug.read(queries, arm);
        }

        @Override
        public SortedSet<String> marks(Evidence evidence) throws IOException, InterruptedException {
            return arm.marks(evidence);
        }

        @Override
        public Map<String, String> description() {
            return arm.description();
        }

        @Override
        public void close() {
            bug.close(arm);
        }
    }
}
