package dev.lockstep.server.jena;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.SourceSections;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.Prefixes;
import dev.lockstep.backend.sparql.QueryForm;
import dev.lockstep.backend.sparql.ResultsFormat;
import dev.lockstep.backend.sparql.SparqlScript;
import dev.lockstep.backend.sparql.UpdateRequest;
import dev.lockstep.op.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The queries and requests as files, and each request to Fuseki as a line with {@code curl}. */
final class JenaServerReproducer implements Reproducer {

    /** The folder of the store, as an arm has it. */
    private static final String STORE = "data";

    /** The name of the dataset. */
    private static final String DATASET = "/ds";

    @Override
    public String way() {
        return "over HTTP from Fuseki";
    }

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        Lines lines = new Lines();
        lines.serve(reproduction.settings().containsKey(GraphCall.DATASETS));
        lines.lines.addAll(1, reproduction.making(STORE));
        SortedMap<Integer, String> words = new TreeMap<>();
        for (Reproduction.Step step : reproduction.steps()) {
            words.put(step.number(), SparqlScript.words(step.operation()));
            lines.begin(step);
            lines.add(step.number(), step.operation());
        }
        lines.lines.add("stop");
        lines.files.put(
                "http.sh",
                SparqlScript.functions(reproduction.system())
                        + SourceSections.text(JenaServerReproducer.class, "http.sh"));
        lines.files.put("Results.java", SparqlScript.results());
        return new Reproduced(lines.files, lines.lines, words, lines.commands, lines.omitted);
    }

    /** The lines of the script so far. */
    private static final class Lines {

        /** The address for people. */
        private static final String ADDRESS = "http://localhost:3030";

        /** The most characters of a query in an address; see {@link FusekiClient}. */
        private static final int LONGEST_ADDRESS = 4096;

        private final List<String> lines = new ArrayList<>(List.of(". \"$HERE/http.sh\"", "serve"));
        private final SortedMap<String, String> files = new TreeMap<>();
        private final SortedMap<Integer, String> commands = new TreeMap<>();
        private final List<String> omitted = new ArrayList<>();
        private int current;
        private String dataset = DATASET;

        /**
         * Starts the server with one dataset or with two, as in the walk. It reads a copy of the configuration, because
         * the name of the folder may have a blank.
         */
        void serve(boolean two) {
            String served = "--update --tdb2 --loc " + STORE + " --compact " + DATASET;
            String making = "mkdir -p " + STORE;
            if (two) {
                served = "--conf " + FusekiProgram.CONFIGURATION + " --compact";
                making += "/" + GraphCall.BESIDE + "; cp "
                        + file(FusekiProgram.CONFIGURATION, FusekiProgram.configuration(DATASET, STORE)) + " .";
            }
            lines.addAll(1, List.of(making, "SERVED=" + Quoted.shell(served)));
            tell("java -cp \"$CLASS_PATH\" " + FusekiProgram.MAIN + " --localhost --port 3030 " + served);
        }

        void begin(Reproduction.Step step) {
            current = step.number();
            lines.add("# " + step.number() + " " + Quoted.line(step.title(), 100));
        }

        /** Tells people a line that sends a request, and returns it. */
        private String tell(String line) {
            String told = line.replaceAll("\"\\$HERE/([^\";]*)\"", "$1")
                    .replace("$HERE/", "")
                    .replaceAll("\"\\$DATASET([^\"]*)\"", "'" + ADDRESS + dataset + "$1'");
            commands.merge(current, told, (first, next) -> first + "\n" + next);
            return line;
        }

        /** Tells people how a document is asked for, which a function of the script does. */
        private String get(String type, String place) {
            tell("curl -H 'Accept: " + type + "' " + place);
            return "'" + type + "' " + place;
        }

        private String compact(int number) {
            tell("curl -X POST '" + ADDRESS + "/$/compact" + dataset + "?deleteOld=true'");
            return "compact " + number;
        }

        private String file(String name, String text) {
            files.put(name, text);
            return "\"$HERE/" + name + "\"";
        }

        void add(int number, Operation operation) {
            if (operation instanceof Operation.Mutate mutate) {
                update(number, mutate.text());
            } else if (operation instanceof Operation.Transaction transaction) {
                update(number, UpdateRequest.of(transaction));
            } else if (operation instanceof Operation.Query query) {
                select(number, query.ordered(), query.text(" "));
            } else if (operation instanceof Operation.Shaped shaped
                    && shaped.query() instanceof Operation.Ask ask
                    && QueryForm.of(ask.text()) != QueryForm.SELECT) {
                add(number, ask);
            } else if (operation instanceof Operation.Ask ask
                    && QueryForm.of(ask.text()).isGraph()) {
                omit(number, "an answer that is a graph");
            } else if (operation instanceof Operation.Ask ask) {
                select(number, ask.ordered(), ask.text());
            } else if (operation instanceof Operation.Shaped shaped) {
                shaped(number, shaped);
            } else if (operation instanceof Operation.Load load) {
                send(
                        number,
                        "-H 'Content-Type: " + ServedStore.MEDIA_TYPES.get(load.format()) + "; charset=utf-8'"
                                + " --data-binary @" + file(number + "." + load.format(), load.content())
                                + " \"$DATASET/data\"");
            } else if (operation instanceof Operation.Call call) {
                int from = lines.size();
                dataset = GraphCall.isBeside(call) ? FusekiProgram.beside(DATASET) : DATASET;
                graph(number, GraphCall.of(call));
                dataset = DATASET;
                if (GraphCall.isBeside(call)) {
                    lines.subList(from, lines.size())
                            .replaceAll(line -> "(DATASET=" + FusekiProgram.beside("$DATASET") + "; " + line + ")");
                }
            } else if (operation instanceof Operation.Optimize) {
                lines.add(compact(number));
            } else if (operation instanceof Operation.Restart) {
                lines.add("stop && serve && echo '" + number + " done'");
            } else {
                omit(number, operation.kind().toString());
            }
        }

        private void omit(int number, String what) {
            omitted.add("step " + number + " is left out, because HTTP has no form for " + what + ".");
            lines.add("# LEFT OUT: HTTP has no form for " + what);
            lines.add("echo '" + number + " omitted'");
        }

        private void send(int number, String words) {
            lines.add("send " + number + " " + tell("curl " + words));
        }

        private void update(int number, String text) {
            send(
                    number,
                    "-H 'Content-Type: application/sparql-update; charset=utf-8' --data-binary @"
                            + file(number + ".ru", text) + " \"$DATASET/update\"");
        }

        private void select(int number, boolean ordered, String text) {
            lines.add("query " + number + order(ordered) + " tsv "
                    + tell("curl -H 'Accept: text/tab-separated-values' -H"
                            + " 'Content-Type: application/sparql-query; charset=utf-8' --data-binary @"
                            + file(number + ".rq", text) + " \"$DATASET/query\""));
        }

        private static String order(boolean ordered) {
            return ordered ? " ordered" : " any";
        }

        private void shaped(int number, Operation.Shaped shaped) {
            HttpReadShape shape = HttpReadShape.of(shaped);
            ResultsFormat format = shape.format();
            String text = shaped.query().text(" ");
            String query = file(number + ".rq", text);
            boolean tooLong =
                    shape.route() == HttpReadShape.Route.GET && encoded(text).length() > LONGEST_ADDRESS;
            String asking = switch (tooLong ? HttpReadShape.Route.FORM : shape.route()) {
                case BODY -> "-H 'Content-Type: application/sparql-query; charset=utf-8' --data-binary @" + query;
                case FORM -> "--data-urlencode query@" + query;
                case GET -> "-G --data-urlencode query@" + query;
            };
            String naming = switch (shape.naming()) {
                case ACCEPT -> "-H 'Accept: " + format.mediaType() + "' ";
                case WEIGHTED -> "-H 'Accept: text/csv;q=0.2, " + format.mediaType() + ";q=0.9, text/plain;q=0.3' ";
                case COMPRESSED -> "--compressed -H 'Accept: " + format.mediaType() + "' ";
                case PARAMETER -> "-H 'Accept:' --data-urlencode output=" + format.option() + " ";
            };
            lines.add("query " + number + order(shaped.query().ordered()) + " " + format.option() + " "
                    + tell("curl " + naming + asking + " \"$DATASET/query\""));
        }

        private void graph(int number, GraphCall asked) {
            String type = ServedStore.MEDIA_TYPES.getOrDefault(asked.format(), "");
            String place = "\"$DATASET/data"
                    + asked.name().map(iri -> "?graph=" + encoded(iri)).orElse("?default") + "\"";
            switch (asked.verb()) {
                case PUT, ADD -> {
                    String document = file(number + "." + asked.format(), asked.content());
                    boolean form = asked.verb() == GraphCall.Verb.ADD && asked.route() == GraphCall.Route.FORM;
                    send(
                            number,
                            form
                                    ? "-F "
                                            + document.replaceFirst("^\"", "\"file=@")
                                                    .replaceFirst("\"$", ";type=" + type + "\"")
                                            + " " + place
                                    : "-X " + (asked.verb() == GraphCall.Verb.PUT ? "PUT" : "POST")
                                            + " -H 'Content-Type: " + type + "' --data-binary @" + document + " "
                                            + place);
                }
                case REMOVE -> send(number, "-X DELETE " + place);
                case EXISTS ->
                    lines.add("exists " + number + " " + tell("curl -I -H 'Accept: application/n-triples' " + place));
                case PREFIXES ->
                    lines.add("bindings " + number + " "
                            + get(type, asked.asksForAll() ? "\"$DATASET/data\"" : place) + " "
                            + Prefixes.words(asked));
                case COMPACT -> lines.add(compact(number));
                case GET -> lines.add("graph " + number + " " + get(type, place));
                case UPDATE -> {
                    if (asked.route() == GraphCall.Route.FORM) {
                        send(
                                number,
                                "--data-urlencode update@" + file(number + ".ru", asked.content())
                                        + " \"$DATASET/update\"");
                    } else {
                        update(number, asked.content());
                    }
                }
            }
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
