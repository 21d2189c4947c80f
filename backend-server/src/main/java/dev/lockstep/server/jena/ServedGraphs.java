package dev.lockstep.server.jena;

import static dev.lockstep.server.jena.FusekiAnswers.NOT_FOUND;
import static dev.lockstep.server.jena.FusekiAnswers.NO_CONTENT;
import static dev.lockstep.server.jena.FusekiAnswers.OK;
import static dev.lockstep.server.jena.FusekiAnswers.unexpected;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.Prefixes;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Row;
import dev.lockstep.server.jena.FusekiAnswers.UnexpectedAnswerException;
import dev.lockstep.server.jena.FusekiClient.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Graphs as wholes, by the graph store protocol.
 *
 * @param client the client of the dataset
 * @param limit the time in which a compaction must end
 */
record ServedGraphs(FusekiClient client, FusekiAnswers answers, Duration limit) {

    /** The graph into which a document is read that the server wrote. */
    private static final Optional<String> COPY = Optional.of("urn:x-lockstep:copy");

    private static final Pattern SUCCESS = Pattern.compile("<html>\\s*<head>\\s*</head>\\s*<body>\\s*<h1>Success</h1>"
            + "\\s*<p>\\s*Update succeeded\\s*</p>\\s*</body>\\s*</html>\\s*");

    Outcome call(GraphCall asked) throws IOException, InterruptedException {
        String type = ServedStore.MEDIA_TYPES.getOrDefault(asked.format(), "");
        return switch (asked.verb()) {
            case PUT -> answers.loaded(client.graph("PUT", asked.name(), type, bytes(asked.content())));
            case ADD ->
                answers.loaded(
                        asked.route() == GraphCall.Route.FORM
                                ? client.upload(asked.name(), type, asked.content())
                                : client.graph("POST", asked.name(), type, bytes(asked.content())));
            case REMOVE ->
                answers.read(client.graph("DELETE", asked.name(), ""), NO_CONTENT, "", body -> Done.UNCOUNTED);
            case EXISTS -> exists(asked);
            case GET -> written(asked, type);
            case PREFIXES ->
                answers.read(
                        asked.asksForAll() ? client.dataset(type) : client.graph("GET", asked.name(), type),
                        OK,
                        type,
                        body -> Prefixes.answer(asked, Prefixes.of(new String(body, StandardCharsets.UTF_8))));
            case UPDATE ->
                asked.route() == GraphCall.Route.FORM
                        ? answers.read(client.updateByForm(asked.content()), OK, "text/html", ServedGraphs::successPage)
                        : answers.updated(client.update(asked.content()));
            case COMPACT -> new Compaction(client, limit).done();
        };
    }

    private static Outcome successPage(byte[] body) throws UnexpectedAnswerException {
        if (!SUCCESS.matcher(new String(body, StandardCharsets.UTF_8)).matches()) {
            throw new UnexpectedAnswerException("an update by form answered with another page than that of a success");
        }
        return Done.UNCOUNTED;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Outcome exists(GraphCall asked) throws IOException, InterruptedException {
        Answer answer = client.graph("HEAD", asked.name(), ServedStore.MEDIA_TYPES.get("nt"));
        return answer.status() == OK || answer.status() == NOT_FOUND
                ? new Outcome.Rows(List.of(Row.of(Cell.bool(answer.status() == OK))))
                : unexpected(answer, "a graph that was asked for is neither there nor missing");
    }

    /**
     * The document is read by the server itself, in a further graph, because nothing here reads all formats. The store
     * has the prefixes of the document already, except {@code rdf} and {@code j.0}, which RDF/XML may bring.
     */
    private Outcome written(GraphCall asked, String type) throws IOException, InterruptedException {
        Answer got = client.graph("GET", asked.name(), type);
        Outcome document = answers.read(got, OK, type, body -> Done.UNCOUNTED);
        if (!(document instanceof Done)) {
            return document;
        }
        Outcome copied =
                answers.loaded(client.graph("PUT", COPY, type, got.body().orElseThrow()));
        if (!(copied instanceof Done)) {
            return copied instanceof Refused
                    ? unexpected(got, "the server cannot read the document that it wrote: " + copied)
                    : copied;
        }
        Outcome rows = triples();
        Answer removed = client.graph("DELETE", COPY, "");
        boolean empty = rows.equals(new Outcome.Rows(List.of()));
        return removed.status() == NO_CONTENT || empty && removed.status() == NOT_FOUND
                ? rows
                : unexpected(removed, "the further graph could not be removed");
    }

    private Outcome triples() throws IOException, InterruptedException {
        Operation.Query query = GraphCall.triples(COPY);
        return answers.rows(client.query(query.text(" "), FusekiClient.RESULTS), query);
    }
}
