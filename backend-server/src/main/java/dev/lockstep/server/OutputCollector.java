package dev.lockstep.server;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The first part of a stream from the container engine. */
final class OutputCollector extends ResultCallback.Adapter<Frame> {

    private static final int LIMIT_BYTES = 64 << 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized void onNext(Frame frame) {
        byte[] payload = frame.getPayload();
        bytes.write(payload, 0, Math.min(payload.length, LIMIT_BYTES - bytes.size()));
    }

    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a stream of the container engine", e);
        }
    }
}
