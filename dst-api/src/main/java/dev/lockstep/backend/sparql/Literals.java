package dev.lockstep.backend.sparql;

import java.util.Optional;

/** Literals as a document of results has them: with a datatype, with a language, or with neither. */
final class Literals {

    private Literals() {}

    /**
     * Returns the literal.
     *
     * @throws NotResultsException if it has both, or a language that is empty, or the datatype of a text with a
     *     language and no language
     */
    static Term.Literal of(String lexical, Optional<String> datatype, Optional<String> language)
            throws NotResultsException {
        boolean needsLanguage = datatype.equals(Optional.of(Term.LANG_STRING));
        if (datatype.isPresent() && language.isPresent() || needsLanguage || language.equals(Optional.of(""))) {
            throw new NotResultsException("not a term: a literal with the datatype " + datatype.orElse("(none)")
                    + " and the language " + language.orElse("(none)"));
        }
        return language.isPresent()
                ? new Term.Literal(lexical, Term.LANG_STRING, language.get())
                : new Term.Literal(lexical, datatype.orElse(Term.STRING), "");
    }
}
