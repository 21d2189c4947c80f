package dev.lockstep.server;

import dev.lockstep.platform.Deadline;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The wait for a server's first answer. The server itself is asked, over the connection that its clients will use. */
final class Readiness {

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Long enough for a busy machine, and short enough to notice within a second that the server has ended. */
    private static final Duration ONE_ASKING = Duration.ofSeconds(1);

    private Readiness() {}

    /**
     * Asks until there is an answer.
     *
     * @return whether there was an answer before the server ended or the time was up
     */
    static boolean await(ServerProgram program, InetSocketAddress address, BooleanSupplier isRunning, Duration limit)
            throws InterruptedException {
        return await(program, address, () -> "", isRunning, limit);
    }

    /** The same for a server that may say in its log when it is ready. */
    static boolean await(
            ServerProgram program,
            InetSocketAddress address,
            Supplier<String> log,
            BooleanSupplier isRunning,
            Duration limit)
            throws InterruptedException {
        Deadline deadline = Deadline.in(limit);
        while (isRunning.getAsBoolean() && !deadline.passed()) {
            if (program.answers(address, log, ONE_ASKING)) {
                return true;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return false;
    }
}
