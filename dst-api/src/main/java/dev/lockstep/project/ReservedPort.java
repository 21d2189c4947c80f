package dev.lockstep.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/**
 * A port of loopback for a server that is not started yet. The operating system would give a free port to the next one
 * who asks, also to another walk that starts its server at the same time. So each port has a second one, its guard, on
 * which Lockstep listens as long as the port is reserved. The system gives the guard to one process only, and takes it
 * back when the process is killed. Both lie below the ports that the system gives to clients.
 */
public final class ReservedPort implements AutoCloseable {

    private static final int FIRST = 20_000;
    private static final int MANY = 6_000;
    private static final int TRIES = 500;

    private final int number;
    private final ServerSocket guard;

    private ReservedPort(int number, ServerSocket guard) {
        this.number = number;
        this.guard = guard;
    }

    /**
     * Reserves a port that nobody else has reserved, and on which nobody listens.
     *
     * @throws IOException if none was found
     */
    public static ReservedPort reserve() throws IOException {
        Random random = new Random();
        for (int i = 0; i < TRIES; i++) {
            int number = FIRST + random.nextInt(MANY);
            try {
                ServerSocket guard = listening(number + MANY);
                if (isFree(number)) {
                    return new ReservedPort(number, guard);
                }
                guard.close();
            } catch (IOException reserved) {
                // Another port is tried.
            }
        }
        throw new IOException("none of " + TRIES + " ports from " + FIRST + " on is free");
    }

    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = listening(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Returns the port. */
    public int number() {
        return number;
    }

    /** Whether somebody listens on the port: a server, or a stranger who does not know of guards. */
    public boolean isTaken() {
        return !isFree(number);
    }

    @Override
    public void close() {
        try {
            guard.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the port " + number + " cannot be given back", e);
        }
    }
}
