package example.counters;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import example.counters.CountersWorkload.Drop;
import example.counters.CountersWorkload.Raise;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counters in a map. */
record MapCounters(String system, String transport) implements BackendProvider {

    MapCounters() {
        this("counters", "map");
    }

    @Override
    public Backend open(ArmContext context) {
        return new InMemory();
    }

    private static final class InMemory extends OperationBackend {
        private final SortedMap<String, Long> counters = new TreeMap<>();

        InMemory() {
            on(Raise.class, raise -> {
                counters.merge(raise.name(), 1L, Long::sum);
                return Outcome.Done.affecting(1);
            });
            on(Drop.class, drop -> Outcome.Done.affecting(counters.remove(drop.name()) == null ? 0 : 1));
        }

        @Override
        protected Outcome query(Operation.Query query) {
            return new Outcome.Rows(CountersWorkload.rows(counters));
        }
    }
}
