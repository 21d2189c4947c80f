package dev.lockstep.faults;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Bugs of datatypes, languages and IRIs, on one arm: what is written is another term than the one that was asked. */
enum TypeBug {
    KEEPS_A_BYTE_AS_AN_INT {
        @Override
        String written(String text) {
            return text.replace("#byte>", "#int>");
        }
    },
    LOSES_THE_TYPE_OF_A_DURATION {
        @Override
        String written(String text) {
            return text.replaceAll("\\^\\^<[^>]*#duration>", "");
        }
    },
    LOSES_THE_REGION_OF_A_LANGUAGE {
        @Override
        String written(String text) {
            return text.replaceAll("\"@([A-Za-z]{2})-[A-Za-z0-9]+", "\"@$1");
        }
    },
    DECODES_AN_IRI {
        @Override
        String written(String text) {
            return text.replace("/%7e>", "/~>");
        }
    },
    WRITES_A_HOST_IN_LOWER_CASE {
        @Override
        String written(String text) {
            return text.replace("//LOCKSTEP.", "//lockstep.");
        }
    },
    CUTS_NANOSECONDS {
        @Override
        String written(String text) {
            return text.replace(".999999999Z", ".999Z");
        }
    },
    NORMALISES_A_BLANK {
        @Override
        String written(String text) {
            return text.replaceAll("\" a  b \"\\^\\^<([^>]*)#token>", "\"a b\"^^<$1#token>");
        }
    },
    LOSES_THE_SIGN_OF_ZERO {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            return read(
                    arm.apply(operation),
                    fired,
                    cell -> cell.value().startsWith("-0.0")
                            ? Cell.lexical(cell.type(), cell.value().substring(1))
                            : cell);
        }
    },
    A_SHAPE_SHOWS_LANGUAGES_IN_LOWER_CASE {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            return operation instanceof Operation.Shaped shaped && shaped.shape() % 2 == 1
                    ? read(
                            outcome,
                            fired,
                            cell -> new Cell.Lexical(
                                    cell.type(), cell.value(), cell.language().toLowerCase(Locale.ROOT)))
                    : outcome;
        }
    },
    A_DOCUMENT_HAS_NO_ZONES {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            return operation instanceof Operation.Call
                    ? read(
                            outcome,
                            fired,
                            cell -> cell.type().equals(Term.XSD + "dateTime")
                                    ? Cell.lexical(cell.type(), cell.value().replace("Z", ""))
                                    : cell)
                    : outcome;
        }
    },
    FINDS_NO_OTHER_FORM_OF_A_NUMBER {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            if (operation instanceof Operation.Query query && query.after().contains("\"007\"^^")) {
                fired.run();
                return new Outcome.Rows(List.of());
            }
            return arm.apply(operation);
        }
    },
    ACCEPTS_A_MISTAKE_IN_A_DOCUMENT {
        @Override
        Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
            Outcome outcome = arm.apply(operation);
            if (operation instanceof Operation.Call && outcome instanceof Outcome.Refused) {
                fired.run();
                return Outcome.Done.UNCOUNTED;
            }
            return outcome;
        }
    };

    /** Returns what is written in place of a text; the same text if this one is right. */
    String written(String text) {
        return text;
    }

    /** Asks the arm, and does what is wrong. */
    Outcome apply(Operation operation, Backend arm, Runnable fired) throws InterruptedException {
        Operation wrong = wrong(operation);
        if (!wrong.equals(operation)) {
            fired.run();
        }
        return arm.apply(wrong);
    }

    private Operation wrong(Operation operation) {
        if (operation instanceof Operation.Mutate mutate) {
            return Operation.mutate(written(mutate.text()));
        }
        if (operation instanceof Operation.Load load) {
            return Operation.load(load.format(), written(load.content()));
        }
        if (operation instanceof Operation.Call asked) {
            GraphCall call = GraphCall.of(asked);
            return new GraphCall(call.verb(), call.graph(), call.format(), written(call.content()), call.route())
                    .operation();
        }
        return operation;
    }

    private static Outcome read(Outcome outcome, Runnable fired, Function<Cell.Lexical, Cell> change) {
        if (!(outcome instanceof Outcome.Rows answer)) {
            return outcome;
        }
        Outcome changed = answer.with(answer.rows().stream()
                .map(row -> new Row(row.cells().stream()
                        .map(cell -> cell instanceof Cell.Lexical lexical ? change.apply(lexical) : cell)
                        .toList()))
                .toList());
        if (!changed.equals(outcome)) {
            fired.run();
        }
        return changed;
    }
}
