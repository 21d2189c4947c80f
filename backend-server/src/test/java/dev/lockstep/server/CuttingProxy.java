package dev.lockstep.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** A wire between a client and a server that can be cut at a chosen byte, in either direction, and is whole again after. */
public final class CuttingProxy implements AutoCloseable {

    /** Which way a byte goes. */
    public enum Direction {
        TO_SERVER,
        TO_CLIENT
    }

    private static final long NEVER = Long.MAX_VALUE;

    private final Supplier<InetSocketAddress> server;
    private final ServerSocket entrance;
    private final AtomicLong toServer = new AtomicLong(NEVER);
    private final AtomicLong toClient = new AtomicLong(NEVER);

    /** @param server where it is now; asked for every connection, because a restarted server is elsewhere */
    public CuttingProxy(Supplier<InetSocketAddress> server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), entrance.getLocalPort());
    }

    /** Lets so many more bytes through in one direction, then cuts the connection, once. */
    public synchronized void cutAfter(Direction direction, long bytes) {
        left(direction).set(bytes);
    }

    /** Cuts nothing any more. */
    public synchronized void mend() {
        toServer.set(NEVER);
        toClient.set(NEVER);
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
            // The end of the proxy.
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
                int allowed = let(direction, read);
                out.write(buffer, 0, allowed);
                out.flush();
                if (allowed < read) {
                    return;
                }
                read = in.read(buffer);
            }
        } catch (IOException ended) {
            // One side is gone; the other goes with it.
        }
    }

    /** How many of the bytes may pass. */
    private synchronized int let(Direction direction, int bytes) {
        long left = left(direction).get();
        if (left == NEVER || bytes <= left) {
            left(direction).set(left == NEVER ? NEVER : left - bytes);
            return bytes;
        }
        left(direction).set(NEVER);
        return (int) left;
    }

    private AtomicLong left(Direction direction) {
        return direction == Direction.TO_SERVER ? toServer : toClient;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
