package dev.lockstep.backend.sparql;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.SourceSections;
import dev.lockstep.backend.StepParts;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Parameters;
import dev.lockstep.system.SystemUnderTest;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** The parts that the reproducers of a triple store share: the words of an operation, and how an answer is printed. */
public final class SparqlScript {

    private SparqlScript() {}

    /**
     * Returns functions for {@code sh}: {@code table}, which prints the rows of a document in TSV, and {@code refused},
     * which prints the class of a refusal.
     */
    public static String functions(SystemUnderTest system) {
        // The name of an exception says more than the exit code beside it.
        String cases = system.refusals().entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().indexOf('.') < 0))
                .map(each ->
                        "    *" + Quoted.shell(each.getKey()) + "*) echo \"$1 refused " + each.getValue() + "\" ;;")
                .collect(Collectors.joining("\n"));
        return SourceSections.text(SparqlScript.class, "rows.sh").replace("@CASES@", cases);
    }

    /** Returns a program in Java that turns a document of results into TSV with the engine's own readers. */
    public static String results() {
        return SourceSections.text(SparqlScript.class, "Results.java.txt");
    }

    /** Returns an expression of Java: the class of each refusal, by the name of an exception. */
    public static String refusals(SystemUnderTest system) {
        return system.refusals().entrySet().stream()
                .filter(each -> each.getKey().indexOf('.') > 0)
                .map(each -> Quoted.java(each.getKey()) + ", " + Quoted.java(each.getValue()))
                .collect(Collectors.joining(", ", "Map.of(", ")"));
    }

    /** Returns an operation in SPARQL, or in words, for people. */
    public static String words(Operation operation) {
        if (operation instanceof Operation.Mutate mutate) {
            return mutate.text();
        } else if (operation instanceof Operation.Query query) {
            return query.text(" ");
        } else if (operation instanceof Operation.Ask ask) {
            return ask.text();
        } else if (operation instanceof Operation.Load load) {
            return "load this document in " + GraphWords.language(load.format()) + ":\n" + load.content();
        } else if (operation instanceof Operation.Execute execute) {
            return execute.text() + with(execute.parameters());
        } else if (operation instanceof Operation.Shaped shaped) {
            return shaped.query().text(" ") + with(shaped.parameters());
        } else if (operation instanceof Operation.Transaction transaction) {
            return "in one transaction: " + UpdateRequest.of(transaction)
                    + (transaction.commit() ? "" : ", rolled back");
        } else if (operation instanceof Operation.Backup backup) {
            return StepParts.ofCopy(
                    "back up, load the backup into an empty store, and read the copy:",
                    backup.canary(),
                    SparqlScript::words,
                    "take the backup",
                    "load the backup into an empty store",
                    backup.content().text(" "));
        } else if (operation instanceof Operation.Call call) {
            return GraphWords.of(GraphCall.of(call));
        }
        return switch (operation.kind()) {
            case OPTIMIZE -> "compact the store";
            case REOPEN -> "close the store, and open it again";
            case RESTART -> "stop the server, and start it again";
            default -> Json.MAPPER.writeValueAsString(operation);
        };
    }

    private static String with(Parameters parameters) {
        return parameters.areNone() ? "" : " with " + Json.MAPPER.writeValueAsString(parameters.rows());
    }

    /** Returns an expression of Java for a parameter: a node of the kind that the term is. */
    public static Map.Entry<String, String> node(int place, Cell cell) {
        Term term = Term.of(cell);
        String node;
        if (term instanceof Term.Iri iri) {
            node = "NodeFactory.createURI(" + Quoted.java(iri.value()) + ")";
        } else {
            Term.Literal literal = (Term.Literal) term;
            node = literal.language().isEmpty()
                    ? "NodeFactory.createLiteral(" + Quoted.java(literal.lexical())
                            + ", TypeMapper.getInstance().getSafeTypeByName(" + Quoted.java(literal.datatype()) + "))"
                    : "NodeFactory.createLiteral(" + Quoted.java(literal.lexical()) + ", "
                            + Quoted.java(literal.language()) + ")";
        }
        return Map.entry("p" + place, node);
    }
}
