package dev.lockstep.embedded.jena;

import dev.lockstep.backend.sparql.Term;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One open TDB2 store, in types that both sides of its class loader know. The interface is public because classes of
 * another loader cannot use package-private ones, even in a package of the same name.
 */
public interface Tdb {

    /** Opens the store of a folder, and creates the parts that are missing. Called once. */
    void open(Path folder);

    /** Returns the dataset, for a look from inside. */
    Object dataset();

    /** Runs one update request in one transaction. */
    void update(String text) throws SaidNoException;

    /** Runs several update requests in one transaction, which is then committed or rolled back. */
    void transact(List<String> texts, boolean commit) throws SaidNoException;

    /**
     * Runs one SELECT query in one transaction.
     *
     * @param text the query
     * @param variables the variables that it must return, in that order
     * @return the solutions, each with a term for each variable
     */
    List<List<Term>> select(String text, List<String> variables) throws SaidNoException;

    /**
     * Runs one SELECT query in one transaction, in a read shape.
     *
     * @param parameters the values of the variables {@code ?p1}, {@code ?p2} and so on
     */
    List<List<Term>> select(String text, List<String> variables, TdbReadShape shape, List<Term> parameters)
            throws SaidNoException;

    /**
     * Runs one update request in one transaction.
     *
     * @param parameters the values of the variables {@code ?p1}, {@code ?p2} and so on
     */
    void update(String text, List<Term> parameters) throws SaidNoException;

    /** Runs one query of any form in one transaction. */
    Answer ask(String text) throws SaidNoException;

    /** Runs one query of any form in one transaction. The solutions of a SELECT are read in a read shape. */
    Answer ask(String text, TdbReadShape shape) throws SaidNoException;

    /**
     * The answer to a query of any shape.
     *
     * @param truth the answer to an ASK; empty for every other form
     * @param variables the variables of a SELECT
     * @param solutions its solutions, each with a term for each variable; or the quads of a CONSTRUCT or DESCRIBE
     */
    record Answer(Optional<Boolean> truth, List<String> variables, List<List<Term>> solutions) {}

    /**
     * Adds the contents of a file, in one transaction.
     *
     * @param format the file name's extension
     * @param content the contents of the file
     */
    void load(String format, String content) throws SaidNoException;

    /**
     * Adds the contents of a document to one graph, in one transaction. The prefixes of the document come with it.
     *
     * @param graph the graph; empty for the default graph
     * @param replace whether what is in the graph is removed first
     */
    void store(Optional<String> graph, String format, String content, boolean replace) throws SaidNoException;

    /** Removes a graph; returns whether it was there. */
    boolean remove(Optional<String> graph) throws SaidNoException;

    /** Whether a graph is there. */
    boolean has(Optional<String> graph) throws SaidNoException;

    /** Writes a graph into a document, and returns the triples of that document. */
    List<List<Term>> written(Optional<String> graph, String format) throws SaidNoException;

    /**
     * Returns the IRIs of the prefixes of a graph by their names.
     *
     * @param graph the graph; empty for the default graph
     */
    Map<String, String> prefixes(Optional<String> graph) throws SaidNoException;

    /** Returns the IRIs of the prefixes of the whole store by their names. */
    Map<String, String> prefixes() throws SaidNoException;

    /** Rewrites the store into a new generation of files, and deletes the old one. */
    void compact();

    /** Writes everything into a file below the store's folder: N-Quads, compressed with gzip. */
    Path backup();

    /** Asks the running query or update to end, if there is one. May be called from any thread. */
    void cancel();

    /** Closes the store and releases its lock. */
    void close();

    /** Jena refused a request. */
    final class SaidNoException extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        /**
         * Creates the refusal.
         *
         * @param code the name of the exception's class
         * @param message the exception's message
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
