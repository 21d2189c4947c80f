package dev.lockstep.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;

/** What a container wrote, the last lines of it, kept while it may still be removed before anyone can ask for its log. */
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
