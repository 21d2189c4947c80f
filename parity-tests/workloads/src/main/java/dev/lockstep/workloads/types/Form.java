package dev.lockstep.workloads.types;

/**
 * A term in one of its forms.
 *
 * @param written the lexical form in which it is written
 * @param read the form in which the store must return it
 * @param language the language tag in which it is written; empty for everything but a text with a language
 * @param tag the language tag that the store must return
 */
record Form(String written, String read, String language, String tag) {

    /** A form that the store keeps. */
    static Form kept(String text) {
        return new Form(text, text, "", "");
    }

    /** A form in whose place the store returns another one of the same value. */
    static Form as(String written, String read) {
        return new Form(written, read, "", "");
    }

    static Form tagged(String text, String language, String tag) {
        return new Form(text, text, language, tag);
    }

    /** Whether the store returns the same for both. */
    boolean isReadLike(Form other) {
        return read.equals(other.read) && tag.equals(other.tag);
    }
}
