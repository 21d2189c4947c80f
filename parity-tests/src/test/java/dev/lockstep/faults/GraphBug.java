package dev.lockstep.faults;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.List;
import java.util.Optional;

/** Bugs of graphs as wholes, on one arm. */
enum GraphBug {
    /** Nothing is wrong. */
    PUT_ADDS {
        @Override
        Optional<Outcome> instead(GraphCall call, Backend arm) throws InterruptedException {
            return call.verb() == GraphCall.Verb.PUT
                    ? Optional.of(arm.apply(
                            new GraphCall(GraphCall.Verb.ADD, call.graph(), call.format(), call.content(), call.route())
                                    .operation()))
                    : Optional.empty();
        }
    },
    ADD_LOSES_THE_NAME_OF_THE_GRAPH {
        @Override
        Optional<Outcome> instead(GraphCall call, Backend arm) throws InterruptedException {
            return call.verb() == GraphCall.Verb.ADD && !call.graph().isEmpty()
                    ? Optional.of(arm.apply(
                            new GraphCall(call.verb(), "", call.format(), call.content(), call.route()).operation()))
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
    };

    /** Returns the outcome of a call that goes wrong; empty if this one is right. */
    abstract Optional<Outcome> instead(GraphCall call, Backend arm) throws InterruptedException;

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
