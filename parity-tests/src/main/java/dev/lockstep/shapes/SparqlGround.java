package dev.lockstep.shapes;

import dev.lockstep.backend.sparql.CanonicalLexicals;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.op.Way;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A subject for each row, with a term of each kind: a text, one with a language, a typed one, an IRI. */
final class SparqlGround implements Ground {

    private static final String ACCENT = "\u00e9";

    private static final int LARGE_TEXT = 70_000;
    private static final int ABSENT = 7;

    private static final String NAMES = "http://example.org/";

    private static final List<Column> COLUMNS = List.of(
            new Column("n", ValueKind.NUMBER, "?n"),
            new Column("s", ValueKind.TEXT, "?s"),
            new Column("l", ValueKind.LEXICAL, "?l"),
            new Column("t", ValueKind.LEXICAL, "?t"),
            new Column("o", ValueKind.LEXICAL, "?o"));

    @Override
    public List<Operation> setup() {
        return List.of();
    }

    @Override
    public Operation put(int first, int last) {
        return Operation.mutate(IntStream.rangeClosed(first, last)
                .mapToObj(number -> triples(number, text(number)))
                .collect(Collectors.joining("\n", "INSERT DATA {\n", "\n}")));
    }

    @Override
    public Operation putLarge() {
        return Operation.mutate("INSERT DATA { " + triples(LARGE, text(LARGE)) + " }");
    }

    private static String triples(int number, String text) {
        String subject = "<" + NAMES + number + ">";
        String triples = subject + " <" + NAMES + "n> " + number + " .";
        if (number % ABSENT == 6) {
            return triples;
        }
        return triples + " " + subject + " <" + NAMES + "s> \""
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + "\" ; <" + NAMES + "l> \"l" + number + "\"@" + language(number) + " ; <" + NAMES + "t> \""
                + typed(number).value() + "\"^^<" + typed(number).type() + "> ; <" + NAMES + "o> <" + other(number)
                + "> .";
    }

    private static String text(int number) {
        return number == LARGE ? ACCENT.repeat(LARGE_TEXT) : "<&>" + ACCENT + "\ud83d\ude00\t\"\\,|\r\n" + number;
    }

    private static String language(int number) {
        return List.of("en", "de-at", "zh-hant-tw").get(number % 3);
    }

    private static Cell.Lexical typed(int number) {
        return switch (number % 5) {
            case 0 -> new Cell.Lexical(Term.XSD + "date", "0001-01-01Z", "");
            case 1 -> new Cell.Lexical(Term.XSD + "double", "1000.5", "");
            case 2 -> new Cell.Lexical(Term.XSD + "hexBinary", "80ff", "");
            case 3 -> new Cell.Lexical(Term.XSD + "boolean", "true", "");
            default -> new Cell.Lexical(NAMES + "type", "a value", "");
        };
    }

    private static String other(int number) {
        return (number % 2 == 0 ? "urn:x:" : NAMES + ACCENT + "#") + number;
    }

    @Override
    public Operation removeOdd() {
        return remove("FILTER(?n - 2 * FLOOR(?n / 2) = 1)");
    }

    @Override
    public Operation removeAbove(int last) {
        return remove("FILTER(?n > " + last + ")");
    }

    private static Operation remove(String filter) {
        return Operation.mutate("DELETE { ?x ?p ?v } WHERE { ?x <" + NAMES + "n> ?n ; ?p ?v " + filter + " }");
    }

    @Override
    public Operation simplify() {
        return Operation.mutate("INSERT DATA { }");
    }

    @Override
    public Operation restore() {
        return new Operation.Restore(Way.of("nq"));
    }

    @Override
    public Operation.Query everything() {
        String optional = List.of("s", "l", "t", "o").stream()
                .map(name -> "?x <" + NAMES + name + "> ?" + name + " .")
                .collect(Collectors.joining(" "));
        return Operation.orderedQuery(
                "SELECT", COLUMNS, "WHERE { ?x <" + NAMES + "n> ?n OPTIONAL { " + optional + " } } ORDER BY ?n");
    }

    @Override
    public Row row(int number, boolean simple) {
        return number % ABSENT == 6
                ? Row.of(Cell.number(number), Cell.NULL, Cell.NULL, Cell.NULL, Cell.NULL)
                : Row.of(
                        Cell.number(number),
                        Cell.text(text(number)),
                        new Cell.Lexical(Term.LANG_STRING, "l" + number, language(number)),
                        typed(number),
                        Cell.lexical(Term.IRI, other(number)));
    }

    @Override
    public List<Normaliser> normalisers() {
        return List.of(new CanonicalLexicals());
    }
}
