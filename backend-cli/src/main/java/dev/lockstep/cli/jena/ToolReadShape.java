package dev.lockstep.cli.jena;

import dev.lockstep.backend.sparql.ResultsFormat;
import dev.lockstep.op.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * A way of asking a query with {@code tdbquery} and of reading what it prints. Formats that are left out: {@code CSV}
 * prints every term as a text, {@code text} and {@code tuples} shorten IRIs by the prefixes of the query, and the
 * binary ones need Jena's own code to be read.
 */
record ToolReadShape(Asking asking, ResultsFormat format) {

    /** All shapes. {@link dev.lockstep.op.Operation.Shaped} names one by its place, so new ones follow at the end. */
    static final List<ToolReadShape> ALL = all();

    /** The longest query in an argument; the rest of the command line has room beside it. */
    private static final int LONGEST_ARGUMENT = 32 * 1024;

    /** How the query is handed over and worked on. */
    enum Asking {
        FILE("query in a file", List.of()),
        ARGUMENT("query as an argument", List.of()),
        UNOPTIMISED("without the optimiser", List.of("--optimize=off")),
        STRICT("strict", List.of("--strict"));

        private final String text;
        private final List<String> options;

        Asking(String text, List<String> options) {
            this.text = text;
            this.options = options;
        }

        List<String> options() {
            return options;
        }
    }

    /** Whether a query is an argument in this shape. One that an argument cannot carry unchanged is in a file. */
    boolean isArgument(String query) {
        return asking == Asking.ARGUMENT
                && query.length() < LONGEST_ARGUMENT
                && query.chars().allMatch(unit -> unit >= ' ' && unit <= '~');
    }

    /** Returns the shape in which a read is asked. */
    static ToolReadShape of(Operation.Shaped shaped) {
        ToolReadShape shape = shaped.of(ALL);
        return shaped.query() instanceof Operation.Ask ? shape.ofAsk() : shape;
    }

    /**
     * Returns the shape for a query that nobody wrote for it. Such a query may mean something else to a strict parser,
     * its answer may depend on the plan, and Jena's XML cannot carry every text.
     */
    private ToolReadShape ofAsk() {
        return new ToolReadShape(
                asking == Asking.ARGUMENT ? asking : Asking.FILE,
                format == ResultsFormat.XML ? ResultsFormat.JSON : format);
    }

    private static List<ToolReadShape> all() {
        List<ToolReadShape> all = new ArrayList<>();
        for (Asking asking : Asking.values()) {
            for (ResultsFormat format : ResultsFormat.values()) {
                all.add(new ToolReadShape(asking, format));
            }
        }
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return asking.text + ", --results=" + format;
    }
}
