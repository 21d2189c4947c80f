package dev.lockstep.workloads.graphs;

import dev.lockstep.workloads.text.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A prefix that a document declares.
 *
 * @param spelling how it is declared
 */
record Prefix(String name, String iri, Spelling spelling) {

    /** The two spellings of Turtle. */
    enum Spelling {
        TURTLE,
        SPARQL
    }

    /** The names: few, so that they are bound again. Each is a name in Turtle, and some are none in XML. */
    static final List<String> NAMES =
            List.of("", "p", "q", "xml", "true", "a.b-c", "\u00E9", "b\u203F", "\uD800\uDC00");

    /** A name that no document declares. */
    static final String NEVER = "never";

    /** The name that is bound to an IRI of the same scheme. */
    static final String SCHEME = "urn";

    private static final List<String> IRIS = List.of(
            Fact.ROOT, Fact.ROOT + "g1#", "http://other.test/?a=b&c=", "http://lockstep.test/\u00E9/", "urn:ex:a/");

    /**
     * Draws a prefix.
     *
     * @param ofScheme whether it may be {@link #SCHEME}, with which Jena writes no JSON-LD
     */
    static Prefix draw(boolean ofScheme, RandomGenerator random) {
        Spelling spelling = Draw.one(List.of(Spelling.values()), random);
        return ofScheme && Draw.oneIn(8, random)
                ? new Prefix(SCHEME, "urn:ex:a/", spelling)
                : new Prefix(Draw.one(NAMES, random), Draw.one(IRIS, random), spelling);
    }

    /** Draws one to three prefixes. A name may be there twice. */
    static List<Prefix> some(boolean ofScheme, RandomGenerator random) {
        List<Prefix> prefixes = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            prefixes.add(draw(ofScheme, random));
        }
        return prefixes;
    }

    /** Returns the line that declares it. */
    String text() {
        return switch (spelling) {
            case TURTLE -> "@prefix " + name + ": <" + iri + "> .\n";
            case SPARQL -> "PREFIX " + name + ": <" + iri + ">\n";
        };
    }
}
