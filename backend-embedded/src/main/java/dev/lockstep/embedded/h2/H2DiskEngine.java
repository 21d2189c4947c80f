package dev.lockstep.embedded.h2;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.artifact.VersionRange;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.DiskEngine;
import dev.lockstep.backend.DiskStore;
import dev.lockstep.backend.Support;
import dev.lockstep.disk.Disk;
import dev.lockstep.op.OperationKind;
import dev.lockstep.system.Engine;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** One version of H2 with its databases on disks of ours, by a file system that is registered in its class loader. */
final class H2DiskEngine implements DiskEngine {

    private static final String GUEST = H2DiskEngine.class.getPackageName() + ".H2FilesGuest";

    /** These keep a backup right. No backup is taken here, and a crash may strike while H2 reuses space. */
    private static final Set<String> FOR_BACKUPS = Set.of("REUSE_SPACE", "RETENTION_TIME");

    /** The trace file would be one more file of the store, and it has the time in it. */
    private static final String NO_TRACE = ";TRACE_LEVEL_FILE=0";

    /** The setting for the milliseconds in which H2 does not reuse space. With 0 a store is at once as an old one. */
    private static final String RETENTION = "h2.retention";

    /** The setting for the milliseconds after which H2 writes a commit. */
    private static final String WRITE_DELAY = "h2.write-delay";

    private final EngineLoader loader;
    private final Engine engine;
    private final Driver driver;
    private final H2Files files;
    private final String settings;
    private final boolean isDelayed;
    private final AtomicLong mounts = new AtomicLong();

    private H2DiskEngine(EngineLoader loader, Map<String, String> asked) throws ReflectiveOperationException {
        this.loader = loader;
        this.engine = loader.engine();
        Class<?> type = loader.type("org.h2.Driver");
        this.driver = (Driver) type.getConstructor().newInstance();
        // Loading the driver has registered it for the whole process, which would keep this version in memory for ever.
        type.getMethod("unload").invoke(null);
        this.files = loader.inside(H2Files.class, GUEST, Disk.class);
        files.register();
        this.isDelayed = !asked.getOrDefault(WRITE_DELAY, "0").matches("0+");
        this.settings = settings(engine, asked) + NO_TRACE + H2Engine.NO_HOOK;
    }

    static H2DiskEngine of(Engine engine, Map<String, String> asked) throws ArmUnavailableException {
        for (String setting : List.of(RETENTION, WRITE_DELAY)) {
            String value = asked.getOrDefault(setting, "0");
            // It becomes a part of a URL, in which a semicolon begins another setting.
            if (!value.matches("\\d{1,9}")) {
                throw new ArmUnavailableException(
                        "--set: " + setting + " is '" + value + "'; write a number of milliseconds, such as 0");
            }
        }
        EngineLoader loader = new EngineLoader(engine);
        try {
            return new H2DiskEngine(loader, asked);
        } catch (ReflectiveOperationException | LinkageError e) {
            loader.close();
            throw new ArmUnavailableException(
                    "H2 " + engine.version() + " cannot keep its files on a disk of this process: " + e.getMessage()
                            + "; name another version",
                    e);
        }
    }

    /**
     * Returns the settings with which everything acknowledged is written, unless a delay was asked for: with H2's usual
     * delay a commit is only in memory for up to half a second, and a crash may lose it without a fault of anybody.
     */
    private static String settings(Engine engine, Map<String, String> asked) {
        Map<String, String> settings = new TreeMap<>(
                engine.system().avoidances().settings(since -> VersionRange.isAtLeast(engine.version(), since)));
        settings.keySet().removeAll(FOR_BACKUPS);
        settings.put("WRITE_DELAY", asked.getOrDefault(WRITE_DELAY, "0"));
        settings.put("MAX_COMPACT_TIME", "0");
        if (asked.containsKey(RETENTION)) {
            settings.put("RETENTION_TIME", asked.get(RETENTION));
        }
        return settings.entrySet().stream()
                .map(setting -> ";" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
    }

    @Override
    public Support support(OperationKind kind) {
        return switch (kind) {
            case MUTATE, QUERY, ASK, EXECUTE, BATCH, SHAPED, SESSION, CONTROL, TRANSACTION, OPTIMIZE, REOPEN ->
                Support.OFFERED;
            case REPAIR, BACKUP, EXPORT, RESTORE ->
                Support.unsupported("it needs files beside the store, which are not on the disk in memory");
            case RESTART -> Support.unsupported("there is no server in this process");
            case LOAD -> Support.unsupported("H2 has no file format to load");
            case CALL -> Support.unsupported("H2 is used through SQL and has no other calls");
            default -> Support.unsupported("a store on a disk in memory does not offer it");
        };
    }

    @Override
    public boolean keepsAcknowledged() {
        return !isDelayed;
    }

    @Override
    public DiskStore create(Disk disk) throws IOException {
        return store(disk, "");
    }

    @Override
    public DiskStore open(Disk disk) throws IOException {
        return store(disk, ";IFEXISTS=TRUE");
    }

    private DiskStore store(Disk disk, String how) throws IOException {
        String name = Long.toString(mounts.incrementAndGet());
        files.mount(name, disk);
        String url = "jdbc:h2:" + H2Files.SCHEME + ":" + name + "/db" + settings + how;
        try {
            return new H2DiskStore(engine.system(), () -> connect(url), () -> files.unmount(name));
        } catch (SQLException e) {
            files.unmount(name);
            throw new IOException(e.getErrorCode() + " " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // Some damage is noticed by the file layer alone, whose exceptions the driver passes on as they are.
            files.unmount(name);
            throw new IOException(e.toString(), e);
        }
    }

    private Connection connect(String url) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "sa");
        login.setProperty("password", "");
        Connection connection = driver.connect(url, login);
        if (connection == null) {
            throw new SQLException("the driver does not accept the URL " + url);
        }
        return connection;
    }

    @Override
    public void close() {
        loader.close();
    }
}
