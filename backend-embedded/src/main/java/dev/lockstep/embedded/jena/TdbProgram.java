package dev.lockstep.embedded.jena;

import static dev.lockstep.embedded.jena.JenaReproducer.quoted;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.SourceSections;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.Prefixes;
import dev.lockstep.backend.sparql.QueryForm;
import dev.lockstep.backend.sparql.SparqlScript;
import dev.lockstep.backend.sparql.UpdateRequest;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The steps as calls of the methods in {@code Repro.java.txt}, which do what {@link TdbGuest} does. */
final class TdbProgram {

    /** A method of Java has at most 64 KiB of code. */
    private static final int CALLS_OF_A_METHOD = 100;

    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.nio.charset.StandardCharsets",
            "java.nio.file.*",
            "java.util.*",
            "java.util.zip.GZIPInputStream",
            "org.apache.jena.datatypes.TypeMapper",
            "org.apache.jena.dboe.base.file.Location",
            "org.apache.jena.graph.*",
            "org.apache.jena.query.*",
            "org.apache.jena.rdf.model.ModelFactory",
            "org.apache.jena.riot.*",
            "org.apache.jena.riot.resultset.ResultSetLang",
            "org.apache.jena.riot.rowset.RowSetReader",
            "org.apache.jena.riot.system.ErrorHandlerFactory",
            "org.apache.jena.shared.JenaException",
            "org.apache.jena.sparql.core.DatasetGraph",
            "org.apache.jena.sparql.core.DatasetGraphFactory",
            "org.apache.jena.sparql.core.Var",
            "org.apache.jena.sparql.engine.binding.Binding",
            "org.apache.jena.sparql.engine.binding.BindingBuilder",
            "org.apache.jena.sparql.exec.*",
            "org.apache.jena.sparql.graph.GraphFactory",
            "org.apache.jena.sparql.resultset.ResultsWriter",
            "org.apache.jena.system.Txn",
            "org.apache.jena.tdb2.DatabaseMgr",
            "org.apache.jena.tdb2.sys.TDBInternal");

    private final SourceSections sections;
    private final Reproduction reproduction;
    private final Set<String> used = new TreeSet<>(Set.of("base"));
    private final SortedMap<Integer, String> words = new TreeMap<>();
    private final List<String> omitted = new ArrayList<>();
    private final String source;

    TdbProgram(SourceSections sections, Reproduction reproduction) {
        this.sections = sections;
        this.reproduction = reproduction;
        this.source = made();
    }

    String source() {
        return source;
    }

    SortedMap<Integer, String> words() {
        return words;
    }

    List<String> omitted() {
        return omitted;
    }

    private String made() {
        List<String> calls = new ArrayList<>();
        if (reproduction.steps().stream().anyMatch(step -> GraphCall.isBeside(step.operation()))) {
            used.add("beside");
        }
        for (Reproduction.Step step : reproduction.steps()) {
            words.put(step.number(), SparqlScript.words(step.operation()));
            calls.add("        // " + Quoted.line(step.title(), 100) + "\n        "
                    + call(step.number(), step.operation()) + "\n");
        }
        StringBuilder made = new StringBuilder();
        IMPORTS.forEach(each -> made.append("import ").append(each).append(";\n"));
        made.append("\n/** Shows the steps of issue.md; play.sh beside this file starts it in an empty folder. */\n")
                .append("public class Repro {\n\n    public static void main(String[] arguments) throws Exception {\n")
                .append("        store = open(\"data\");\n");
        StringBuilder methods = new StringBuilder();
        for (int from = 0; from < calls.size(); from += CALLS_OF_A_METHOD) {
            List<String> chunk = calls.subList(from, Math.min(calls.size(), from + CALLS_OF_A_METHOD));
            if (calls.size() <= CALLS_OF_A_METHOD) {
                chunk.forEach(made::append);
            } else {
                made.append("        stepsFrom").append(from).append("();\n");
                methods.append("    static void stepsFrom").append(from).append("() throws Exception {\n");
                chunk.forEach(methods::append);
                methods.append("    }\n\n");
            }
        }
        return made.append(used.contains("beside") ? "        closeBeside();\n" : "")
                .append("        TDBInternal.expel(store);\n    }\n\n")
                .append(methods)
                .append(sections.text(used).replace("@REFUSALS@", SparqlScript.refusals(reproduction.system())))
                .append("}\n")
                .toString();
    }

    private String call(int number, Operation operation) {
        String begin = "(" + number + ", ";
        if (operation instanceof Operation.Mutate mutate) {
            return "update" + begin + "true, " + quoted(mutate.text()) + ");";
        } else if (operation instanceof Operation.Query query) {
            return "query" + begin + "store, " + query.ordered() + ", " + quoted(query.text(" ")) + ");";
        } else if (operation instanceof Operation.Shaped shaped
                && shaped.query() instanceof Operation.Ask ask
                && QueryForm.of(ask.text()) != QueryForm.SELECT) {
            return call(number, ask);
        } else if (operation instanceof Operation.Ask ask
                && QueryForm.of(ask.text()).isGraph()) {
            return omit(number, "an answer that is a graph");
        } else if (operation instanceof Operation.Ask ask) {
            return "query" + begin + "store, " + ask.ordered() + ", " + quoted(ask.text()) + ");";
        } else if (operation instanceof Operation.Transaction transaction) {
            return "update" + begin + transaction.commit() + ", "
                    + UpdateRequest.texts(transaction).stream()
                            .map(JenaReproducer::quoted)
                            .collect(Collectors.joining(", "))
                    + ");";
        } else if (operation instanceof Operation.Load load) {
            return use("load", begin + quoted(load.format()) + ", " + quoted(load.content()) + ");");
        } else if (operation instanceof Operation.Execute execute) {
            return use("execute", begin + quoted(execute.text()) + ", " + binding(execute.parameters()) + ");");
        } else if (operation instanceof Operation.Shaped shaped) {
            return use(
                    "shaped",
                    begin + shaped.query().ordered() + ", \""
                            + TdbReadShape.of(shaped).name() + "\", "
                            + quoted(shaped.query().text(" ")) + ", " + binding(shaped.parameters()) + ");");
        } else if (operation instanceof Operation.Call call) {
            GraphCall asked = GraphCall.of(call);
            String done = graph(number, asked);
            return asked.isBeside() ? "beside(() -> " + done.substring(0, done.length() - 1) + ");" : done;
        } else if (operation instanceof Operation.Optimize) {
            return use("optimize", "(" + number + ");");
        } else if (operation instanceof Operation.Reopen) {
            return (used.contains("beside") ? "closeBeside(); " : "") + use("reopen", "(" + number + ");");
        } else if (operation instanceof Operation.Backup backup && isPlain(backup.canary())) {
            return use(
                    "backup",
                    begin + backup.content().ordered() + ", "
                            + quoted(backup.content().text(" ")) + ", "
                            + quoted(backup.canary()
                                    .map(each -> ((Operation.Mutate) each.before()).text())
                                    .orElse(""))
                            + ", "
                            + quoted(backup.canary()
                                    .map(each -> ((Operation.Mutate) each.after()).text())
                                    .orElse(""))
                            + ");");
        }
        return omit(number, operation.kind().toString());
    }

    private String omit(int number, String what) {
        String why = "the program has no form for " + what;
        omitted.add("step " + number + " is left out, because " + why + ".");
        return "System.out.println(\"" + number + " omitted\"); // LEFT OUT: " + why;
    }

    private static boolean isPlain(Optional<Operation.Canary> canary) {
        return canary.isEmpty()
                || canary.get().before() instanceof Operation.Mutate
                        && canary.get().after() instanceof Operation.Mutate;
    }

    private String graph(int number, GraphCall asked) {
        String begin = "(" + number + ", " + quoted(asked.graph());
        used.add("graph");
        return switch (asked.verb()) {
            case PUT, ADD ->
                "put" + begin + ", " + quoted(asked.format()) + ", " + quoted(asked.content()) + ", "
                        + (asked.verb() == GraphCall.Verb.PUT) + ");";
            case REMOVE -> "remove" + begin + ");";
            case EXISTS -> "exists" + begin + ");";
            case GET -> "get" + begin + ", " + quoted(asked.format()) + ");";
            case PREFIXES ->
                use(
                        "prefixes",
                        begin + ", " + asked.asksForAll() + ", "
                                + Prefixes.names(asked).stream()
                                        .map(JenaReproducer::quoted)
                                        .collect(Collectors.joining(", "))
                                + ");");
            case UPDATE -> "update(" + number + ", true, " + quoted(asked.content()) + ");";
            case COMPACT -> use("optimize", "(" + number + ");");
        };
    }

    private String use(String section, String call) {
        used.add(section);
        return section + call;
    }

    private String binding(Parameters parameters) {
        used.add("parameters");
        List<String> values = new ArrayList<>();
        List<Cell> cells = parameters.rows().get(0).cells();
        for (int i = 0; i < cells.size(); i++) {
            Map.Entry<String, String> node = SparqlScript.node(i + 1, cells.get(i));
            values.add("\"" + node.getKey() + "\", " + node.getValue());
        }
        return "binding(" + String.join(", ", values) + ")";
    }
}
