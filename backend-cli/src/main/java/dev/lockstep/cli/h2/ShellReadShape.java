package dev.lockstep.cli.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way of running a query with the Shell and of reading its rows.
 *
 * @param running what is set before the query
 * @param file the form of the file into which the rows are written; empty for the Shell's own table
 */
record ShellReadShape(Running running, Optional<CsvForm> file) {

    /** All shapes. {@link dev.lockstep.op.Operation.Shaped} names one by its place, so new ones follow at the end. */
    static final List<ShellReadShape> ALL = all();

    /** The settings before the query. Only settings that end with the session; others would change the store. */
    enum Running {
        PLAIN("plain", List.of()),
        TRANSACTION("in a transaction", List.of("SET AUTOCOMMIT FALSE")),
        LAZY("lazily", List.of("SET LAZY_QUERY_EXECUTION 1"));

        private final String text;
        private final List<String> settings;

        Running(String text, List<String> settings) {
            this.text = text;
            this.settings = settings;
        }

        List<String> settings() {
            return settings;
        }
    }

    /**
     * Returns the form of the file for the rows of a statement without declared columns; the Shell's own table would
     * cut them. Nothing is set before such a statement: it may change something, which a transaction would undo when
     * the process ends, and it may tell how it was run.
     */
    CsvForm ofAsk() {
        return file.orElse(CsvForm.USUAL);
    }

    private static List<ShellReadShape> all() {
        List<ShellReadShape> all = new ArrayList<>();
        for (Running running : Running.values()) {
            all.add(new ShellReadShape(running, Optional.empty()));
            for (CsvForm form : CsvForm.values()) {
                all.add(new ShellReadShape(running, Optional.of(form)));
            }
        }
        return List.copyOf(all);
    }

    @Override
    public String toString() {
        return running.text + ", " + file.map(CsvForm::toString).orElse("table");
    }
}
