package dev.lockstep.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import org.zeroturnaround.exec.stream.PumpStreamHandler;

/**
 * Supplies standard input from bytes, and sends standard output and standard error to one capture each. The capture is
 * closed at its stream's end.
 */
final class Pipes extends PumpStreamHandler {

    Pipes(byte[] input, Capture output, Capture errors) {
        super(output, errors, new ByteArrayInputStream(input));
    }

    @Override
    protected Thread createPump(InputStream from, OutputStream to) {
        return createPump(from, to, true);
    }
}
