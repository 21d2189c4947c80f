package dev.lockstep.server.jena;

import dev.lockstep.backend.Actor;
import dev.lockstep.backend.EngineVersion;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.backend.Transcript;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.NQuads;
import dev.lockstep.backend.sparql.QueryForm;
import dev.lockstep.backend.sparql.ResultsFormat;
import dev.lockstep.backend.sparql.ResultsJson;
import dev.lockstep.backend.sparql.UpdateRequest;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Transacted;
import dev.lockstep.server.Reconnecting;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.ServerFailedException;
import dev.lockstep.server.StoreLock;
import dev.lockstep.server.jena.FusekiClient.Answer;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The only store of one Fuseki, with its operations. */
final class ServedStore extends OperationBackend implements Reconnecting {

    static final Map<String, String> MEDIA_TYPES = Map.of(
            "nq", "application/n-quads",
            "nt", "application/n-triples",
            "ttl", "text/turtle",
            "trig", "application/trig",
            "rdf", "application/rdf+xml",
            "jsonld", "application/ld+json",
            "rj", "application/rdf+json",
            "rt", "application/rdf+thrift");

    private final RunningServer server;
    private final String dataset;
    private final boolean two;
    private final FusekiAnswers answers;
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
        this.answers = new FusekiAnswers(system);
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
        ServedStore other = new ServedStore(server, dataset, two, answers.system(), limit, toRestart, transcript);
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
        return answers.updated(client.update(mutate.text()));
    }

    @Override
    protected Outcome transaction(Operation.Transaction transaction) throws IOException, InterruptedException {
        Outcome updated = mutate(Operation.mutate(UpdateRequest.of(transaction)));
        return updated instanceof Done ? Transacted.done(transaction) : updated;
    }

    @Override
    protected Outcome query(Operation.Query query) throws IOException, InterruptedException {
        transcript.read();
        return answers.rows(client.query(query.text(" "), FusekiClient.RESULTS), query);
    }

    @Override
    protected Outcome shaped(Operation.Shaped shaped) throws IOException, InterruptedException {
        if (shaped.query() instanceof Operation.Ask ask && QueryForm.of(ask.text()) != QueryForm.SELECT) {
            // Only rows have shapes.
            return ask(ask);
        }
        HttpReadShape shape = HttpReadShape.of(shaped);
        ResultsFormat format = shape.format();
        return answers.results(
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
                : answers.results(
                        client.query(ask.text(), FusekiClient.RESULTS), FusekiClient.RESULTS, ResultsJson::answer);
    }

    private Outcome graphs(Answer answer) {
        boolean one = answer.type().equals(NQuads.ONE_GRAPH);
        return answers.results(answer, one ? NQuads.ONE_GRAPH : NQuads.MEDIA_TYPE, NQuads::answer);
    }

    @Override
    protected Outcome load(Operation.Load load) throws IOException, InterruptedException {
        String type = MEDIA_TYPES.get(load.format());
        if (type == null) {
            throw new IllegalArgumentException("no media type is known for the format " + load.format());
        }
        return answers.loaded(client.load(type, load.content()));
    }

    @Override
    protected Outcome call(Operation.Call call) throws IOException, InterruptedException {
        GraphCall asked = GraphCall.of(call);
        if (asked.isBeside() && !two) {
            throw new IllegalStateException("the server was opened without a second dataset");
        }
        return new ServedGraphs(asked.isBeside() ? client.beside() : client, answers, limit).call(asked);
    }

    @Override
    protected Outcome optimize() throws IOException, InterruptedException {
        return new Compaction(client, limit).done();
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
}
