package dev.lockstep.cli.jena;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.CommandPrefix;
import dev.lockstep.backend.EngineVersion;
import dev.lockstep.backend.WorkFolder;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.UpdateRequest;
import dev.lockstep.cli.ClassDataArchive;
import dev.lockstep.cli.Launcher;
import dev.lockstep.cli.ProcessPerOperation;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Row;
import dev.lockstep.op.Transacted;
import dev.lockstep.op.ValueKind;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The arm's store, with its operations. The probes of a step are asked in one run, as {@link UnitedQueries}. */
final class JenaCliBackend extends ProcessPerOperation {

    /** Asked to show that a store opens. */
    private static final Operation.Query PRESENCE =
            Operation.query("SELECT", List.of(new Column("one", ValueKind.NUMBER, "(1 AS ?one)")), "WHERE { }");

    /** Asked of a new store, because every store answers it and a start of the program costs more than the answer. */
    private static final Operation.Query VERSION =
            EngineVersion.query("SELECT", "(<http://jena.apache.org/ARQ/function#version>() AS ?version)", "WHERE { }");

    private static final Outcome PRESENT = new Outcome.Rows(List.of(Row.of(Cell.number(1))));

    private final ArmFolder folder;
    private final JenaTools tools;
    private final SystemUnderTest system;
    private final String archive;
    private Optional<String> version = Optional.empty();

    private JenaCliBackend(ArmContext context, ClassDataArchive.Prepared program, Launcher launcher) {
        super(context, launcher);
        this.archive = program.account();
        this.folder = context.folder();
        this.system = context.engine().system();
        this.tools = new JenaTools(
                program.program().in(context.surroundings()),
                this::run,
                context.engine().system(),
                folder.scratch(),
                killedStores(folder));
    }

    private static KilledStores killedStores(ArmFolder folder) {
        KilledStores stores = folder.kept(KilledStores.class).orElseGet(KilledStores::new);
        folder.keep(KilledStores.class, stores);
        if (folder.kept(CommandPrefix.class).isPresent()) {
            // The processes of such a folder are made to fail, also those of the folder of which it is a copy.
            stores.add(folder.data());
            stores.add(folder.data().resolve(GraphCall.BESIDE));
        }
        return stores;
    }

    @Override
    public Optional<String> engineVersion() throws InterruptedException {
        return version.isPresent() ? version : EngineVersion.told(apply(VERSION));
    }

    /** Opens an arm on a folder without a store. From then on a missing store is an error. */
    static JenaCliBackend create(ArmContext context, ClassDataArchive.Prepared program, Launcher launcher)
            throws ArmUnavailableException, InterruptedException {
        JenaCliBackend arm = new JenaCliBackend(context, program, launcher);
        Path data = context.folder().data();
        Outcome created;
        boolean there;
        try {
            created = arm.tools.query(data, VERSION);
            there = generation(data).isPresent();
        } catch (IOException e) {
            launcher.close();
            throw new ArmUnavailableException("cannot work in " + data + ": " + e, e);
        }
        arm.version = EngineVersion.told(created);
        if (arm.version.isEmpty() || !there) {
            launcher.close();
            throw new ArmUnavailableException("Jena's tools could not create a store in " + data + ": " + created);
        }
        return arm;
    }

    /** Opens an arm on the store of one that was closed. */
    static JenaCliBackend attach(ArmContext context, ClassDataArchive.Prepared program, Launcher launcher)
            throws IOException {
        JenaCliBackend arm = new JenaCliBackend(context, program, launcher);
        arm.store();
        return arm;
    }

    /** Returns the file that TDB2 locks while a process has the store of a folder open. */
    static Path lock(Path store) {
        return store.resolve("tdb.lock");
    }

    @Override
    public Map<String, String> description() {
        return Map.of(
                "launcher",
                "tdb2.tdbquery and its siblings, a process for each operation",
                "class-data archive",
                archive);
    }

    @Override
    protected Outcome mutate(Operation.Mutate mutate) throws IOException, InterruptedException {
        return tools.update(store(), mutate.text());
    }

    @Override
    protected Outcome transaction(Operation.Transaction transaction) throws IOException, InterruptedException {
        Outcome updated = tools.update(store(), UpdateRequest.of(transaction));
        return updated instanceof Done ? Transacted.done(transaction) : updated;
    }

    @Override
    protected Outcome query(Operation.Query query) throws IOException, InterruptedException {
        return tools.query(store(), query);
    }

    @Override
    protected Outcome shaped(Operation.Shaped shaped) throws IOException, InterruptedException {
        return tools.shaped(store(), shaped.query(), ToolReadShape.of(shaped));
    }

    @Override
    protected Outcome ask(Operation.Ask ask) throws IOException, InterruptedException {
        return tools.ask(store(), ask.text());
    }

    @Override
    protected List<Outcome> queries(List<Operation.Query> queries) throws Exception {
        Optional<UnitedQueries> united = UnitedQueries.of(queries);
        return united.isPresent() ? tools.query(store(), united.get(), queries.size()) : super.queries(queries);
    }

    @Override
    protected Outcome reopen() throws IOException, InterruptedException {
        return provenFree(present(), lock(store()));
    }

    /** Returns the store's folder. If the store were missing, a tool would create an empty one and end with 0. */
    private Path store() throws IOException {
        if (generation(folder.data()).isEmpty()) {
            throw new NoSuchFileException(folder.data().toString(), null, "the store is missing");
        }
        return folder.data();
    }

    /** Returns the newest generation of the files of a store, if there is a store. */
    static Optional<Path> generation(Path store) throws IOException {
        if (!Files.isRegularFile(lock(store))) {
            return Optional.empty();
        }
        try (Stream<Path> inside = Files.list(store)) {
            return inside.filter(path -> path.getFileName().toString().startsWith("Data-"))
                    .filter(path -> Files.isRegularFile(path.resolve("nodes.dat")))
                    .max(Path::compareTo);
        }
    }

    @Override
    protected Outcome call(Operation.Call call) throws IOException, InterruptedException {
        GraphCall asked = GraphCall.of(call);
        Path store = asked.isBeside() ? Files.createDirectories(store().resolve(GraphCall.BESIDE)) : store();
        return new ToolGraphs(tools, system, folder.scratch()).call(store, asked);
    }

    @Override
    protected Outcome load(Operation.Load load) throws IOException, InterruptedException {
        return tools.load(store(), tools.write("load." + load.format(), load.content()));
    }

    @Override
    protected Outcome optimize() throws IOException, InterruptedException {
        Outcome compacted = tools.compact(store());
        if (!(compacted instanceof Done)) {
            return compacted;
        }
        Path statistics = generation(folder.data()).orElseThrow().resolve("stats.opt");
        return tools.statistics(folder.data(), statistics);
    }

    /** Returns {@code Done} if a separate process finds the store. */
    private Outcome present() throws IOException, InterruptedException {
        Outcome outcome = tools.query(store(), PRESENCE);
        if (outcome instanceof Outcome.Rows && !outcome.equals(PRESENT)) {
            return Outcome.Broken.of(Cause.GARBAGE, "SELECT (1 AS ?one) gave " + outcome);
        }
        return outcome instanceof Outcome.Rows ? Done.UNCOUNTED : outcome;
    }

    @Override
    protected Outcome backup(Operation.Backup backup) throws Exception {
        Path backups = store().resolve("Backups");
        try (WorkFolder written = WorkFolder.make(backups);
                WorkFolder copy = WorkFolder.make(folder.scratch().resolve("backup"))) {
            Outcome step = tools.backup(store());
            if (!(step instanceof Done)) {
                return step;
            }
            List<Path> files;
            try (Stream<Path> inside = Files.list(written.path())) {
                files = inside.toList();
            }
            if (files.size() != 1) {
                return Outcome.Broken.of(Cause.UNPROVEN, "tdbbackup ended with 0 and wrote " + files);
            }
            taken(backup);
            step = tools.load(copy.path(), files.get(0));
            return step instanceof Done ? tools.query(copy.path(), backup.content()) : step;
        }
    }
}
