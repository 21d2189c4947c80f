package dev.lockstep.op;

import java.util.regex.Pattern;

/** The form of the names of sessions and savepoints: a word that every system takes without quotes. */
final class SessionName {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]*");

    private SessionName() {}

    /**
     * Returns the name, if it is a word in lower case.
     *
     * @param what the owner of the name, for the message
     * @throws IllegalArgumentException if it is not; the message names the value and the fix
     */
    static String checked(String what, String name) {
        if (!WORD.matcher(name).matches()) {
            throw new IllegalArgumentException("the " + what + " '" + name
                    + "' is not a word in lower case; name it with letters from a to z and digits");
        }
        return name;
    }
}
