package dev.lockstep.workloads.text;

import dev.lockstep.backend.sparql.CanonicalLexicals;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An RDF term in its written form.
 *
 * @param type {@link Term#IRI}, {@link Term#BLANK} or the IRI of a datatype
 * @param value the IRI or the lexical form; empty for a blank node
 * @param language the language tag of a {@link Term#LANG_STRING}, otherwise empty
 */
public record RdfTerm(String type, String value, String language) {

    /**
     * The terms to draw from. Decimals are in canonical form, integers have at most 64 bits, and no blanks surround a
     * number, because TDB2 does not keep other forms. {@code docs/findings} describes this, and it must not appear in
     * every walk.
     */
    private static final List<RdfTerm> SAMPLES = samples();

    private static final List<RdfTerm> TAGGED = SAMPLES.stream()
            .filter(term -> term.type().equals(Term.LANG_STRING))
            .toList();

    private static final RdfTerm BLANK = new RdfTerm(Term.BLANK, "", "");

    /**
     * Draws one term. Blank nodes and texts with a language are drawn more often, because they can be confused only if
     * several are stored.
     */
    public static RdfTerm draw(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> BLANK;
            case 1 -> Draw.one(TAGGED, random);
            default -> Draw.one(SAMPLES, random);
        };
    }

    private static List<RdfTerm> samples() {
        List<RdfTerm> samples = new ArrayList<>(List.of(
                new RdfTerm(Term.IRI, "http://lockstep.test/value", ""),
                new RdfTerm(Term.IRI, "http://lockstep.test/%7e/\u00e9?a=b&c=d#e", ""),
                new RdfTerm(Term.IRI, "mailto:ada@lockstep.test", ""),
                new RdfTerm("http://lockstep.test/type", "a\u0000\"'\\\r\n", ""),
                new RdfTerm("http://lockstep.test/type", "", "")));
        for (String tag : List.of("en", "EN", "en-GB", "en-gb", "zh-Hant-TW", "x-private")) {
            samples.add(new RdfTerm(Term.LANG_STRING, "colour\u0301\ud83d\ude00", tag));
        }
        add(samples, "string", "", "1", "true", "null", "_:b0", "<http://lockstep.test/>", "\"x\"@en");
        add(
                samples,
                "integer",
                "0",
                "-0",
                "01",
                "+5",
                "9223372036854775807",
                "-9223372036854775808",
                "36028797018963968");
        add(samples, "integer", "abc", "", "1.0", "0x1");
        add(samples, "long", "007");
        add(samples, "byte", "-128");
        add(samples, "decimal", "0.0", "1.5", "-9999999999999999.9999", "99999999999999999999999999.5");
        add(samples, "double", "1.0e3", "1000", "INF", "-INF", "NaN", "4.9E-324", "1.7976931348623157E308", "0.1");
        add(samples, "double", "-0.0", "-0.0e0", "0.0");
        add(samples, "float", "1.10", "3.4028235E38", "-0.0");
        add(samples, "boolean", "true", "1", "0", "TRUE");
        add(samples, "dateTime", "2026-11-23T00:00:00Z", "2026-11-23T00:00:00.500Z", "2026-11-23T00:00:00+00:00");
        add(samples, "dateTime", "9999-12-31T23:59:59.999999999Z", "-0044-03-15T00:00:00", "2026-11-23T24:00:00");
        add(samples, "dateTime", "2021-10-31T02:30:00+02:00", "2021-10-31T02:30:00+01:00", "2021-03-28T02:30:00");
        add(samples, "dateTime", "10000-01-01T00:00:00Z", "-12345-12-31T23:59:59.999Z", "0001-01-01T00:00:00+14:00");
        add(samples, "date", "2026-11-23", "2026-11-23+14:00", "10000-01-01", "2026-02-30");
        add(samples, "gYear", "2026");
        add(samples, "time", "10:00:00.0");
        add(samples, "duration", "P1Y");
        add(samples, "hexBinary", "0aFF");
        return List.copyOf(samples);
    }

    private static void add(List<RdfTerm> samples, String type, String... values) {
        for (String value : values) {
            samples.add(new RdfTerm(Term.XSD + type, value, ""));
        }
    }

    public boolean isPossible() {
        return type.equals(Term.BLANK) ? value.isEmpty() : language.isEmpty() || type.equals(Term.LANG_STRING);
    }

    /**
     * Returns the cell in which the system returns the term. A blank node gets this label, so that each stays distinct.
     */
    public Cell cell(String label) {
        return switch (type) {
            case Term.BLANK -> Cell.lexical(Term.BLANK, label);
            case Term.IRI -> Cell.lexical(Term.IRI, value);
            case Term.STRING -> Cell.text(value);
            default -> CanonicalLexicals.canonical(new Cell.Lexical(type, value, language));
        };
    }
}
