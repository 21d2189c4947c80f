package dev.lockstep.workloads.text;

import dev.lockstep.backend.sparql.CanonicalLexicals;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;

/**
 * An RDF term in its written form.
 *
 * @param type {@link Term#IRI}, {@link Term#BLANK} or the IRI of a datatype
 * @param value the IRI or the lexical form; empty for a blank node
 * @param language the language tag of a {@link Term#LANG_STRING}, otherwise empty
 */
public record RdfTerm(String type, String value, String language) {

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
