package dev.lockstep.embedded.jena;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.WorkFolder;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.embedded.Store;
import dev.lockstep.embedded.jena.JenaEngine.MissingStoreException;
import dev.lockstep.embedded.jena.Tdb.SaidNoException;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Row;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * The arm's store and what is done with it. A branch is a named graph, and the text of an operation names it; there is
 * nothing else to choose.
 */
final class JenaStore implements Store {

    static final String NO_SERVER = "there is no server in this process";
    static final String NO_REPAIR = "TDB2 has no tool that rebuilds a store from its files";

    private final JenaEngine engine;
    private final SystemUnderTest system;
    private final ArmFolder folder;
    private volatile Tdb tdb;

    private JenaStore(JenaEngine engine, SystemUnderTest system, ArmFolder folder, Tdb tdb) {
        this.engine = engine;
        this.system = system;
        this.folder = folder;
        this.tdb = tdb;
    }

    static JenaStore create(JenaEngine engine, SystemUnderTest system, ArmFolder folder) {
        return new JenaStore(engine, system, folder, engine.create(folder.data()));
    }

    @Override
    public Outcome apply(Operation operation) {
        try {
            return switch (operation.kind()) {
                case MUTATE -> mutate(((Operation.Mutate) operation).text());
                case LOAD -> load((Operation.Load) operation);
                case QUERY -> select(tdb, (Operation.Query) operation);
                case OPTIMIZE -> optimize();
                case REPAIR -> new Outcome.Unsupported(NO_REPAIR);
                case REOPEN -> reopen();
                case CALL -> throw new IllegalArgumentException("not an operation of this arm: " + operation);
                case RESTART -> new Outcome.Unsupported(NO_SERVER);
                case BACKUP -> backup(((Operation.Backup) operation).content());
            };
        } catch (SaidNoException said) {
            return new Outcome.Refused(system.refusalOf(said.code()), said.code(), said.getMessage());
        } catch (MissingStoreException | IOException | RuntimeException | StackOverflowError failure) {
            return new Broken(
                    Broken.Cause.DIED, "the store could not be worked on", true, Map.of("error", failure.toString()));
        }
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
            tdb.close();
        } finally {
            engine.close();
        }
    }

    private Outcome mutate(String text) throws SaidNoException {
        tdb.update(text);
        return Done.UNCOUNTED;
    }

    private Outcome load(Operation.Load load) throws SaidNoException {
        tdb.load(load.format(), load.content());
        return Done.UNCOUNTED;
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

    private Outcome optimize() {
        tdb.compact();
        return Done.UNCOUNTED;
    }

    private Outcome reopen() throws MissingStoreException {
        tdb.close();
        boolean free = folder.proveFree(JenaEngine.lock(folder.data()));
        tdb = engine.open(folder.data());
        return free
                ? Done.UNCOUNTED
                : Broken.of(Broken.Cause.UNPROVEN, "the store is still locked after it was let go of");
    }

    private Outcome backup(Operation.Query content) throws SaidNoException, IOException {
        Path file = tdb.backup();
        String quads;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            quads = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.delete(file);
        try (WorkFolder copy = WorkFolder.make(folder.scratch().resolve("backup"))) {
            Tdb elsewhere = engine.create(copy.path());
            try {
                elsewhere.load("nq", quads);
                return select(elsewhere, content);
            } finally {
                elsewhere.close();
            }
        }
    }
}
