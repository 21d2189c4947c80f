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
 * A wire between a client and a server that can be cut, or held up, at a chosen byte in either direction, once, and is whole
 * again after.
 */
public final class FaultyWire implements AutoCloseable {

    /** Which way a byte goes. */
    public enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    /**
     * What happens after so many more bytes.
     *
     * @param delay how long the rest is held up; empty where it never comes
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

    /** @param server where it is now; asked for every connection, because a restarted server is elsewhere */
    public FaultyWire(Supplier<InetSocketAddress> server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), entrance.getLocalPort());
    }

    /** Lets so many more bytes through in one direction, then cuts the connection. */
    public synchronized void cutAfter(Direction direction, long bytes) {
        flaws.put(direction, new Flaw(bytes, Optional.empty()));
    }

    /** Lets so many more bytes through in one direction, and the others only after a while. */
    public synchronized void delayAfter(Direction direction, long bytes, Duration delay) {
        flaws.put(direction, new Flaw(bytes, Optional.of(delay)));
    }

    /** Takes away what was to happen and has not. */
    public synchronized void mend() {
        flaws.clear();
    }

    /** How often something happened to a byte. */
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
            // The end of the wire.
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
            // One side is gone; the other goes with it.
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a wire", e);
        }
    }

    /** What happens to one of the next so many bytes; it does not happen again. */
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
