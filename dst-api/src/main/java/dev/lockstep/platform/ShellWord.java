package dev.lockstep.platform;

/** Writes a text as one word of a shell's command line, so that the line can be pasted. */
public final class ShellWord {

    private ShellWord() {}

    /** Returns the text in the form in which a POSIX shell takes it as one argument. */
    public static String of(String text) {
        return text.matches("[A-Za-z0-9_./+@%,:=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
