package dev.lockstep.backend.jdbc;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A way of asking a query over JDBC and of reading its rows.
 *
 * @param asking the statement
 * @param getter the getters
 * @param fetchSize the number of rows that are asked for at a time; 0 for the driver's own
 * @param moving the way through the rows
 */
record JdbcReadShape(Asking asking, Getter getter, int fetchSize, Moving moving) {

    /** The driver's own number of rows in a fetch is one of them, because it is where answers break. */
    private static final int USUAL_FETCH = 100;

    /** All shapes. {@link dev.lockstep.op.Operation.Shaped} names one by its place, so new ones follow at the end. */
    static final List<JdbcReadShape> ALL = List.of(
            plain(Getter.TYPED, 0),
            plain(Getter.TYPED, 1),
            plain(Getter.OBJECT, 2),
            plain(Getter.TEXT, USUAL_FETCH),
            plain(Getter.STREAM, 0),
            plain(Getter.LOB, 2),
            plain(Getter.BYTES, 0),
            new JdbcReadShape(Asking.PLAIN, Getter.TYPED, 0, Moving.TWICE),
            new JdbcReadShape(Asking.PLAIN, Getter.TYPED, 2, Moving.BACKWARDS),
            prepared(Getter.TYPED, 0),
            prepared(Getter.OBJECT, 1),
            prepared(Getter.TEXT, 2),
            prepared(Getter.STREAM, USUAL_FETCH),
            prepared(Getter.LOB, 0),
            prepared(Getter.BYTES, 1),
            new JdbcReadShape(Asking.PREPARED_TWICE, Getter.TYPED, 0, Moving.FORWARD),
            new JdbcReadShape(Asking.PREPARED, Getter.STREAM, 2, Moving.TWICE),
            new JdbcReadShape(Asking.PREPARED, Getter.OBJECT, USUAL_FETCH, Moving.BACKWARDS));

    /** The statement of a query. */
    enum Asking {
        PLAIN("plain"),
        PREPARED("prepared"),
        /**
         * A prepared statement that is executed once more before the rows of the first execution are read to an end.
         */
        PREPARED_TWICE("prepared, executed twice");

        private final String text;

        Asking(String text) {
            this.text = text;
        }
    }

    /** The way through the rows of an answer. */
    enum Moving {
        FORWARD(ResultSet.TYPE_FORWARD_ONLY, ""),
        /** To the last row first, and then from the start. */
        TWICE(ResultSet.TYPE_SCROLL_INSENSITIVE, ", scrolled to the end and back"),
        /** From the last row to the first. */
        BACKWARDS(ResultSet.TYPE_SCROLL_INSENSITIVE, ", read backwards");

        private final int type;
        private final String text;

        Moving(int type, String text) {
            this.type = type;
            this.text = text;
        }

        /** Returns the type of the result set. */
        int type() {
            return type;
        }
    }

    /** Returns the shape in which a read is asked. */
    static JdbcReadShape of(Operation.Shaped shaped) {
        JdbcReadShape shape = shaped.of(ALL);
        return shaped.query() instanceof Operation.Ask ask ? shape.ofAsk(ask) : shape;
    }

    /**
     * Returns the shape for a statement without declared columns. It may change something, so it is never executed
     * twice. One with a brace is not prepared, because a driver may take the brace of a prepared statement for an
     * escape.
     */
    private JdbcReadShape ofAsk(Operation.Ask ask) {
        Asking once = asking == Asking.PREPARED_TWICE ? Asking.PREPARED : asking;
        return new JdbcReadShape(ask.text().indexOf('{') < 0 ? once : Asking.PLAIN, getter, fetchSize, moving);
    }

    /** Reads an answer in this shape, from its start. */
    Outcome read(Operation.Read read, ResultSet rows, Statement statement) throws SQLException {
        if (moving == Moving.FORWARD) {
            return read(read, rows, ResultSet::next, statement);
        }
        if (moving == Moving.TWICE) {
            rows.last();
            rows.beforeFirst();
            return read(read, rows, ResultSet::next, statement);
        }
        rows.afterLast();
        Outcome backwards = read(read, rows, ResultSet::previous, statement);
        if (!(backwards instanceof Outcome.Rows answer)) {
            return backwards;
        }
        List<Row> forwards = new ArrayList<>(answer.rows());
        Collections.reverse(forwards);
        return answer.with(forwards);
    }

    private Outcome read(Operation.Read read, ResultSet rows, ResultRows.Going going, Statement statement)
            throws SQLException {
        return read instanceof Operation.Query query
                ? ResultRows.of(query.columns(), rows, getter, going, statement)
                : ResultRows.texts(rows, getter, going, statement);
    }

    private static JdbcReadShape plain(Getter getter, int fetchSize) {
        return new JdbcReadShape(Asking.PLAIN, getter, fetchSize, Moving.FORWARD);
    }

    private static JdbcReadShape prepared(Getter getter, int fetchSize) {
        return new JdbcReadShape(Asking.PREPARED, getter, fetchSize, Moving.FORWARD);
    }

    @Override
    public String toString() {
        return asking.text + ", " + getter + ", fetch " + fetchSize + moving.text;
    }
}
