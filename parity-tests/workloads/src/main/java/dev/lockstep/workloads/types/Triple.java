package dev.lockstep.workloads.types;

import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import dev.lockstep.workloads.text.SparqlText;
import java.util.List;

/**
 * The triple that holds a term under a key.
 *
 * @param form the number of the term's form in its domain
 */
record Triple(int key, Domain domain, int form, Role role) {

    static final String ROOT = "http://lockstep.test/";

    private static final String IS = ROOT + "is";
    private static final String OF = ROOT + "of";
    private static final String MARK = "x";
    private static final int LONGEST_NAME = 1_000;

    boolean isPossible() {
        return form >= 0
                && form < domain.count()
                && switch (role) {
                    case OBJECT -> true;
                    case SUBJECT -> domain.isIri();
                    case PREDICATE -> domain.isIri() && endsWithName();
                };
    }

    /**
     * RDF/XML cannot say any other predicate, because the end of its IRI is the name of an element there. Java's parser
     * of XML refuses a name of more than 1,000 characters, so Jena cannot read the document that it writes with it:
     * docs/findings/jena-long-name-in-rdf-xml.md. Only the domain that is there for this bug has such a name.
     */
    private boolean endsWithName() {
        String iri = domain.form(form).written();
        String name = iri.substring(iri.lastIndexOf('/') + 1);
        return !name.isEmpty()
                && (name.length() <= LONGEST_NAME || domain == Domain.LONG_NAME)
                && name.codePoints().allMatch(Character::isLetter);
    }

    private String id() {
        return ROOT + "k" + key;
    }

    /**
     * Returns the triple as it stands in N-Triples, in Turtle and in SPARQL.
     *
     * @param ascii whether every other character is escaped
     */
    String text(boolean ascii) {
        String own = iri(id(), ascii);
        return switch (role) {
            case OBJECT -> own + " " + iri(IS, ascii) + " " + term(ascii) + " .";
            case SUBJECT -> term(ascii) + " " + iri(OF, ascii) + " " + own + " .";
            case PREDICATE -> own + " " + term(ascii) + " \"" + MARK + "\" .";
        };
    }

    /** Returns the pattern that only this triple matches, with a variable in place of the term. */
    String pattern() {
        String own = iri(id(), true);
        return switch (role) {
            case OBJECT -> own + " <" + IS + "> ?term";
            case SUBJECT -> "?term <" + OF + "> " + own;
            case PREDICATE -> own + " ?term \"" + MARK + "\"";
        };
    }

    /** Returns the term in the language. */
    String term(boolean ascii) {
        Form written = domain.form(form);
        if (domain.isIri()) {
            return iri(written.written(), ascii);
        }
        String literal = ascii ? SparqlText.literal(written.written()) : raw(written.written());
        return switch (domain) {
            case STRING -> literal;
            case LANGUAGE_TEXT -> literal + "@" + written.language();
            default -> literal + "^^<" + domain.type() + ">";
        };
    }

    private static String iri(String iri, boolean ascii) {
        return ascii ? SparqlText.iri(iri) : "<" + iri + ">";
    }

    private static String raw(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    /** Returns the subject, the predicate and the object as the store must return them. */
    Row row() {
        Cell own = Cell.lexical(Term.IRI, id());
        Cell term = domain.read(form);
        return new Row(
                switch (role) {
                    case OBJECT -> List.of(own, Cell.lexical(Term.IRI, IS), term);
                    case SUBJECT -> List.of(term, Cell.lexical(Term.IRI, OF), own);
                    case PREDICATE -> List.of(own, term, Cell.text(MARK));
                });
    }
}
