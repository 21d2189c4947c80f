package dev.lockstep.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A connection between a client and a server that can be cut or delayed once, at a chosen byte in either direction.
 * Afterwards it works again.
 */
public final class FaultyWire implements AutoCloseable {

    /** The direction of a byte. */
    public enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    /**
     * A fault after a number of bytes.
     *
     * @param bytes the number of bytes before the fault
     * @param delay the delay of the remaining bytes; empty if they never arrive
     */
    private record Flaw(long bytes, Optional<Duration> delay) {
        Flaw after(int passed) {
            return new Flaw(bytes - passed, delay);
        }
    }

    private final Supplier<InetSocketAddress> server;
    private final ServerSocket entrance;
    private final Map<Direction, Flaw> flaws = new EnumMap<>(Direction.class);
    private long met;

    /**
     * Creates the wire.
     *
     * @param server the server's current address; asked for every connection, because a restarted server has another
     *     address
     */
    public FaultyWire(Supplier<InetSocketAddress> server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), entrance.getLocalPort());
    }

    /** Lets this number of bytes through in one direction, then cuts the connection. */
    public synchronized void cutAfter(Direction direction, long bytes) {
        flaws.put(direction, new Flaw(bytes, Optional.empty()));
    }

    /** Lets this number of bytes through in one direction, and delays the others. */
    public synchronized void delayAfter(Direction direction, long bytes, Duration delay) {
        flaws.put(direction, new Flaw(bytes, Optional.of(delay)));
    }

    /** Cancels the fault, if it has not happened yet. */
    public synchronized void mend() {
        flaws.clear();
    }

    /** Returns how often a fault happened. */
    public synchronized long met() {
        return met;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                Socket onward = new Socket();
                try {
                    onward.connect(server.get());
                } catch (IOException refused) {
                    client.close();
                    continue;
                }
                daemon(() -> pump(client, onward, Direction.TO_SERVER));
                daemon(() -> pump(onward, client, Direction.TO_CLIENT));
            }
        } catch (IOException closed) {
            // The wire has ended.
        }
    }

    private void pump(Socket from, Socket to, Direction direction) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read = in.read(buffer);
            while (read >= 0) {
                Optional<Flaw> flaw = flawWithin(direction, read);
                int before = flaw.map(Flaw::bytes).orElse((long) read).intValue();
                out.write(buffer, 0, before);
                out.flush();
                if (flaw.isPresent()) {
                    if (flaw.get().delay().isEmpty()) {
                        return;
                    }
                    Thread.sleep(flaw.get().delay().get().toMillis());
                    out.write(buffer, before, read - before);
                    out.flush();
                }
                read = in.read(buffer);
            }
        } catch (IOException ended) {
            // One side is gone, so the other is closed too.
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a wire", e);
        }
    }

    /** Returns the fault that affects one of the next bytes, if any. It does not happen again. */
    private synchronized Optional<Flaw> flawWithin(Direction direction, int bytes) {
        Flaw flaw = flaws.get(direction);
        if (flaw == null) {
            return Optional.empty();
        }
        if (bytes <= flaw.bytes()) {
            flaws.put(direction, flaw.after(bytes));
            return Optional.empty();
        }
        flaws.remove(direction);
        met++;
        return Optional.of(flaw);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "faulty-wire");
        thread.setDaemon(true);
        thread.start();
    }
}
