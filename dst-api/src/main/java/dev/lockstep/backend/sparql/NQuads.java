package dev.lockstep.backend.sparql;

import dev.lockstep.op.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the graph or the graphs that a {@code CONSTRUCT} or {@code DESCRIBE} answers with, in the form of RDF 1.1
 * N-Quads or N-Triples: a line for each triple, perhaps with the name of its graph, in which an end of line in a text
 * is an escape. A graph is a set, so a triple that is written twice is one row.
 */
public final class NQuads {

    /** The media type of several graphs, without parameters. */
    public static final String MEDIA_TYPE = "application/n-quads";

    /** The media type of one graph. */
    public static final String ONE_GRAPH = "application/n-triples";

    /** The names of the columns. The default graph has no name. */
    public static final List<String> PLACES = List.of("subject", "predicate", "object", "graph");

    private static final String NAME = "<[^<>]*+>";
    private static final String NODE = NAME + "|_:\\S++";
    private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*+\"(?:@[A-Za-z0-9-]++|\\^\\^" + NAME + ")?";
    private static final Pattern QUAD = Pattern.compile("(" + NODE + ")[ \t]++(" + NAME + ")[ \t]++(" + NODE + "|"
            + LITERAL + ")(?:[ \t]++(" + NODE + "))?[ \t]*+\\.[ \t]*+");

    private NQuads() {}

    /**
     * Returns graphs as rows of their triples.
     *
     * @param document a whole document in UTF-8
     * @throws NotResultsException if the document is anything else; the message says where
     */
    public static Outcome.Rows answer(byte[] document) throws NotResultsException {
        String text = ResultsTsv.text(document);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new NotResultsException("the last line does not end");
        }
        Set<List<Term>> quads = new LinkedHashSet<>();
        int number = 0;
        for (String line : text.split("\r?\n")) {
            number++;
            if (!line.isEmpty()) {
                quads.add(quad(line, number));
            }
        }
        return ResultsJson.answer(PLACES, List.copyOf(quads));
    }

    private static List<Term> quad(String line, int number) throws NotResultsException {
        Matcher quad = QUAD.matcher(line);
        if (!quad.matches()) {
            throw new NotResultsException("line " + number + " is no triple or quad: " + line);
        }
        List<Term> terms = new ArrayList<>();
        for (int place = 1; place <= PLACES.size(); place++) {
            terms.add(quad.group(place) == null ? Term.UNBOUND : term(quad.group(place)));
        }
        return terms;
    }

    /** A name may have escapes, and a text may have a tab as it stands; both differ from results in the form TSV. */
    private static Term term(String text) throws NotResultsException {
        if (text.startsWith("<")) {
            return new Term.Iri(ResultsTsv.unescaped(text.substring(1, text.length() - 1)));
        }
        return ResultsTsv.term(text.replace("\t", "\\t"));
    }
}
