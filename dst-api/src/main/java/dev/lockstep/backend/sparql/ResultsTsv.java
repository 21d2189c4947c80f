package dev.lockstep.backend.sparql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the SPARQL 1.1 Query Results TSV Format completely: a line of variables, and a line of terms for each solution.
 * The terms are in the form of Turtle, so that a tab or an end of line in a text is an escape.
 */
final class ResultsTsv {

    private static final Pattern IRI = Pattern.compile("<([^<>\"{}|^`\\x00-\\x20]*)>");
    private static final Pattern BLANK = Pattern.compile("_:([\\w.\\-\\u00b7-\\uffff]+)");
    private static final Pattern LITERAL = Pattern.compile(
            "\"((?:[^\"\\\\\\n\\r\\t]|\\\\.)*+)\"(?:@([A-Za-z]+(?:-[A-Za-z0-9]+)*)|\\^\\^<([^<>\\s]*)>)?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]*\\.[0-9]+");
    private static final Pattern DOUBLE = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)[eE][+-]?[0-9]+");

    private final List<String> names;

    /** Creates a reader for an answer with exactly these variables. */
    ResultsTsv(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** Returns the variables of the solutions that a document holds. */
    static List<String> variables(byte[] document) throws NotResultsException {
        String heading = text(document).split("\n", 2)[0];
        List<String> variables = new ArrayList<>();
        for (String variable : fields(heading, heading.isEmpty())) {
            if (!variable.startsWith("?")) {
                throw new NotResultsException("not a variable: " + variable);
            }
            variables.add(variable.substring(1));
        }
        return variables;
    }

    /** Returns the fields of a line. An empty line is one unbound term, except in an answer without variables. */
    private static List<String> fields(String line, boolean withoutVariables) {
        return withoutVariables && line.isEmpty() ? List.of() : Arrays.asList(line.split("\t", -1));
    }

    List<List<Term>> solutions(byte[] document) throws NotResultsException {
        String text = text(document);
        if (!text.endsWith("\n")) {
            throw new NotResultsException("the last line does not end");
        }
        String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
        List<String> variables = fields(lines[0], names.isEmpty());
        if (!variables.equals(names.stream().map(name -> "?" + name).toList())) {
            throw new NotResultsException("the variables are " + variables + ", but " + names + " were requested");
        }
        List<List<Term>> solutions = new ArrayList<>();
        for (int line = 1; line < lines.length; line++) {
            List<String> terms = fields(lines[line], names.isEmpty());
            if (terms.size() != names.size()) {
                throw new NotResultsException(
                        "line " + (line + 1) + " has " + terms.size() + " terms and not " + names.size());
            }
            List<Term> solution = new ArrayList<>();
            for (String term : terms) {
                solution.add(term(term));
            }
            solutions.add(solution);
        }
        return solutions;
    }

    /** A byte that is not UTF-8 would become another text. */
    static String text(byte[] document) throws NotResultsException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotResultsException("not UTF-8");
        }
    }

    static Term term(String text) throws NotResultsException {
        if (text.isEmpty()) {
            return Term.UNBOUND;
        }
        Matcher literal = LITERAL.matcher(text);
        if (literal.matches()) {
            String value = unescaped(literal.group(1));
            return Literals.of(value, Optional.ofNullable(literal.group(3)), Optional.ofNullable(literal.group(2)));
        }
        Matcher iri = IRI.matcher(text);
        if (iri.matches()) {
            return new Term.Iri(iri.group(1));
        }
        Matcher blank = BLANK.matcher(text);
        return blank.matches() ? new Term.Blank(blank.group(1)) : new Term.Literal(text, typeOf(text), "");
    }

    /** Returns the datatype of a literal that is written without one. */
    private static String typeOf(String text) throws NotResultsException {
        if (text.equals("true") || text.equals("false")) {
            return Term.XSD + "boolean";
        }
        if (INTEGER.matcher(text).matches()) {
            return Term.XSD + "integer";
        }
        if (DECIMAL.matcher(text).matches()) {
            return Term.XSD + "decimal";
        }
        if (DOUBLE.matcher(text).matches()) {
            return Term.XSD + "double";
        }
        throw new NotResultsException("not a term: " + text);
    }

    static String unescaped(String text) throws NotResultsException {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit != '\\') {
                plain.append(unit);
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 't' -> plain.append('\t');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case '"', '\'', '\\' -> plain.append(escape);
                case 'u', 'U' -> {
                    int digits = escape == 'u' ? 4 : 8;
                    plain.append(codePoint(text, i + 1, digits));
                    i += digits;
                }
                default -> throw new NotResultsException("not an escape: \\" + escape);
            }
        }
        return plain.toString();
    }

    private static String codePoint(String text, int from, int digits) throws NotResultsException {
        try {
            return Character.toString(HexFormat.fromHexDigits(text, from, from + digits));
        } catch (RuntimeException e) {
            throw new NotResultsException("not an escape: \\" + text.substring(from - 1));
        }
    }
}
