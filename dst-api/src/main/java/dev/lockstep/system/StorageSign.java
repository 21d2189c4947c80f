package dev.lockstep.system;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A sign that a context is in force. A context that an engine, a transport or a setting silently ignores would make two
 * equal arms, and their agreement would prove nothing.
 */
public sealed interface StorageSign {

    /** Returns the sign in words. */
    String words();

    /**
     * Some files of the store have a shape, or there are none of them.
     *
     * @param glob the names of the files, below the folder of the store
     * @param none whether there must be no such file; otherwise there must be one
     * @param begins the beginning of each of them
     * @param atLeast the fewest bytes that each of them has
     * @param below a number of bytes that each of them is smaller than
     */
    record Files(String glob, boolean none, Optional<String> begins, OptionalLong atLeast, OptionalLong below)
            implements StorageSign {
        @Override
        public String words() {
            StringBuilder words = new StringBuilder(none ? "no file " : "a file ").append(glob);
            begins.ifPresent(text -> words.append(" that begins with ").append(text.strip()));
            atLeast.ifPresent(
                    bytes -> words.append(" of at least ").append(bytes).append(" bytes"));
            below.ifPresent(
                    bytes -> words.append(" of less than ").append(bytes).append(" bytes"));
            return words.toString();
        }
    }

    /**
     * The engine says so.
     *
     * @param expression an expression in the system's query language
     * @param source the rest of the query after its columns; empty if there is nothing
     * @param begins the beginning of the one text that is the answer
     */
    record Told(String expression, String source, String begins) implements StorageSign {
        @Override
        public String words() {
            return expression + " gives " + begins;
        }
    }
}
