package dev.lockstep.op;

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

    /** A column of numbers that is asked for by its name. */
    public static Column number(String name) {
        return new Column(name, ValueKind.NUMBER, name);
    }
}
