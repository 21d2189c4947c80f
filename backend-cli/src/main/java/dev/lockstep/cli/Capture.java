package dev.lockstep.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Keeps the output of a program on one stream, up to a cap, and knows whether the stream came to its end.
 *
 * <p>If a stream stays open after its program has ended, another process has inherited it, and the output so far may be
 * incomplete.
 */
final class Capture extends OutputStream {

    private final int cap;
    private final Runnable whenFull;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean full;
    private boolean ended;

    Capture(int cap, Runnable whenFull) {
        this.cap = cap;
        this.whenFull = whenFull;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        synchronized (this) {
            if (length <= cap - kept.size()) {
                kept.write(bytes, offset, length);
                return;
            }
            full = true;
        }
        whenFull.run();
        throw new IOException("more than " + cap + " bytes");
    }

    /** Called at the stream's end. */
    @Override
    public synchronized void close() {
        ended = true;
    }

    synchronized boolean full() {
        return full;
    }

    synchronized boolean ended() {
        return ended;
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }
}
