package dev.lockstep.embedded.jena;

import dev.lockstep.backend.Actor;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.EngineVersion;
import dev.lockstep.backend.WorkFolder;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.NQuads;
import dev.lockstep.backend.sparql.Prefixes;
import dev.lockstep.backend.sparql.QueryForm;
import dev.lockstep.backend.sparql.ResultsFormat;
import dev.lockstep.backend.sparql.ResultsJson;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.backend.sparql.UpdateRequest;
import dev.lockstep.embedded.Store;
import dev.lockstep.embedded.jena.JenaEngine.MissingStoreException;
import dev.lockstep.embedded.jena.Tdb.SaidNoException;
import dev.lockstep.invariant.OpenFiles;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Parameters;
import dev.lockstep.op.Row;
import dev.lockstep.op.Transacted;
import dev.lockstep.op.ValueKind;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** The arm's store, with its operations. A branch is a named graph, and the text of an operation names the graph. */
final class JenaStore extends Store {

    /** The code of a refusal that the store does not throw: it says that a graph is not there. */
    private static final String ABSENT = "no such graph";

    private final JenaEngine engine;
    private final SystemUnderTest system;
    private final ArmFolder folder;
    private volatile Tdb tdb;

    /** The second dataset, from its first call on. */
    private Optional<Tdb> beside = Optional.empty();

    JenaStore(JenaEngine engine, SystemUnderTest system, ArmFolder folder, Tdb tdb) {
        this.engine = engine;
        this.system = system;
        this.folder = folder;
        folder.transcript().opened("location", folder.data().toString());
        this.tdb = tdb;
    }

    static JenaStore create(JenaEngine engine, SystemUnderTest system, ArmFolder folder) {
        return new JenaStore(engine, system, folder, engine.create(folder.data()));
    }

    /**
     * Opens the store of an arm that was closed.
     *
     * @throws MissingStoreException if the store is missing
     */
    static JenaStore attach(JenaEngine engine, SystemUnderTest system, ArmFolder folder) throws MissingStoreException {
        return new JenaStore(engine, system, folder, engine.open(folder.data()));
    }

    /**
     * Two errors end the call but not the walk: a request is nested too deeply for Jena's parser, or a mapped file
     * cannot get the space that it is written to.
     */
    @Override
    public Outcome apply(Operation operation) throws InterruptedException {
        try {
            return engine.within(() -> super.apply(operation));
        } catch (StackOverflowError | InternalError thrown) {
            return died(thrown);
        }
    }

    @Override
    protected Outcome failed(Operation operation, Exception thrown) {
        return thrown instanceof SaidNoException said
                ? new Outcome.Refused(system.refusalOf(said.code()), said.code(), said.getMessage())
                : died(thrown);
    }

    private static Outcome died(Throwable thrown) {
        return new Broken(
                Broken.Cause.DIED, "the store's files could not be used", true, Map.of("error", thrown.toString()));
    }

    @Override
    public Operation.Query version() {
        return EngineVersion.query(
                "SELECT", "(<http://jena.apache.org/ARQ/function#version>() AS ?version)", "WHERE { }");
    }

    @Override
    public <S> Optional<S> inside(Class<S> view) throws IOException {
        if (view == OpenFiles.class) {
            return OpenFiles.ofThisProcess(folder.data()).map(view::cast);
        }
        return view == TdbInside.class ? engine.inside(tdb).map(view::cast) : Optional.empty();
    }

    /** Another client of the same dataset, whose transactions are its own; the store stays open when it closes. */
    @Override
    public Actor actor() {
        JenaStore client = new JenaStore(engine, system, folder, tdb);
        return new Actor() {
            @Override
            public Outcome apply(Operation operation) throws InterruptedException {
                return client.apply(operation);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void cancel() {
        tdb.cancel();
    }

    @Override
    public void abandon() {
        engine.close();
    }

    @Override
    public void close() {
        try {
            closeBeside();
            tdb.close();
        } catch (RuntimeException | InternalError e) {
            throw new IllegalStateException("TDB2 could not close its store: " + e, e);
        } finally {
            engine.close();
        }
        Path lock = JenaEngine.lock(folder.data());
        if (Files.exists(lock) && !folder.proveFree(lock)) {
            throw new IllegalStateException("TDB2 closed its store and still holds " + lock);
        }
    }

    @Override
    protected Outcome mutate(Operation.Mutate mutate) throws SaidNoException {
        tdb.update(mutate.text());
        return Done.UNCOUNTED;
    }

    @Override
    protected Outcome transaction(Operation.Transaction transaction) throws SaidNoException {
        tdb.transact(UpdateRequest.texts(transaction), transaction.commit());
        return Transacted.done(transaction);
    }

    @Override
    protected Outcome load(Operation.Load load) throws SaidNoException {
        tdb.load(load.format(), load.content());
        return Done.UNCOUNTED;
    }

    @Override
    protected Outcome query(Operation.Query query) throws SaidNoException {
        return select(tdb, query);
    }

    @Override
    protected Outcome execute(Operation.Execute execute) throws SaidNoException {
        tdb.update(execute.text(), terms(execute.parameters()));
        return Done.UNCOUNTED;
    }

    @Override
    protected Outcome shaped(Operation.Shaped shaped) throws SaidNoException {
        TdbReadShape shape = TdbReadShape.of(shaped);
        if (shaped.query() instanceof Operation.Ask ask) {
            return answer(ask, tdb.ask(ask.text(), shape));
        }
        List<Column> columns = ((Operation.Query) shaped.query()).columns();
        return new Outcome.Rows(ResultsFormat.rows(
                tdb.select(
                        shaped.query().text(" "),
                        columns.stream().map(Column::name).toList(),
                        shape,
                        terms(shaped.parameters())),
                columns));
    }

    private static List<Term> terms(Parameters parameters) {
        return parameters.rows().get(0).cells().stream().map(Term::of).toList();
    }

    @Override
    protected Outcome ask(Operation.Ask ask) throws SaidNoException {
        return answer(ask, tdb.ask(ask.text()));
    }

    private static Outcome answer(Operation.Ask ask, Tdb.Answer answer) {
        return answer.truth()
                .map(ResultsJson::answer)
                .orElseGet(() -> ResultsJson.answer(
                        QueryForm.of(ask.text()).isGraph() ? NQuads.PLACES : answer.variables(), answer.solutions()));
    }

    private static Outcome select(Tdb store, Operation.Query query) throws SaidNoException {
        List<Column> columns = query.columns();
        List<Row> rows = new ArrayList<>();
        for (List<Term> solution :
                store.select(query.text(" "), columns.stream().map(Column::name).toList())) {
            rows.add(new Row(IntStream.range(0, columns.size())
                    .mapToObj(i -> solution.get(i).cell(columns.get(i).kind()))
                    .toList()));
        }
        return new Outcome.Rows(rows);
    }

    @Override
    protected Outcome call(Operation.Call call) throws SaidNoException {
        GraphCall asked = GraphCall.of(call);
        return call(asked.isBeside() ? beside() : tdb, asked);
    }

    private Tdb beside() {
        if (beside.isEmpty()) {
            beside = Optional.of(engine.create(folder.data().resolve(GraphCall.BESIDE)));
        }
        return beside.get();
    }

    private void closeBeside() {
        beside.ifPresent(Tdb::close);
        beside = Optional.empty();
    }

    private Outcome call(Tdb store, GraphCall asked) throws SaidNoException {
        return switch (asked.verb()) {
            case PUT, ADD -> {
                store.store(asked.name(), asked.format(), asked.content(), asked.verb() == GraphCall.Verb.PUT);
                yield Done.UNCOUNTED;
            }
            case REMOVE -> store.remove(asked.name()) ? Done.UNCOUNTED : absent(asked);
            case GET -> store.has(asked.name()) ? triples(store.written(asked.name(), asked.format())) : absent(asked);
            case PREFIXES -> prefixes(store, asked);
            case EXISTS -> new Outcome.Rows(List.of(Row.of(Cell.bool(store.has(asked.name())))));
            case UPDATE -> {
                store.update(asked.content());
                yield Done.UNCOUNTED;
            }
            case COMPACT -> compacted(store, asked);
        };
    }

    /** No walk looks for the evidence of a call, so the new generation of files is looked for here. */
    private Outcome compacted(Tdb store, GraphCall asked) {
        Path place = asked.isBeside() ? folder.data().resolve(GraphCall.BESIDE) : folder.data();
        SortedSet<String> before = JenaEngine.generations(place);
        store.compact();
        return JenaEngine.generations(place).equals(before)
                ? Broken.of(Broken.Cause.UNPROVEN, "the dataset was compacted and has no new generation of files")
                : Done.UNCOUNTED;
    }

    private Outcome prefixes(Tdb store, GraphCall asked) throws SaidNoException {
        if (asked.asksForAll()) {
            return Prefixes.answer(asked, store.prefixes());
        }
        return store.has(asked.name()) ? Prefixes.answer(asked, store.prefixes(asked.name())) : absent(asked);
    }

    private Outcome absent(GraphCall asked) {
        return new Outcome.Refused(system.refusalOf(ABSENT), ABSENT, "there is no graph " + asked.graph());
    }

    private static Outcome triples(List<List<Term>> triples) {
        return new Outcome.Rows(triples.stream()
                .map(triple -> new Row(triple.stream()
                        .map(term -> term.cell(ValueKind.LEXICAL))
                        .toList()))
                .toList());
    }

    @Override
    protected Outcome optimize() {
        folder.transcript().ask("DatabaseMgr.compact");
        tdb.compact();
        return Done.UNCOUNTED;
    }

    @Override
    protected Outcome reopen() throws MissingStoreException {
        folder.transcript().ask("close, DatabaseMgr.connectDatasetGraph {data}");
        closeBeside();
        tdb.close();
        boolean free = folder.proveFree(JenaEngine.lock(folder.data()));
        tdb = engine.open(folder.data());
        return free
                ? Done.UNCOUNTED
                : Broken.of(Broken.Cause.UNPROVEN, "the store is still locked after it was closed");
    }

    @Override
    protected Outcome backup(Operation.Backup backup) throws Exception {
        folder.transcript().ask("DatabaseMgr.backup");
        Path file = tdb.backup();
        taken(backup);
        String quads;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            quads = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.delete(file);
        try (WorkFolder copy = WorkFolder.make(folder.scratch().resolve("backup"))) {
            Tdb elsewhere = engine.create(copy.path());
            try {
                elsewhere.load("nq", quads);
                return select(elsewhere, backup.content());
            } finally {
                elsewhere.close();
            }
        }
    }
}
