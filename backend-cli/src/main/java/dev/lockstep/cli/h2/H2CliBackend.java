package dev.lockstep.cli.h2;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.EngineVersion;
import dev.lockstep.backend.WorkFolder;
import dev.lockstep.cli.ClassDataArchive;
import dev.lockstep.cli.JavaProgram;
import dev.lockstep.cli.Launcher;
import dev.lockstep.cli.ProcessPerOperation;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One H2 database, which no process holds between two operations. */
final class H2CliBackend extends ProcessPerOperation {

    /** Asks for something that every database has, to show that this one exists. */
    private static final Operation.Query PRESENCE =
            Operation.orderedQuery("SELECT", List.of(new Column("one", ValueKind.NUMBER, "1")), "");

    /** Asked of a new store, because every store answers it and a start of the program costs more than the answer. */
    private static final Operation.Query VERSION = EngineVersion.query("SELECT", "H2VERSION()", "");

    private static final Outcome PRESENT = new Outcome.Rows(List.of(Row.of(Cell.number(1))));

    /** The tables with the number of rows of each; a rebuilt store must have the same. */
    private static final Operation.Query TABLES = Operation.orderedQuery(
            "SELECT",
            List.of(
                    new Column("schema", ValueKind.TEXT, "TABLE_SCHEMA"),
                    new Column("table", ValueKind.TEXT, "TABLE_NAME"),
                    new Column("rows", ValueKind.NUMBER, "ROW_COUNT_ESTIMATE")),
            "FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA' ORDER BY TABLE_SCHEMA, TABLE_NAME");

    /** The code that the Shell prints for a database that its statement has just shut down. */
    private static final String SHUT_DOWN = "90121";

    private final ArmFolder folder;
    private final H2Shell shell;
    private final H2Tools others;
    private final String archive;
    private Optional<String> version = Optional.empty();

    private H2CliBackend(ArmContext context, ClassDataArchive.Prepared tools, Launcher launcher) {
        super(context, launcher);
        this.archive = tools.account();
        this.folder = context.folder();
        JavaProgram program = tools.program().in(context.surroundings());
        this.shell = new H2Shell(
                program, this::run, context.engine().system(), context.engine().version(), folder.scratch());
        this.others = new H2Tools(
                program, this::run, context.engine().system(), context.engine().version(), folder.scratch());
    }

    @Override
    public Optional<String> engineVersion() throws InterruptedException {
        return version.isPresent() ? version : EngineVersion.told(apply(VERSION));
    }

    /** Opens an arm on a folder without a store. From then on a missing store is an error. */
    static H2CliBackend create(ArmContext context, ClassDataArchive.Prepared tools, Launcher launcher)
            throws ArmUnavailableException, InterruptedException {
        H2CliBackend arm = new H2CliBackend(context, tools, launcher);
        Path data = context.folder().data();
        if (Files.exists(file(data))) {
            throw new ArmUnavailableException("there already is a store: " + file(data));
        }
        Outcome created;
        try {
            created = arm.shell.create(data, VERSION);
        } catch (IOException e) {
            throw new ArmUnavailableException("cannot work in " + data + ": " + e, e);
        }
        arm.version = EngineVersion.told(created);
        if (arm.version.isEmpty() || !Files.exists(file(data))) {
            throw new ArmUnavailableException("H2's Shell could not create a store in " + data + ": " + created);
        }
        return arm;
    }

    /** Opens an arm on the store of one that was closed. */
    static H2CliBackend attach(ArmContext context, ClassDataArchive.Prepared tools, Launcher launcher)
            throws IOException {
        Path store = file(context.folder().data());
        if (Files.notExists(store)) {
            throw new NoSuchFileException(store.toString());
        }
        return new H2CliBackend(context, tools, launcher);
    }

    /** Returns the store of a folder. */
    static Path file(Path folder) {
        return folder.resolve(H2Shell.STORE + ".mv.db");
    }

    @Override
    public Map<String, String> description() {
        return Map.of("launcher", "org.h2.tools.Shell, a process for each operation", "class-data archive", archive);
    }

    @Override
    protected Outcome mutate(Operation.Mutate mutate) throws IOException, InterruptedException {
        return shell.mutate(folder.data(), mutate.text());
    }

    @Override
    protected Outcome query(Operation.Query query) throws IOException, InterruptedException {
        return shell.query(folder.data(), query);
    }

    @Override
    protected Outcome shaped(Operation.Shaped shaped) throws IOException, InterruptedException {
        return shell.shaped(folder.data(), shaped.query(), shaped.of(ShellReadShape.ALL));
    }

    @Override
    protected Outcome ask(Operation.Ask ask) throws IOException, InterruptedException {
        return shell.ask(folder.data(), ask);
    }

    @Override
    protected List<Outcome> queries(List<Operation.Query> queries) throws IOException, InterruptedException {
        return shell.queries(folder.data(), queries);
    }

    @Override
    protected Outcome transaction(Operation.Transaction transaction) throws IOException, InterruptedException {
        return shell.transaction(folder.data(), transaction);
    }

    @Override
    protected Outcome reopen() throws IOException, InterruptedException {
        return provenFree(present(), file(folder.data()));
    }

    @Override
    protected Outcome optimize() throws IOException, InterruptedException {
        Outcome compacted = shell.run(folder.data(), List.of("ANALYZE", "SHUTDOWN COMPACT"), output -> {
            output.count();
            ShellOutput.Refusal refusal = output.refusal();
            if (!refusal.code().equals(SHUT_DOWN)) {
                throw new UnexplainedOutputException("SHUTDOWN COMPACT was refused with " + refusal.code());
            }
            return Outcome.Done.UNCOUNTED;
        });
        return compacted instanceof Outcome.Done ? provenFree(present(), file(folder.data())) : compacted;
    }

    /** Returns {@code Done} if a separate process finds the store. */
    private Outcome present() throws IOException, InterruptedException {
        Outcome outcome = shell.query(folder.data(), PRESENCE);
        if (outcome instanceof Outcome.Rows && !outcome.equals(PRESENT)) {
            return Outcome.Broken.of(Cause.GARBAGE, "SELECT 1 gave " + outcome);
        }
        return outcome instanceof Outcome.Rows ? Outcome.Done.UNCOUNTED : outcome;
    }

    @Override
    protected Outcome repair() throws IOException, InterruptedException {
        try (WorkFolder broken = WorkFolder.make(folder.scratch().resolve("repair-from"));
                WorkFolder whole = WorkFolder.make(folder.scratch().resolve("repair-to"))) {
            Outcome before = shell.query(folder.data(), TABLES);
            if (!(before instanceof Outcome.Rows)) {
                return before;
            }
            Files.copy(file(folder.data()), file(broken.path()));
            Outcome step = others.recover(broken.path());
            if (!(step instanceof Outcome.Done)) {
                return step;
            }
            Files.move(H2Tools.script(broken.path()), H2Tools.script(whole.path()));
            step = others.runScript(whole.path());
            if (!(step instanceof Outcome.Done)) {
                return step;
            }
            Outcome after = shell.query(whole.path(), TABLES);
            if (!after.equals(before)) {
                return new Outcome.Broken(
                        Cause.UNPROVEN,
                        "the recovered store has other tables or counts",
                        false,
                        Map.of("before", before.toString(), "after", after.toString()));
            }
            Files.move(
                    file(whole.path()),
                    file(folder.data()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return present();
    }

    @Override
    protected Outcome export(Operation.Export export) throws Exception {
        try (WorkFolder work = WorkFolder.make(folder.scratch().resolve("export"))) {
            H2CliWays ways = new H2CliWays(shell, others, folder.data(), work.path());
            Optional<Outcome> objection = ways.write(export.way());
            if (objection.isPresent()) {
                return objection.get();
            }
            taken(export);
            objection = ways.read(export.way(), VERSION);
            return objection.isPresent() ? objection.get() : shell.query(ways.fresh(), export.content());
        }
    }

    @Override
    protected Outcome restore(Operation.Restore restore) throws IOException, InterruptedException {
        try (WorkFolder work = WorkFolder.make(folder.scratch().resolve("restore"))) {
            H2CliWays ways = new H2CliWays(shell, others, folder.data(), work.path());
            Optional<Outcome> objection = ways.write(restore.way());
            if (objection.isEmpty()) {
                objection = ways.read(restore.way(), VERSION);
            }
            if (objection.isPresent()) {
                return objection.get();
            }
            Files.move(
                    file(ways.fresh()),
                    file(folder.data()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return present();
    }

    @Override
    protected Outcome backup(Operation.Backup backup) throws Exception {
        try (WorkFolder copy = WorkFolder.make(folder.scratch().resolve("backup"))) {
            Path zip = copy.path().resolve("backup.zip");
            // A relative path, so that no folder's name has to be part of a statement.
            String target = folder.data().relativize(zip).toString();
            Outcome step = shell.mutate(folder.data(), "BACKUP TO '" + target + "'");
            if (!(step instanceof Outcome.Done)) {
                return step;
            }
            taken(backup);
            step = others.restore(copy.path(), zip);
            return step instanceof Outcome.Done ? shell.query(copy.path(), backup.content()) : step;
        }
    }
}
