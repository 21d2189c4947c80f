package dev.lockstep.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;

/**
 * The last lines of a container's output. They are kept because the container may be removed before anyone can ask for
 * its log.
 */
final class FirstWords implements Consumer<OutputFrame> {

    private final Deque<String> lines = new ArrayDeque<>();

    @Override
    public synchronized void accept(OutputFrame frame) {
        frame.getUtf8String().lines().forEach(lines::addLast);
        while (lines.size() > ContainerLog.LINES) {
            lines.removeFirst();
        }
    }

    synchronized String text() {
        return String.join("\n", lines);
    }
}
