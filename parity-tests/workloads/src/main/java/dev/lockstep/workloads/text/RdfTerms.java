package dev.lockstep.workloads.text;

import dev.lockstep.backend.sparql.Term;
import dev.lockstep.system.Avoidances;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The terms to draw from. A store that does not keep some of them declares it, and a walk of that store draws these
 * only if it is asked to.
 */
public final class RdfTerms {

    private static final RdfTerm BLANK = new RdfTerm(Term.BLANK, "", "");

    private final List<RdfTerm> samples;
    private final List<RdfTerm> tagged;

    /** Selects the terms for a system that steers round these bugs. */
    public RdfTerms(Avoidances avoidances) {
        List<RdfTerm> all = samples();
        if (!avoidances.avoids("large-integer")) {
            add(all, "integer", "9223372036854775808", "18446744073709551617", "-9223372036854775809");
        }
        if (!avoidances.avoids("decimal-form")) {
            add(all, "decimal", "1.50", "7", "-0.10");
        }
        if (!avoidances.avoids("blanks-around-number")) {
            add(all, "integer", " 1", "2 ");
        }
        if (!avoidances.avoids("stamp-without-zone")) {
            add(all, "dateTimeStamp", "2026-11-23T00:00:00");
        }
        samples = List.copyOf(all);
        tagged = samples.stream()
                .filter(term -> term.type().equals(Term.LANG_STRING))
                .toList();
    }

    /**
     * Draws one term. Blank nodes and texts with a language are drawn more often, because they can be confused only if
     * several are stored.
     */
    public RdfTerm draw(RandomGenerator random) {
        return switch (random.nextInt(6)) {
            case 0 -> BLANK;
            case 1 -> Draw.one(tagged, random);
            default -> Draw.one(samples, random);
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
        return samples;
    }

    private static void add(List<RdfTerm> samples, String type, String... values) {
        for (String value : values) {
            samples.add(new RdfTerm(Term.XSD + type, value, ""));
        }
    }
}
