package dev.lockstep.embedded.jena;

import dev.lockstep.op.Operation;
import java.util.Arrays;
import java.util.List;

/**
 * The ways of asking a query in this process and of reading its solutions. The type is public for the same reason as
 * {@link Tdb}. {@link dev.lockstep.op.Operation.Shaped} names one by its place, so new ones follow at the end.
 *
 * <p>A round trip through CSV is not among them: an IRI, a number and a text with a language are all texts there.
 */
public enum TdbReadShape {
    STREAMED("one solution after another"),
    MATERIALISED("all solutions at once"),
    READ_TWICE("rewound and read twice"),
    RESULT_SET("as a result set"),
    COPIED("a copy of the result set"),
    THROUGH_JSON("written as JSON and read"),
    THROUGH_XML("written as XML and read"),
    THROUGH_TSV("written as TSV and read"),
    THROUGH_THRIFT("written as Thrift and read"),
    THROUGH_PROTOBUF("written as Protobuf and read"),
    TRANSACTION("in a transaction of the caller"),
    WRITE_TRANSACTION("in a transaction that may write"),
    MODEL_API("the query execution of the model API"),
    UNOPTIMISED("without the optimiser"),
    ASKED_TWICE("asked twice in one transaction");

    private final String text;

    TdbReadShape(String text) {
        this.text = text;
    }

    /** Returns the shape in which a read is asked. */
    static TdbReadShape of(Operation.Shaped shaped) {
        TdbReadShape shape = shaped.of(List.of(values()));
        return shaped.query() instanceof Operation.Ask ? shape.ofAsk() : shape;
    }

    /**
     * Returns the shape for a query that nobody wrote for it. It may ask another service, so it is not asked twice; its
     * answer may depend on the plan; and Jena's XML cannot carry every text.
     */
    private TdbReadShape ofAsk() {
        return switch (this) {
            case UNOPTIMISED, ASKED_TWICE -> STREAMED;
            case THROUGH_XML -> THROUGH_JSON;
            default -> this;
        };
    }

    /** Returns the texts of all shapes, in their order. */
    static List<String> texts() {
        return Arrays.stream(values()).map(shape -> shape.text).toList();
    }
}
