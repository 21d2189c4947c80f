package dev.lockstep.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.testcontainers.DockerClientFactory;

/**
 * The container engine of this machine at a separate address on loopback, where a test can lose it without harming
 * others.
 */
public final class EngineRelay implements AutoCloseable {

    private final SocketAddress engine;
    private final ServerSocketChannel entrance;
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

    public EngineRelay() throws IOException {
        URI host = DockerClientFactory.instance().getTransportConfig().getDockerHost();
        this.engine = host.getScheme().equals("unix")
                ? UnixDomainSocketAddress.of(Path.of(host.getPath()))
                : new InetSocketAddress(host.getHost(), host.getPort());
        this.entrance = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        daemon(this::accept);
    }

    /** Returns the address in the form that {@code DOCKER_HOST} takes. */
    public String address() throws IOException {
        return "tcp://127.0.0.1:" + ((InetSocketAddress) entrance.getLocalAddress()).getPort();
    }

    /** Loses the engine: calls in progress never end, and new calls get no answer. */
    public void lose() throws IOException {
        entrance.close();
        for (SocketChannel channel : open) {
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        lose();
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = entrance.accept();
                SocketChannel onward = SocketChannel.open(engine);
                open.addAll(List.of(client, onward));
                daemon(() -> pump(client, onward));
                daemon(() -> pump(onward, client));
            }
        } catch (IOException closed) {
            // The relay has ended.
        }
    }

    private static void pump(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        try (from;
                to) {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException ended) {
            // One side is gone, so the other is closed too.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "engine-relay");
        thread.setDaemon(true);
        thread.start();
    }
}
