package dev.lockstep.server.jena;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.backend.Actor;
import dev.lockstep.backend.EngineVersion;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.backend.Transcript;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.NQuads;
import dev.lockstep.backend.sparql.NotResultsException;
import dev.lockstep.backend.sparql.Prefixes;
import dev.lockstep.backend.sparql.QueryForm;
import dev.lockstep.backend.sparql.ResultsFormat;
import dev.lockstep.backend.sparql.ResultsJson;
import dev.lockstep.backend.sparql.UpdateRequest;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Row;
import dev.lockstep.op.Transacted;
import dev.lockstep.platform.Deadline;
import dev.lockstep.server.Reconnecting;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.ServerFailedException;
import dev.lockstep.server.StoreLock;
import dev.lockstep.server.jena.FusekiClient.Answer;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The only store of one Fuseki, with its operations. */
final class ServedStore extends OperationBackend implements Reconnecting {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;

    static final Map<String, String> MEDIA_TYPES = Map.of(
            "nq", "application/n-quads",
            "nt", "application/n-triples",
            "ttl", "text/turtle",
            "trig", "application/trig",
            "rdf", "application/rdf+xml",
            "jsonld", "application/ld+json",
            "rj", "application/rdf+json",
            "rt", "application/rdf+thrift");

    /** The graph into which a document is read that the server wrote. */
    private static final Optional<String> COPY = Optional.of("urn:x-lockstep:copy");

    private static final Pattern SUCCESS = Pattern.compile("<html>\\s*<head>\\s*</head>\\s*<body>\\s*<h1>Success</h1>"
            + "\\s*<p>\\s*Update succeeded\\s*</p>\\s*</body>\\s*</html>\\s*");

    private final RunningServer server;
    private final String dataset;
    private final boolean two;
    private final SystemUnderTest system;
    private final StoreLock lock;
    private final Duration limit;
    private final Duration toRestart;
    private final Transcript transcript;
    private FusekiClient client;

    /**
     * Creates the store's client side.
     *
     * @param dataset the name of the server's dataset
     * @param two whether the server has a second dataset
     * @param limit the time for which the server may be silent
     * @param toRestart the time in which the server must have restarted
     * @param transcript receives each request
     */
    ServedStore(
            RunningServer server,
            String dataset,
            boolean two,
            SystemUnderTest system,
            Duration limit,
            Duration toRestart,
            Transcript transcript) {
        this.transcript = transcript;
        this.server = server;
        this.dataset = dataset;
        this.two = two;
        this.system = system;
        this.lock = new StoreLock(server, "tdb.lock", limit);
        this.limit = limit;
        this.toRestart = toRestart;
        this.client = new FusekiClient(server.address(), dataset, limit, Optional.of(transcript));
    }

    @Override
    public Optional<String> engineVersion() throws InterruptedException {
        return EngineVersion.told(apply(EngineVersion.query(
                "SELECT", "(<http://jena.apache.org/ARQ/function#version>() AS ?version)", "WHERE { }")));
    }

    /** Another client of the same dataset, with connections of its own. */
    @Override
    public Actor actor() {
        ServedStore other = new ServedStore(server, dataset, two, system, limit, toRestart, transcript);
        return new Actor() {
            @Override
            public Outcome apply(Operation operation) throws InterruptedException {
                return other.apply(operation);
            }

            @Override
            public void close() {}
        };
    }

    /** There is nothing to close: no connection stays open after an answer except as HTTP keeps it alive. */
    @Override
    public void close() {}

    @Override
    protected Outcome failed(Operation operation, Exception thrown) {
        boolean changes = operation.kind() != OperationKind.QUERY && operation.kind() != OperationKind.ASK;
        Map<String, String> evidence = Map.of("error", thrown.toString());
        if (thrown instanceof HttpTimeoutException) {
            return new Broken(Broken.Cause.TIMED_OUT, "the server was silent", changes, evidence);
        }
        if (thrown instanceof IOException) {
            return new Broken(Broken.Cause.DIED, "the server was lost", changes, evidence);
        }
        return thrown instanceof ServerFailedException
                ? new Broken(Broken.Cause.DIED, thrown.getMessage(), changes, Map.of())
                : super.failed(operation, thrown);
    }

    @Override
    protected Outcome mutate(Operation.Mutate mutate) throws IOException, InterruptedException {
        return updated(client.update(mutate.text()));
    }

    private Outcome updated(Answer answer) {
        return read(answer, NO_CONTENT, "", body -> {
            if (body.length > 0) {
                throw new UnexpectedAnswerException("an update answered with more than its status");
            }
            return Done.UNCOUNTED;
        });
    }

    @Override
    protected Outcome transaction(Operation.Transaction transaction) throws IOException, InterruptedException {
        Outcome updated = mutate(Operation.mutate(UpdateRequest.of(transaction)));
        return updated instanceof Done ? Transacted.done(transaction) : updated;
    }

    @Override
    protected Outcome query(Operation.Query query) throws IOException, InterruptedException {
        transcript.read();
        return query(client, query);
    }

    private Outcome query(FusekiClient client, Operation.Query query) throws IOException, InterruptedException {
        return answer(
                client.query(query.text(" "), FusekiClient.RESULTS),
                FusekiClient.RESULTS,
                body -> new Outcome.Rows(new ResultsJson(query.columns()).rows(body)));
    }

    @Override
    protected Outcome shaped(Operation.Shaped shaped) throws IOException, InterruptedException {
        if (shaped.query() instanceof Operation.Ask ask && QueryForm.of(ask.text()) != QueryForm.SELECT) {
            // Only rows have shapes.
            return ask(ask);
        }
        HttpReadShape shape = HttpReadShape.of(shaped);
        ResultsFormat format = shape.format();
        return answer(
                client.query(shaped.query().text(" "), shape),
                format.mediaType(),
                body -> shaped.query() instanceof Operation.Query query
                        ? new Outcome.Rows(format.rows(body, query.columns()))
                        : format.answer(body));
    }

    @Override
    protected Outcome ask(Operation.Ask ask) throws IOException, InterruptedException {
        return QueryForm.of(ask.text()).isGraph()
                ? graphs(client.query(ask.text(), NQuads.MEDIA_TYPE + ", " + NQuads.ONE_GRAPH + ";q=0.9"))
                : answer(client.query(ask.text(), FusekiClient.RESULTS), FusekiClient.RESULTS, ResultsJson::answer);
    }

    private Outcome graphs(Answer answer) {
        boolean one = answer.type().equals(NQuads.ONE_GRAPH);
        return answer(answer, one ? NQuads.ONE_GRAPH : NQuads.MEDIA_TYPE, NQuads::answer);
    }

    private Outcome answer(Answer answer, String mediaType, ResultsReader reader) {
        return read(answer, OK, mediaType, body -> {
            try {
                return reader.read(body);
            } catch (NotResultsException e) {
                throw new UnexpectedAnswerException(e.getMessage());
            }
        });
    }

    /** Turns a document of results into an outcome. */
    @FunctionalInterface
    private interface ResultsReader {
        Outcome read(byte[] document) throws NotResultsException;
    }

    @Override
    protected Outcome load(Operation.Load load) throws IOException, InterruptedException {
        String type = MEDIA_TYPES.get(load.format());
        if (type == null) {
            throw new IllegalArgumentException("no media type is known for the format " + load.format());
        }
        return loaded(client.load(type, load.content()));
    }

    private Outcome loaded(Answer answer) {
        return read(answer, answer.status() == CREATED ? CREATED : OK, "application/json", body -> {
            Loaded loaded = parsed(body, Loaded.class);
            if (loaded.count() != loaded.tripleCount() + loaded.quadCount()) {
                throw new UnexpectedAnswerException("the counts of the load are inconsistent: " + loaded);
            }
            return Done.UNCOUNTED;
        });
    }

    @Override
    protected Outcome call(Operation.Call call) throws IOException, InterruptedException {
        GraphCall asked = GraphCall.of(call);
        if (asked.isBeside() && !two) {
            throw new IllegalStateException("the server was opened without a second dataset");
        }
        return call(asked.isBeside() ? client.beside() : client, asked);
    }

    private Outcome call(FusekiClient client, GraphCall asked) throws IOException, InterruptedException {
        String type = MEDIA_TYPES.getOrDefault(asked.format(), "");
        return switch (asked.verb()) {
            case PUT -> loaded(client.graph("PUT", asked.name(), type, bytes(asked.content())));
            case ADD ->
                loaded(
                        asked.route() == GraphCall.Route.FORM
                                ? client.upload(asked.name(), type, asked.content())
                                : client.graph("POST", asked.name(), type, bytes(asked.content())));
            case REMOVE -> read(client.graph("DELETE", asked.name(), ""), NO_CONTENT, "", body -> Done.UNCOUNTED);
            case EXISTS -> exists(client, asked);
            case GET -> written(client, asked, type);
            case PREFIXES ->
                read(
                        asked.asksForAll() ? client.dataset(type) : client.graph("GET", asked.name(), type),
                        OK,
                        type,
                        body -> Prefixes.answer(asked, Prefixes.of(new String(body, StandardCharsets.UTF_8))));
            case UPDATE ->
                asked.route() == GraphCall.Route.FORM
                        ? read(client.updateByForm(asked.content()), OK, "text/html", ServedStore::successPage)
                        : updated(client.update(asked.content()));
            case COMPACT -> compacted(client);
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

    private Outcome exists(FusekiClient client, GraphCall asked) throws IOException, InterruptedException {
        Answer answer = client.graph("HEAD", asked.name(), MEDIA_TYPES.get("nt"));
        return answer.status() == OK || answer.status() == NOT_FOUND
                ? new Outcome.Rows(List.of(Row.of(Cell.bool(answer.status() == OK))))
                : unexpected(answer, "a graph that was asked for is neither there nor missing");
    }

    /**
     * The document is read by the server itself, in a further graph, because nothing here reads all formats. The store
     * has the prefixes of the document already, except {@code rdf} and {@code j.0}, which RDF/XML may bring.
     */
    private Outcome written(FusekiClient client, GraphCall asked, String type)
            throws IOException, InterruptedException {
        Answer got = client.graph("GET", asked.name(), type);
        Outcome document = read(got, OK, type, body -> Done.UNCOUNTED);
        if (!(document instanceof Done)) {
            return document;
        }
        Outcome copied = loaded(client.graph("PUT", COPY, type, got.body().orElseThrow()));
        if (!(copied instanceof Done)) {
            return copied instanceof Refused
                    ? unexpected(got, "the server cannot read the document that it wrote: " + copied)
                    : copied;
        }
        Outcome rows = query(client, GraphCall.triples(COPY));
        Answer removed = client.graph("DELETE", COPY, "");
        boolean empty = rows.equals(new Outcome.Rows(List.of()));
        return removed.status() == NO_CONTENT || empty && removed.status() == NOT_FOUND
                ? rows
                : unexpected(removed, "the further graph could not be removed");
    }

    /**
     * The properties of a task in progress. Before a thread takes the task up it has no start, and for a moment before
     * its end it already has its success.
     */
    private static final Set<String> RUNNING_TASK = Set.of("task", "taskId", "started", "success");

    @Override
    protected Outcome optimize() throws IOException, InterruptedException {
        return compacted(client);
    }

    /** Waits for the compaction's task, because the answer to the request only promises a compaction. */
    private Outcome compacted(FusekiClient client) throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(limit);
        Answer accepted = client.compact();
        Started started = new Started("", 0);
        try {
            if (accepted.status() != OK || accepted.body().isEmpty()) {
                return unexpected(accepted, "the compaction was not accepted");
            }
            started = parsed(accepted.body().get(), Started.class);
            while (!deadline.passed()) {
                Answer looked = client.task(started.taskId());
                if (looked.status() != OK || looked.body().isEmpty()) {
                    return unexpected(looked, "the compaction's task could not be read");
                }
                JsonNode task = parsed(looked.body().get(), JsonNode.class);
                if (!StringNode.valueOf(started.taskId()).equals(task.get("taskId"))) {
                    return unexpected(looked, "not the task of the compaction");
                }
                if (task.has("finished")) {
                    return parsed(looked.body().get(), FinishedTask.class).success()
                            ? Done.UNCOUNTED
                            : unexpected(looked, "the compaction ended without success");
                }
                if (!RUNNING_TASK.containsAll(task.propertyNames())) {
                    return unexpected(looked, "not a task in progress");
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (UnexpectedAnswerException e) {
            return unexpected(accepted, e.getMessage());
        }
        return new Broken(
                Broken.Cause.TIMED_OUT,
                "the compaction did not end within " + limit.toMillis() + " ms",
                true,
                Map.of("task", started.taskId()));
    }

    @Override
    protected Outcome restart() throws IOException, InterruptedException, ServerFailedException {
        // If the store were missing, Fuseki would create an empty one.
        if (lock.isFree()) {
            return Broken.of(Broken.Cause.UNPROVEN, "the server runs and does not hold its store");
        }
        transcript.ask("stop the server, and start it again");
        server.restart(toRestart.dividedBy(2));
        reconnect();
        return Done.UNCOUNTED;
    }

    @Override
    public void reconnect() {
        client = new FusekiClient(server.address(), dataset, limit, Optional.of(transcript));
    }

    /** A success is one status with one media type. A refusal is a status that the system's description lists. */
    private Outcome read(Answer answer, int success, String type, Reader reader) {
        if (answer.status() == success && answer.type().equals(type)) {
            Optional<byte[]> body = answer.body();
            if (body.isEmpty()) {
                return Broken.of(Broken.Cause.CUT_OFF, "the answer was too long");
            }
            try {
                return reader.read(body.get());
            } catch (UnexpectedAnswerException e) {
                return unexpected(answer, e.getMessage());
            }
        }
        String refusal = system.refusalOf("http " + answer.status());
        return refusal.equals(Refused.UNCLASSIFIED)
                ? unexpected(answer, "the server answered with status " + answer.status())
                // The status belongs to HTTP and not to the system, so it is not a code that can be compared with
                // another arm's.
                : new Refused(refusal, "", answer.text());
    }

    private static Outcome unexpected(Answer answer, String what) {
        return new Broken(
                Broken.Cause.GARBAGE,
                what,
                true,
                Map.of("status", Integer.toString(answer.status()), "type", answer.type(), "body", answer.text()));
    }

    private static <T> T parsed(byte[] json, Class<T> type) throws UnexpectedAnswerException {
        try {
            T value = Json.MAPPER.readValue(json, type);
            if (value == null) {
                throw new UnexpectedAnswerException("not a " + type.getSimpleName() + ": null");
            }
            return value;
        } catch (JacksonException e) {
            throw new UnexpectedAnswerException("not a " + type.getSimpleName() + ": " + JsonFault.of(e));
        }
    }

    /** Turns the body of a success into an outcome. */
    @FunctionalInterface
    private interface Reader {
        Outcome read(byte[] body) throws UnexpectedAnswerException;
    }

    private static final class UnexpectedAnswerException extends Exception {
        private static final long serialVersionUID = 1L;

        UnexpectedAnswerException(String message) {
            super(message);
        }
    }

    /** The server's answer to a load. */
    private record Loaded(
            @JsonProperty(required = true) long count,
            @JsonProperty(required = true) long tripleCount,
            @JsonProperty(required = true) long quadCount) {}

    /** The server's answer when it has accepted a task. */
    private record Started(
            @JsonProperty(required = true) String taskId,
            @JsonProperty(required = true) long requestId) {}

    /** The server's answer about a task that has ended. */
    private record FinishedTask(
            @JsonProperty(required = true) String task,
            @JsonProperty(required = true) String taskId,
            @JsonProperty(required = true) String started,
            @JsonProperty(required = true) String finished,
            @JsonProperty(required = true) boolean success) {}
}
