package dev.lockstep.shrink;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Brings lines, and texts of a line, into a fixed order where the finding does not need theirs. Walks that drew two
 * independent commands in another order end with the same list.
 */
final class Order {

    /** A longer list has too many neighbours to try. */
    private static final int LINES = 6;

    private final Attempts attempts;

    Order(Attempts attempts) {
        this.attempts = attempts;
    }

    /** Puts neighbours into the order of the names of their kinds. The last line shows the finding, so it stays. */
    void lines() throws IOException, InterruptedException {
        if (attempts.best().size() > LINES) {
            return;
        }
        boolean changed;
        do {
            changed = false;
            for (int at = 0; at + 2 < attempts.best().size(); at++) {
                changed |= isSwapped(at);
            }
        } while (changed);
    }

    private boolean isSwapped(int at) throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>(attempts.best());
        if (kind(lines.get(at)).compareTo(kind(lines.get(at + 1))) <= 0) {
            return false;
        }
        Collections.swap(lines, at, at + 1);
        return attempts.isPossible(lines) && attempts.tries(lines);
    }

    /**
     * Puts the texts of a line into their order, where the finding does not need theirs: an edge to the first of two
     * ends like one from it.
     */
    void texts() throws IOException, InterruptedException {
        for (int fromTheEnd = 0; fromTheEnd < Math.min(LINES, attempts.best().size()); fromTheEnd++) {
            List<Line> lines = new ArrayList<>(attempts.best());
            int at = lines.size() - 1 - fromTheEnd;
            Line line = lines.get(at);
            lines.set(at, line.with(inOrder(line.arguments())));
            if (!lines.get(at).equals(line) && attempts.isPossible(lines)) {
                attempts.tries(lines);
            }
        }
    }

    private static JsonNode inOrder(JsonNode arguments) {
        List<String> texts = new ArrayList<>();
        Tree.visit(arguments, (path, part) -> {
            if (part.isString()) {
                texts.add(part.stringValue());
            }
        });
        Collections.sort(texts);
        Iterator<String> next = texts.iterator();
        return Tree.changed(
                arguments,
                (path, part) -> part.isString()
                        ? Optional.of(Json.MAPPER.getNodeFactory().stringNode(next.next()))
                        : Optional.empty());
    }

    private static String kind(Line line) {
        return line.command().kind();
    }
}
