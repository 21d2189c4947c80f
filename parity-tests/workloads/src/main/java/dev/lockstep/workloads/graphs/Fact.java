package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.workloads.text.Draw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One triple.
 *
 * @param subject the end of the subject's IRI
 * @param value the object, a text
 * @param language the object's language; empty for a plain text
 */
record Fact(String subject, String value, String language) implements Comparable<Fact> {

    static final String ROOT = "http://lockstep.test/";
    private static final List<String> SUBJECTS = List.of("s0", "s1", "s2", "s3");
    private static final List<String> LANGUAGES = List.of("", "", "", "en", "de-AT");

    /** Each is a text in every format of a document. */
    private static final List<String> VALUES = List.of(
            "a",
            "",
            " a ",
            "it's",
            "a\"b",
            "a\\b",
            "<&>",
            "]]>",
            "{}",
            "é",
            "e\u0301",
            "日本",
            "😀",
            "two\nlines",
            "true",
            "7");

    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::subject).thenComparing(Fact::value).thenComparing(Fact::language);

    static Fact draw(RandomGenerator random) {
        return new Fact(Draw.one(SUBJECTS, random), Draw.one(VALUES, random), Draw.one(LANGUAGES, random));
    }

    static List<Fact> some(RandomGenerator random) {
        List<Fact> facts = new ArrayList<>();
        int count = Draw.oneIn(8, random) ? 40 : 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            facts.add(draw(random));
        }
        return facts;
    }

    /** Returns the triple as it stands in N-Triples, in Turtle and in SPARQL. */
    String text() {
        return withSubject("<" + ROOT + subject + ">");
    }

    /**
     * Returns the triple as it stands in Turtle.
     *
     * @param root the prefix of the subject's IRI, with its colon
     */
    String text(String root) {
        return withSubject(root + subject);
    }

    private String withSubject(String first) {
        StringBuilder text = new StringBuilder(first + " <" + ROOT + "is> \"");
        value.chars().forEach(unit -> {
            switch (unit) {
                case '"', '\\' -> text.append('\\').append((char) unit);
                case '\n' -> text.append("\\n");
                default -> text.append((char) unit);
            }
        });
        return text.append('"')
                .append(language.isEmpty() ? "" : "@" + language)
                .append(" .\n")
                .toString();
    }

    /** Returns the cells of subject, predicate and object. */
    List<Cell> cells() {
        return List.of(
                Cell.lexical(Term.IRI, ROOT + subject),
                Cell.lexical(Term.IRI, ROOT + "is"),
                language.isEmpty() ? Cell.text(value) : new Cell.Lexical(Term.LANG_STRING, value, language));
    }

    @Override
    public int compareTo(Fact other) {
        return ORDER.compare(this, other);
    }
}
