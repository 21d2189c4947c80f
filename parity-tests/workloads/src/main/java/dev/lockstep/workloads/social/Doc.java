package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import java.util.List;

/**
 * A document.
 *
 * @param slug the key
 * @param source one of {@link #SOURCES}; a plain text here, so that a command can hold a source that must be refused
 * @param body any text
 */
public record Doc(String slug, String source, String body) {

    /** The sources that a document can have. */
    public static final List<String> SOURCES = List.of("mail", "chat", "wiki", "code", "paper");

    /** A body of at least this length, in UTF-16 units, is huge. A model has at most one huge body. */
    static final int HUGE = 100_000;

    boolean hasPossibleSource() {
        return SOURCES.contains(source);
    }

    boolean isHuge() {
        return body.length() >= HUGE;
    }

    Row row() {
        return Row.of(Cell.text(slug), Cell.text(source), Cell.text(body));
    }
}
