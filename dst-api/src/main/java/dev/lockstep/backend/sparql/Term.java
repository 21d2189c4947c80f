package dev.lockstep.backend.sparql;

import dev.lockstep.op.Cell;
import dev.lockstep.op.ValueKind;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The value to which a solution binds a variable. */
public sealed interface Term {

    /** The type of a cell that holds an IRI. */
    String IRI = "iri";

    /** The type of a cell that holds a blank node. */
    String BLANK = "blank";

    /** The namespace of the XML Schema datatypes. */
    String XSD = "http://www.w3.org/2001/XMLSchema#";

    /** The datatype of a plain literal. */
    String STRING = XSD + "string";

    /** The datatype of a literal with a language. */
    String LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

    /** The value of a variable that is not bound. */
    Term UNBOUND = new Unbound();

    /** Returns the term of a cell: the reverse of {@link #cell}. */
    static Term of(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return new Literal(text.value(), STRING, "");
        }
        if (cell instanceof Cell.Number number) {
            boolean whole = number.value().scale() <= 0;
            return new Literal(number.value().toPlainString(), XSD + (whole ? "integer" : "decimal"), "");
        }
        if (cell instanceof Cell.Bool bool) {
            return new Literal(Boolean.toString(bool.value()), XSD + "boolean", "");
        }
        if (!(cell instanceof Cell.Lexical lexical)) {
            return UNBOUND;
        }
        return switch (lexical.type()) {
            case IRI -> new Iri(lexical.value());
            case BLANK -> new Blank(lexical.value());
            default -> new Literal(lexical.value(), lexical.type(), lexical.language());
        };
    }

    /**
     * Returns the term as a cell of a column.
     *
     * <p>A term becomes a number only if the column is declared to hold numbers and the number is exact. Otherwise it
     * is a literal with its datatype, so that {@code 1}, {@code "1"} and {@code 1.0} stay distinct.
     */
    Cell cell(ValueKind kind);

    /** See {@link #UNBOUND}. */
    record Unbound() implements Term {
        @Override
        public Cell cell(ValueKind kind) {
            return Cell.NULL;
        }
    }

    /** An IRI. */
    record Iri(String value) implements Term {
        public Iri {
            Objects.requireNonNull(value);
        }

        @Override
        public Cell cell(ValueKind kind) {
            return Cell.lexical(IRI, value);
        }
    }

    /** A blank node. Its label has a meaning only within its result. */
    record Blank(String label) implements Term {
        public Blank {
            Objects.requireNonNull(label);
        }

        @Override
        public Cell cell(ValueKind kind) {
            return Cell.lexical(BLANK, label);
        }
    }

    /**
     * A literal.
     *
     * @param lexical its lexical form
     * @param datatype the IRI of its datatype
     * @param language its language tag; empty for every datatype other than {@link #LANG_STRING}
     */
    record Literal(String lexical, String datatype, String language) implements Term {

        private static final Set<String> EXACT = Set.of(
                XSD + "integer",
                XSD + "decimal",
                XSD + "long",
                XSD + "int",
                XSD + "short",
                XSD + "byte",
                XSD + "nonNegativeInteger",
                XSD + "positiveInteger");

        /** Exponents are excluded, so that no lexical form can demand a number of a billion digits. */
        private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");

        public Literal {
            Objects.requireNonNull(lexical);
            Objects.requireNonNull(datatype);
            Objects.requireNonNull(language);
            if (!language.isEmpty() && !datatype.equals(LANG_STRING)) {
                throw new IllegalArgumentException("a literal of " + datatype + " has no language, not " + language);
            }
        }

        @Override
        public Cell cell(ValueKind kind) {
            if (datatype.equals(STRING)) {
                return Cell.text(lexical);
            }
            if (kind == ValueKind.NUMBER
                    && EXACT.contains(datatype)
                    && DECIMAL.matcher(lexical).matches()) {
                return Cell.number(new BigDecimal(lexical));
            }
            if (kind == ValueKind.BOOLEAN && datatype.equals(XSD + "boolean")) {
                if (lexical.equals("true") || lexical.equals("false")) {
                    return Cell.bool(lexical.equals("true"));
                }
            }
            return new Cell.Lexical(datatype, lexical, language);
        }
    }
}
