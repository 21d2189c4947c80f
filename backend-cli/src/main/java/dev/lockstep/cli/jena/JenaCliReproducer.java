package dev.lockstep.cli.jena;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.SourceSections;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.Prefixes;
import dev.lockstep.backend.sparql.QueryForm;
import dev.lockstep.backend.sparql.SparqlScript;
import dev.lockstep.backend.sparql.UpdateRequest;
import dev.lockstep.op.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The queries and requests as files, and each run of a tool of TDB2 as a line for {@code sh}. */
final class JenaCliReproducer implements Reproducer {

    /** The folder of the store, as an arm has it. */
    private static final String STORE = "data";

    @Override
    public String way() {
        return "by the tools tdb2.tdbquery and tdb2.tdbupdate";
    }

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        Lines lines = new Lines(reproduction.making(STORE));
        SortedMap<Integer, String> words = new TreeMap<>();
        for (Reproduction.Step step : reproduction.steps()) {
            words.put(step.number(), SparqlScript.words(step.operation()));
            lines.begin(step);
            lines.add(step.number(), Integer.toString(step.number()), step.operation());
        }
        lines.files.put(
                "tools.sh",
                SparqlScript.functions(reproduction.system())
                        + SourceSections.text(JenaCliReproducer.class, "tools.sh"));
        lines.files.put("Results.java", SparqlScript.results());
        return new Reproduced(lines.files, lines.lines, words, lines.commands, lines.omitted);
    }

    /** The lines of the script so far. */
    private static final class Lines {

        private final List<String> lines = new ArrayList<>();
        private final SortedMap<String, String> files = new TreeMap<>();
        private final SortedMap<Integer, String> commands = new TreeMap<>();
        private final List<String> omitted = new ArrayList<>();
        private int current;

        Lines(List<String> making) {
            lines.add(". \"$HERE/tools.sh\"");
            lines.addAll(making);
            lines.add("# Creates the store.");
            lines.add("echo 'ASK { }' >create.rq");
            lines.add(tool("tdbquery", STORE, "--query=create.rq") + " >&2");
        }

        void begin(Reproduction.Step step) {
            current = step.number();
            lines.add("# " + step.number() + " " + Quoted.line(step.title(), 100));
        }

        private String tool(String name, String store, String... arguments) {
            String line = "tdb2." + name + " --loc=" + store + " " + String.join(" ", arguments);
            commands.merge(
                    current,
                    line.replaceAll("\"\\$HERE/([^\"]*)\"", "$1").strip(),
                    (first, next) -> first + "\n" + next);
            return "java $JAVA_OPTIONS -cp \"$CLASS_PATH\" " + line;
        }

        /** Keeps a text in a file, and returns the file as a word of the shell. */
        private String file(String name, String text) {
            files.put(name, text);
            return "\"$HERE/" + name + "\"";
        }

        void add(int number, String name, Operation operation) {
            if (operation instanceof Operation.Mutate mutate) {
                update(number, STORE, name, mutate.text());
            } else if (operation instanceof Operation.Transaction transaction) {
                update(number, STORE, name, UpdateRequest.of(transaction));
            } else if (operation instanceof Operation.Query query) {
                select(number, STORE, query.ordered(), query.text(" "));
            } else if (operation instanceof Operation.Shaped shaped
                    && shaped.query() instanceof Operation.Ask ask
                    && QueryForm.of(ask.text()) != QueryForm.SELECT) {
                add(number, name, ask);
            } else if (operation instanceof Operation.Ask ask
                    && QueryForm.of(ask.text()).isGraph()) {
                omit(number, "an answer that is a graph");
            } else if (operation instanceof Operation.Ask ask) {
                select(number, STORE, ask.ordered(), ask.text());
            } else if (operation instanceof Operation.Shaped shaped) {
                shaped(number, shaped);
            } else if (operation instanceof Operation.Load load) {
                change(number, tool("tdbloader", STORE, "--quiet", file(name + "." + load.format(), load.content())));
            } else if (operation instanceof Operation.Call call) {
                graph(number, name, GraphCall.of(call));
            } else if (operation instanceof Operation.Optimize) {
                change(number, tool("tdbcompact", STORE, "--deleteOld"));
                lines.add(tool("tdbstats", STORE) + " >stats.opt && mv stats.opt \"$(ls -d data/Data-* | sort | tail -n"
                        + " 1)/stats.opt\"");
            } else if (operation instanceof Operation.Reopen) {
                lines.add("# Nothing to do: each process releases the store when it ends.");
                lines.add("[ -d data ] && echo '" + number + " done'");
            } else if (operation instanceof Operation.Backup backup) {
                backup(number, backup);
            } else {
                omit(number, operation.kind().toString());
            }
        }

        private void omit(int number, String what) {
            omitted.add("step " + number + " is left out, because the tools have no form for " + what + ".");
            lines.add("# LEFT OUT: the tools have no form for " + what);
            lines.add("echo '" + number + " omitted'");
        }

        private void change(int number, String command) {
            lines.add("change " + number + " " + command);
        }

        private void update(int number, String store, String name, String text) {
            change(number, tool("tdbupdate", store, "--update=" + file(name + ".ru", text)));
        }

        private void select(int number, String store, boolean ordered, String text) {
            lines.add("query " + number + order(ordered) + " tsv "
                    + tool("tdbquery", store, "--results=TSV", "--query=" + file(number + ".rq", text)));
        }

        private static String order(boolean ordered) {
            return ordered ? " ordered" : " any";
        }

        private void shaped(int number, Operation.Shaped shaped) {
            ToolReadShape shape = ToolReadShape.of(shaped);
            String text = shaped.query().text(" ");
            List<String> arguments = new ArrayList<>(shape.asking().options());
            arguments.add("--results=" + shape.format());
            arguments.add(shape.isArgument(text) ? Quoted.shell(text) : "--query=" + file(number + ".rq", text));
            lines.add("query " + number + order(shaped.query().ordered()) + " "
                    + shape.format().name().toLowerCase(Locale.ROOT) + " "
                    + tool("tdbquery", STORE, arguments.toArray(String[]::new)));
        }

        private void backup(int number, Operation.Backup backup) {
            backup.canary().ifPresent(canary -> quietly(number, number + "-before", canary.before()));
            lines.add("rm -rf data/Backups");
            lines.add(tool("tdbbackup", STORE) + " >&2");
            backup.canary().ifPresent(canary -> quietly(number, number + "-after", canary.after()));
            lines.add(tool("tdbloader", "copy" + number, "--quiet", "data/Backups/*") + " >&2");
            select(
                    number,
                    "copy" + number,
                    backup.content().ordered(),
                    backup.content().text(" "));
        }

        private void quietly(int number, String name, Operation operation) {
            int from = lines.size();
            add(number, name, operation);
            for (int i = from; i < lines.size(); i++) {
                lines.set(i, "{ " + lines.get(i) + "; } >&2");
            }
        }

        private void graph(int number, String name, GraphCall asked) {
            String store = place(asked);
            if (asked.isBeside()) {
                lines.add("mkdir -p " + store);
            }
            String graph = asked.name().map(iri -> "GRAPH <" + iri + ">").orElse("DEFAULT");
            String document = name + "." + asked.format();
            switch (asked.verb()) {
                case UPDATE -> update(number, store, name, asked.content());
                case ADD -> {
                    String into = asked.name()
                            .map(iri -> Quoted.shell("--graph=" + iri) + " ")
                            .orElse("");
                    change(number, tool("tdbloader", store, "--quiet", into + file(document, asked.content())));
                }
                case PUT -> {
                    file(document, asked.content());
                    String into =
                            asked.name().map(iri -> " INTO GRAPH <" + iri + ">").orElse("");
                    String load = "DROP SILENT " + graph + " ; LOAD <file://@HERE@/" + document + ">" + into;
                    // The name of a folder need not fit into an IRI as it is.
                    lines.add("sed \"s#@HERE@#$(printf %s \"$HERE\" | sed 's/%/%25/g; s/ /%20/g')#\" "
                            + file(name + ".ru", load) + " >" + name + ".ru");
                    change(number, tool("tdbupdate", store, "--update=" + name + ".ru"));
                    commands.merge(
                            number, "\n# " + name + ".ru: " + load.replace("file://@HERE@/", ""), String::concat);
                }
                case EXISTS ->
                    lines.add(
                            asked.name().isEmpty()
                                    ? "printf '" + number + " rows 1\\n" + number + " | true\\n'"
                                    : "echo '" + number + " rows 1'; if " + there(number, asked) + "; then echo '"
                                            + number + " | true'; else echo '" + number + " | false'; fi");
                case PREFIXES -> {
                    if (asked.asksForAll()) {
                        prefixes(number, asked, tool("tdbdump", store, "--output=TriG"));
                    } else {
                        ifThere(number, asked, () -> prefixes(number, asked, construct(number, asked)));
                    }
                }
                case REMOVE -> ifThere(number, asked, () -> update(number, store, name, "DROP " + graph));
                case GET -> ifThere(number, asked, () -> written(number, asked));
                case COMPACT -> change(number, tool("tdbcompact", store, "--deleteOld"));
            }
        }

        private static String place(GraphCall asked) {
            return asked.isBeside() ? STORE + "/" + GraphCall.BESIDE : STORE;
        }

        private void prefixes(int number, GraphCall asked, String writing) {
            lines.add(writing + " >prefixes" + number + ".doc");
            lines.add("prefixes " + number + " prefixes" + number + ".doc " + Prefixes.words(asked));
        }

        private String construct(int number, GraphCall asked) {
            String language = ToolGraphs.LANGUAGES.getOrDefault(asked.format(), asked.format());
            return tool(
                    "tdbquery",
                    place(asked),
                    "--results=" + language,
                    "--query=" + file(number + "-graph.rq", ToolGraphs.all(asked)));
        }

        private void written(int number, GraphCall asked) {
            String document = "graph" + number + "." + asked.format();
            lines.add(construct(number, asked) + " >" + document);
            commands.merge(number, " >" + document, String::concat);
            lines.add(tool("tdbloader", "copy" + number, "--quiet", document) + " >&2");
            select(number, "copy" + number, false, "SELECT ?s ?p ?o WHERE { ?s ?p ?o }");
        }

        private static String there(int number, GraphCall asked) {
            return "there " + number + " " + Quoted.shell(asked.graph()) + " " + place(asked);
        }

        private void ifThere(int number, GraphCall asked, Runnable then) {
            if (asked.name().isEmpty()) {
                then.run();
                return;
            }
            lines.add("if " + there(number, asked) + "; then");
            then.run();
            lines.add("else echo '" + number + " refused NOT_FOUND'; fi");
        }
    }
}
