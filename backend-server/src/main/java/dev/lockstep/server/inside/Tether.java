package dev.lockstep.server.inside;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Ties a server to the process that started it. Standard input is a pipe that only the starter holds open. When the
 * pipe ends, for any reason, the server ends too.
 *
 * <p>Arguments: the server's main class, then its own arguments.
 */
public final class Tether {

    private static final long GRACE_MILLIS = 5_000;

    private Tether() {}

    public static void main(String[] arguments) throws Exception {
        InputStream starter = System.in;
        daemon("tether", () -> {
            awaitEnd(starter);
            // A server that hangs in its own shutdown must not outlive its starter.
            daemon("tether-grace", Tether::haltAfterGrace);
            System.exit(0);
        });
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void awaitEnd(InputStream starter) {
        try {
            while (starter.read() >= 0) {
                // Nothing is ever written; only the end of the pipe matters.
            }
        } catch (IOException broken) {
            // A broken pipe is also an end.
        }
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
