package dev.lockstep.reduce;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.invariant.Invariant;
import dev.lockstep.invariant.Look;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A shelf that can be looked into. Its store has a crack after a large thing was put. No answer shows it, unless
 * somebody asks for cracks.
 *
 * @param provider the shelf
 * @param largest the size above which a thing makes a crack
 * @param question the query by which the look tells others to ask for cracks; empty if it knows none
 */
record LookedInto(BackendProvider provider, long largest, String question) implements ForwardingProvider {

    /** The query that a shelf with a crack answers with a row. */
    static final String CRACKS = "cracks";

    @Override
    public List<Invariant<?>> invariants() {
        return List.of(new Whole(question));
    }

    @Override
    public Support support(Channel channel) {
        return channel == Channel.INSIDE ? Support.OFFERED : provider.support(channel);
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return new Open(provider.open(context), largest, new Cracks(new ArrayList<>()));
    }

    private record Cracks(List<String> found) {}

    private record Whole(String question) implements Invariant<Cracks> {
        @Override
        public String name() {
            return "the shelf is whole";
        }

        @Override
        public Class<Cracks> view() {
            return Cracks.class;
        }

        @Override
        public SortedMap<String, Operation.Query> showing(String violation) {
            SortedMap<String, Operation.Query> queries = new TreeMap<>();
            if (!question.isEmpty()) {
                queries.put("cracks of the shelf", Operation.query(question, List.of(Column.text("crack")), ""));
            }
            return queries;
        }

        @Override
        public void look(Cracks store, Look look) {
            look.saw(1);
            store.found().forEach(look::violated);
        }
    }

    private record Open(Backend backend, long largest, Cracks cracks) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            if (operation instanceof Operation.Mutate put
                    && put.text().startsWith("put ")
                    && Long.parseLong(put.text().split(" ")[2]) > largest) {
                cracks.found().add("there is a crack");
            }
            return backend.apply(operation);
        }

        @Override
        public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
            List<Outcome> outcomes = new ArrayList<>();
            for (Operation.Query query : queries) {
                outcomes.add(
                        query.before().equals(CRACKS)
                                ? new Outcome.Rows(cracks.found().stream()
                                        .map(crack -> Row.of(Cell.text(crack)))
                                        .toList())
                                : backend.read(List.of(query)).get(0));
            }
            return outcomes;
        }

        @Override
        public <S> Optional<S> inside(Class<S> view) {
            return Optional.of(view.cast(cracks));
        }
    }
}
