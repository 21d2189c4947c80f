package dev.lockstep.workloads.types;

import static dev.lockstep.workloads.types.Form.as;
import static dev.lockstep.workloads.types.Form.kept;
import static dev.lockstep.workloads.types.Form.tagged;

import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.system.Avoidances;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The datatypes, each with forms of the values at its edges and with some that are none of its values. A store may
 * return another form of the same value; nothing else may change, so there is no normaliser here.
 *
 * <p>TDB2 keeps a small number, a boolean and a moment by its value: two forms of one value are one term then. It keeps
 * every other term as it is written. Decimals are left out of the first, see
 * docs/findings/jena-decimals-cannot-be-deleted.md.
 */
enum Domain {
    STRING(
            "string",
            false,
            kept("a"),
            kept(""),
            kept(" a "),
            kept("it's"),
            kept("a\"b\\c"),
            kept("<&>]]>{}"),
            kept("\u00e9"),
            kept("e\u0301"),
            kept("\u65e5\u672c\ud83d\ude00"),
            kept("one\ttwo\nthree"),
            kept("7"),
            kept("true"),
            kept("x".repeat(5_000))),
    LANGUAGE_TEXT(
            Term.LANG_STRING,
            true,
            tagged("colour", "en", "en"),
            tagged("colour", "EN", "en"),
            tagged("colour", "en-GB", "en-GB"),
            tagged("colour", "en-gb", "en-GB"),
            tagged("colour", "zh-hant-tw", "zh-Hant-TW"),
            tagged("colour", "ZH-HANT-TW", "zh-Hant-TW"),
            tagged("colour", "X-Private", "x-private"),
            tagged("colour", "sl-ROZAJ-biske", "sl-rozaj-biske"),
            tagged("colour", "es-419", "es-419"),
            tagged("", "de", "de"),
            tagged("\u00e9\n\"", "fr", "fr")),
    BOOLEAN("boolean", true, kept("true"), kept("false"), as("1", "true"), as("0", "false"), kept("TRUE"), kept("2")),
    INTEGER(
            "integer",
            true,
            kept("0"),
            as("-0", "0"),
            as("+007", "7"),
            kept("7"),
            kept("36028797018963967"),
            kept("36028797018963968"),
            kept("9223372036854775807"),
            kept("-9223372036854775808"),
            kept("abc"),
            kept("1.0"),
            kept("")),
    LONG("long", true, as("007", "7"), kept("7"), kept("-36028797018963968"), kept("9223372036854775808")),
    INT("int", true, kept("-2147483648"), kept("2147483647"), as("+5", "5"), kept("5"), kept("2147483648")),
    SHORT("short", true, kept("-32768"), kept("32767"), as("007", "7"), kept("7"), kept("32768")),
    BYTE("byte", true, kept("-128"), kept("127"), as("+1", "1"), kept("1"), kept("128")),
    UNSIGNED_LONG("unsignedLong", true, kept("18446744073709551615"), as("01", "1"), kept("1"), kept("-1")),
    UNSIGNED_INT("unsignedInt", true, kept("4294967295"), as("+1", "1"), kept("1"), kept("4294967296")),
    UNSIGNED_SHORT("unsignedShort", true, kept("65535"), as("00", "0"), kept("0"), kept("65536")),
    UNSIGNED_BYTE("unsignedByte", true, kept("255"), as("007", "7"), kept("7"), kept("256")),
    POSITIVE("positiveInteger", true, kept("1"), as("+01", "1"), kept("0")),
    NON_NEGATIVE("nonNegativeInteger", true, kept("0"), as("-0", "0"), kept("-1")),
    NEGATIVE("negativeInteger", true, kept("-1"), as("-01", "-1"), kept("0")),
    NON_POSITIVE("nonPositiveInteger", true, kept("0"), kept("-5"), as("-05", "-5"), kept("1")),
    DECIMAL(
            "decimal",
            false,
            kept("1.5"),
            kept("-0.5"),
            kept("0.0"),
            kept("7.0"),
            kept("140737488355327.5"),
            kept("99999999999999999999999999.5"),
            kept("0." + "0".repeat(49) + "1"),
            kept("1e3")),
    DOUBLE(
            "double",
            true,
            as("1.0e3", "1000.0e0"),
            as("1000", "1000.0e0"),
            as("0.10", "0.1e0"),
            as("0", "0.0e0"),
            as("-0.0", "-0.0e0"),
            kept("INF"),
            as("+INF", "INF"),
            kept("-INF"),
            kept("NaN"),
            kept("4.9E-324"),
            kept("1.7976931348623157E308"),
            kept("x")),
    FLOAT(
            "float",
            true,
            as("1.10", "1.1"),
            kept("1.1"),
            kept("-0.0"),
            as("0", "0.0"),
            kept("INF"),
            kept("-INF"),
            kept("NaN"),
            kept("3.4028235E38"),
            kept("1.4E-45"),
            as("16777216", "1.6777216E7")),
    DATE_TIME(
            "dateTime",
            true,
            kept("2026-11-23T00:00:00Z"),
            kept("2026-11-23T00:00:00"),
            as("2026-11-23T00:00:00.500Z", "2026-11-23T00:00:00.5Z"),
            kept("2026-11-23T00:00:00.0005Z"),
            as("2026-11-23T00:00:00-00:00", "2026-11-23T00:00:00+00:00"),
            kept("2026-11-23T00:00:00+05:30"),
            kept("2026-11-23T00:00:00+05:37"),
            kept("2026-11-23T24:00:00Z"),
            kept("9999-12-31T23:59:59.999999999Z"),
            kept("10000-01-01T00:00:00Z"),
            kept("-0044-03-15T00:00:00Z"),
            kept("0000-01-01T00:00:00Z"),
            kept("2026-02-30T00:00:00Z"),
            kept("2024-03-31T02:30:00")),
    DATE_TIME_STAMP(
            "dateTimeStamp",
            true,
            kept("2026-11-23T00:00:00Z"),
            as("2026-11-23T00:00:00.10+14:00", "2026-11-23T00:00:00.1+14:00"),
            kept("0001-01-01T00:00:00-14:00")),
    DATE(
            "date",
            true,
            kept("2026-11-23"),
            kept("2026-11-23Z"),
            kept("2026-11-23+00:00"),
            kept("2026-11-23-14:00"),
            kept("0001-01-01"),
            kept("10000-01-01"),
            kept("2026-02-30")),
    TIME("time", kept("10:00:00"), kept("10:00:00.0"), kept("24:00:00"), kept("23:59:59.999999999Z")),
    YEAR("gYear", kept("2026"), kept("02026"), kept("-0001"), kept("2026Z")),
    YEAR_MONTH("gYearMonth", kept("2026-11"), kept("2026-13")),
    MONTH("gMonth", kept("--11"), kept("--13")),
    MONTH_DAY("gMonthDay", kept("--11-23"), kept("--02-29")),
    DAY("gDay", kept("---23"), kept("---32")),
    DURATION("duration", kept("P1Y"), kept("P12M"), kept("PT0S"), kept("-P1Y2M3DT4H5M6.7S")),
    YEAR_MONTH_DURATION("yearMonthDuration", kept("P1Y2M"), kept("P14M")),
    DAY_TIME_DURATION("dayTimeDuration", kept("P1DT24H"), kept("P2D")),
    HEX_BINARY("hexBinary", kept("0aFF"), kept("0aff"), kept(""), kept("0")),
    BASE64_BINARY("base64Binary", kept("AQID"), kept("AQ ID"), kept("")),
    ANY_URI("anyURI", kept("http://lockstep.test/a b"), kept("")),
    LANGUAGE("language", kept("en"), kept("EN")),
    NORMALIZED("normalizedString", kept(" a  b "), kept("")),
    TOKEN("token", kept(" a  b "), kept("a b")),
    NAME_TOKEN("NMTOKEN", kept("a-1"), kept("a b")),
    NAME("Name", kept("a:b"), kept("1")),
    NC_NAME("NCName", kept("a"), kept("a:b")),
    QUALIFIED_NAME("QName", kept("p:l")),
    ID("ID", kept("a")),
    HTML(Ns.RDF + "HTML", false, kept("<b>x</b>"), kept("<b>x")),
    JSON(Ns.RDF + "JSON", false, kept("{\"a\": 1.0}"), kept("{\"a\":1}"), kept("{")),
    OWN("http://lockstep.test/type", false, kept("x"), kept("")),
    IRI(
            Term.IRI,
            false,
            kept("http://lockstep.test/value"),
            kept("http://lockstep.test/%7e"),
            kept("http://lockstep.test/%7E"),
            kept("http://lockstep.test/~"),
            kept("http://LOCKSTEP.test/value"),
            kept("http://lockstep.test:80/value"),
            kept("http://lockstep.test/\u00e9"),
            kept("http://lockstep.test/e\u0301"),
            kept("http://lockstep.test/\u65e5\u672c/\ud83d\ude00"),
            kept("http://b\u00fccher.test/x"),
            kept("http://lockstep.test/?a=b&c=d#e"),
            kept("http://[::1]/x"),
            kept("http://lockstep.test/" + "a".repeat(3_000)),
            kept("urn:a:b"),
            kept("urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
            kept("mailto:ada@lockstep.test"),
            kept("tag:ada@lockstep.test,2026:x"),
            kept("file:///a/b")),
    /** More than a number of 56 bits in a type that is derived from integer. */
    LARGE_LONG("long", true, kept("9223372036854775807"), kept("-9223372036854775808")),
    /** An IRI whose end is too long for the name of an element in XML, as Java reads it. */
    LONG_NAME(Term.IRI, false, kept("http://lockstep.test/" + "a".repeat(1_001)));

    private final String type;
    private final boolean byValue;
    private final List<Form> forms;

    Domain(String type, Form... forms) {
        this(type, false, forms);
    }

    /**
     * A datatype.
     *
     * @param type its IRI, or its name in XML Schema
     * @param byValue whether two forms that are read alike are one term
     */
    Domain(String type, boolean byValue, Form... forms) {
        this.type = type.contains(":") || type.equals(Term.IRI) ? type : Term.XSD + type;
        this.byValue = byValue;
        this.forms = List.of(forms);
    }

    /** Namespaces, which an enum's constructor can use. */
    private static final class Ns {
        static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    }

    /** Returns the domains that walks of a system draw. */
    static List<Domain> drawn(Avoidances avoidances) {
        return Arrays.stream(values())
                .filter(domain -> domain != LARGE_LONG || !avoidances.avoids("large-long"))
                .filter(domain -> domain != LONG_NAME || !avoidances.avoids("long-name-in-xml"))
                .toList();
    }

    String type() {
        return type;
    }

    boolean isIri() {
        return this == IRI || this == LONG_NAME;
    }

    int count() {
        return forms.size();
    }

    Form form(int number) {
        return forms.get(number);
    }

    /** Returns the numbers of the forms that are the same term to the store. */
    List<Integer> same(int number) {
        return Stream.iterate(0, i -> i + 1)
                .limit(forms.size())
                .filter(other -> other == number || byValue && form(other).isReadLike(form(number)))
                .toList();
    }

    /** Whether two forms are one term to the store. */
    boolean isSame(int one, int other) {
        return same(one).contains(other);
    }

    /** Returns the cell in which the store returns a form. */
    Cell read(int number) {
        Form form = form(number);
        return switch (this) {
            case STRING -> Cell.text(form.read());
            case LANGUAGE_TEXT -> new Cell.Lexical(type, form.read(), form.tag());
            default -> Cell.lexical(type, form.read());
        };
    }
}
