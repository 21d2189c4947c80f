package dev.lockstep.faults;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.Prefixes;
import dev.lockstep.embedded.jena.TdbInside;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Bugs of graphs as wholes, on one arm. */
enum GraphBug {
    /** Nothing is wrong. */
    PUT_ADDS {
        @Override
        Optional<Outcome> instead(GraphCall call, Backend arm) throws InterruptedException {
            return call.verb() == GraphCall.Verb.PUT
                    ? Optional.of(arm.apply(new GraphCall(
                                    GraphCall.Verb.ADD,
                                    call.graph(),
                                    call.format(),
                                    call.content(),
                                    call.route(),
                                    call.dataset())
                            .operation()))
                    : Optional.empty();
        }
    },
    ADD_LOSES_THE_NAME_OF_THE_GRAPH {
        @Override
        Optional<Outcome> instead(GraphCall call, Backend arm) throws InterruptedException {
            return call.verb() == GraphCall.Verb.ADD && !call.graph().isEmpty()
                    ? Optional.of(arm.apply(
                            new GraphCall(call.verb(), "", call.format(), call.content(), call.route(), call.dataset())
                                    .operation()))
                    : Optional.empty();
        }
    },
    REMOVES_NOTHING {
        @Override
        Optional<Outcome> instead(GraphCall call, Backend arm) {
            return call.verb() == GraphCall.Verb.REMOVE ? Optional.of(Outcome.Done.UNCOUNTED) : Optional.empty();
        }
    },
    GETS_A_MISSING_GRAPH_AS_AN_EMPTY_ONE {
        @Override
        Optional<Outcome> instead(GraphCall call, Backend arm) throws InterruptedException {
            Outcome outcome = arm.apply(call.operation());
            return call.verb() == GraphCall.Verb.GET && outcome instanceof Outcome.Refused
                    ? Optional.of(new Outcome.Rows(List.of()))
                    : Optional.empty();
        }
    },
    EVERY_GRAPH_EXISTS {
        @Override
        Optional<Outcome> instead(GraphCall call, Backend arm) {
            return call.verb() == GraphCall.Verb.EXISTS
                    ? Optional.of(new Outcome.Rows(List.of(Row.of(Cell.bool(true)))))
                    : Optional.empty();
        }
    },
    FORGETS_UPDATES_BY_FORM {
        @Override
        Optional<Outcome> instead(GraphCall call, Backend arm) {
            return call.verb() == GraphCall.Verb.UPDATE && call.route() == GraphCall.Route.FORM
                    ? Optional.of(Outcome.Done.UNCOUNTED)
                    : Optional.empty();
        }
    },
    MAINTENANCE_LOSES_A_PREFIX {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            if (MAINTENANCE.contains(operation.kind()) && damages(arm, TdbInside::losePrefix)) {
                fired.run();
            }
            return outcome;
        }
    },
    A_PREFIX_KEEPS_ITS_OLD_IRI {
        @Override
        Optional<Outcome> instead(GraphCall call, Backend arm) throws InterruptedException {
            if (call.isBeside()) {
                return Optional.empty();
            }
            StringBuilder old = new StringBuilder();
            for (Map.Entry<String, String> each : Prefixes.of(call.content()).entrySet()) {
                bound(each.getKey(), arm)
                        .filter(iri -> !iri.equals(each.getValue()))
                        .ifPresent(iri -> old.append("@prefix " + each.getKey() + ": <" + iri + "> .\n"));
            }
            if (old.isEmpty()) {
                return Optional.empty();
            }
            Outcome outcome = arm.apply(call.operation());
            arm.apply(new GraphCall(GraphCall.Verb.ADD, "", "ttl", old.toString(), call.route()).operation());
            return Optional.of(outcome);
        }
    },
    AN_UPDATE_OF_THE_SECOND_DATASET_LANDS_IN_THE_FIRST {
        @Override
        Optional<Outcome> instead(GraphCall call, Backend arm) throws InterruptedException {
            return call.isBeside() && call.verb() == GraphCall.Verb.UPDATE
                    ? Optional.of(arm.apply(
                            new GraphCall(call.verb(), call.graph(), call.format(), call.content(), call.route())
                                    .operation()))
                    : Optional.empty();
        }
    },
    AN_UPDATE_LANDS_IN_THE_SECOND_DATASET {
        @Override
        Optional<Outcome> instead(GraphCall call, Backend arm) throws InterruptedException {
            return !call.isBeside() && call.verb() == GraphCall.Verb.UPDATE
                    ? Optional.of(arm.apply(call.beside().operation()))
                    : Optional.empty();
        }
    },
    A_COMPACTION_EMPTIES_THE_SECOND_DATASET {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            if (operation.kind() == OperationKind.OPTIMIZE) {
                arm.apply(new GraphCall(GraphCall.Verb.UPDATE, "", "", "DROP ALL", GraphCall.Route.BODY)
                        .beside()
                        .operation());
                fired.run();
            }
            return outcome;
        }
    },
    A_PUT_INTO_THE_SECOND_DATASET_REMOVES_THE_GRAPH_OF_THE_FIRST {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            if (operation instanceof Operation.Call call
                    && GraphCall.isBeside(call)
                    && GraphCall.of(call).verb() == GraphCall.Verb.PUT) {
                GraphCall put = GraphCall.of(call);
                arm.apply(new GraphCall(GraphCall.Verb.REMOVE, put.graph(), "nt", "", put.route()).operation());
                fired.run();
            }
            return outcome;
        }
    },
    AN_ADD_BINDS_A_PREFIX_TWICE {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            if (operation instanceof Operation.Call call
                    && GraphCall.of(call).verb() == GraphCall.Verb.ADD
                    && damages(arm, TdbInside::bindPrefixTwice)) {
                fired.run();
            }
            return outcome;
        }
    };

    private static final Set<OperationKind> MAINTENANCE =
            Set.of(OperationKind.OPTIMIZE, OperationKind.REOPEN, OperationKind.BACKUP);

    private static boolean damages(Backend arm, Predicate<TdbInside> damage) throws InterruptedException {
        try {
            return damage.test(arm.inside(TdbInside.class).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> bound(String name, Backend arm) throws InterruptedException {
        Outcome asked =
                arm.apply(new GraphCall(GraphCall.Verb.PREFIXES, "", "trig", name, GraphCall.Route.BODY).operation());
        return ((Outcome.Rows) asked)
                .rows().stream()
                        .map(row -> ((Cell.Text) row.cells().get(1)).value())
                        .findFirst();
    }

    /** Returns the outcome of a call that goes wrong; empty if this one is right. */
    Optional<Outcome> instead(GraphCall call, Backend arm) throws InterruptedException {
        return Optional.empty();
    }

    /** Asks the arm, and does what is wrong. */
    Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
        Optional<Outcome> wrong =
                operation instanceof Operation.Call call ? instead(GraphCall.of(call), arm) : Optional.empty();
        if (wrong.isPresent()) {
            fired.run();
            return wrong.get();
        }
        return arm.apply(operation);
    }
}
