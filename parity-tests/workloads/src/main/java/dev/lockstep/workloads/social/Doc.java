package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import java.util.List;
import java.util.Optional;

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

    /**
     * A body longer than this is read as the SHA-256 of its UTF-8 form, in lower-case hexadecimal digits, because not
     * every transport can return so long a text in one row.
     */
    public static final int READ_AS_DIGEST = 500_000;

    /** A body of at least this length, in UTF-16 units, is huge. A model has at most one huge body. */
    static final int HUGE = 60_000;

    boolean hasPossibleSource() {
        return SOURCES.contains(source);
    }

    /** Returns the same document from the first source, or nothing if it is from there. */
    Optional<Doc> fromTheFirstSource() {
        return source.equals(SOURCES.get(0)) ? Optional.empty() : Optional.of(new Doc(slug, SOURCES.get(0), body));
    }

    boolean isHuge() {
        return body.length() >= HUGE;
    }

    Row row(LastDigest digests) {
        return Row.of(Cell.text(slug), Cell.text(source), bodyCell(digests));
    }

    /** Returns the body as it is read. */
    Cell bodyCell(LastDigest digests) {
        return Cell.text(body.length() > READ_AS_DIGEST ? digests.of(body) : body);
    }
}
