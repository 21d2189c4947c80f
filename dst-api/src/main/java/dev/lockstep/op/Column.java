package dev.lockstep.op;

import java.util.Arrays;
import java.util.List;

/**
 * One column of an answer.
 *
 * @param name the column's name, for people and in paths
 * @param kind the kind of value that the column is declared to hold
 * @param expression the column in the system's query language, or its name if there is no such language
 */
public record Column(String name, ValueKind kind, String expression) {

    public Column {
        PathSegment.checked("column", name);
    }

    /** A column of texts that is asked for by its name. */
    public static Column text(String name) {
        return new Column(name, ValueKind.TEXT, name);
    }

    /** Columns of texts that are asked for by their names. */
    public static List<Column> texts(String... names) {
        return Arrays.stream(names).map(Column::text).toList();
    }

    /** A column of numbers that is asked for by its name. */
    public static Column number(String name) {
        return new Column(name, ValueKind.NUMBER, name);
    }
}
