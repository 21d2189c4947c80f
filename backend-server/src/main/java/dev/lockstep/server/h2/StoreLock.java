package dev.lockstep.server.h2;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.RunningServer.ToolExit;
import dev.lockstep.server.ServerProgram;
import dev.lockstep.server.inside.LockProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The lock that the server holds on its database's file while the database is open. A separate process in the server's
 * place tries to take the lock, because the file may be on a volume that this process cannot see.
 */
final class StoreLock {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final RunningServer server;
    private final ArmFolder folder;
    private final Duration limit;

    StoreLock(RunningServer server, ArmFolder folder, Duration limit) {
        this.server = server;
        this.folder = folder;
        this.limit = limit;
    }

    /** Shows that nobody holds the store. A server that is still closing it has half of the time limit to do so. */
    boolean proveFree() throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos() / 2;
        boolean free = isFree();
        while (!free && System.nanoTime() < end) {
            Thread.sleep(PAUSE.toMillis());
            free = isFree();
        }
        boolean seen = free;
        return folder.proveFree(() -> seen);
    }

    private boolean isFree() throws IOException, InterruptedException {
        String file = server.place().data() + "/" + H2Client.DATABASE + ".mv.db";
        ToolExit exit = server.run(
                new ServerProgram.Command(
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx16m"),
                        LockProbe.class.getName(),
                        List.of(file)),
                limit);
        return switch (exit.code()) {
            case LockProbe.FREE -> true;
            case LockProbe.HELD -> false;
            default -> throw new IOException("the lock of " + file + " could not be tested: " + exit.output());
        };
    }
}
