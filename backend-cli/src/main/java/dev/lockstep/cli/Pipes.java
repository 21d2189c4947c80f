package dev.lockstep.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import org.zeroturnaround.exec.stream.PumpStreamHandler;

/** Standard input from bytes, standard output and error to a capture each, which is told of its stream's end. */
final class Pipes extends PumpStreamHandler {

    Pipes(byte[] input, Capture output, Capture errors) {
        super(output, errors, new ByteArrayInputStream(input));
    }

    @Override
    protected Thread createPump(InputStream from, OutputStream to) {
        return createPump(from, to, true);
    }
}
