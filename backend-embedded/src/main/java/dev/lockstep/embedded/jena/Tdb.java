package dev.lockstep.embedded.jena;

import dev.lockstep.backend.sparql.Term;
import java.nio.file.Path;
import java.util.List;

/**
 * One open TDB2 store, in words that both sides of its class loader know. It is public because the classes of another loader
 * are strangers, also in the package of the same name.
 */
public interface Tdb {

    /** Opens the store of a folder, and makes what of it is not there. Called once. */
    void open(Path folder);

    /** Runs one update request in one transaction. */
    void update(String text) throws SaidNoException;

    /**
     * Asks one SELECT query in one transaction.
     *
     * @param variables what it must give, in that order
     * @return the solutions, each with a term for each variable
     */
    List<List<Term>> select(String text, List<String> variables) throws SaidNoException;

    /**
     * Adds what a file says, in one transaction.
     *
     * @param format by what the name of such a file ends in
     */
    void load(String format, String content) throws SaidNoException;

    /** Rewrites the store into a new generation of files, and deletes the old one. */
    void compact();

    /** Writes everything into a file below the store's folder: N-Quads, compressed with gzip. */
    Path backup();

    /** Asks the query or update that is running, if one is, to end. Callable from any thread. */
    void cancel();

    /** Lets go of the store and its lock. */
    void close();

    /** Jena refused what it was asked. */
    final class SaidNoException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        /**
         * The refusal.
         *
         * @param code the name of the exception's class
         * @param message what it said
         */
        public SaidNoException(String code, String message) {
            super(message);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
