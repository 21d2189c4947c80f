package dev.lockstep.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that owns a container, as the container's label names it.
 *
 * @param pid the process number, for people; a process of another name space may have the same number
 * @param boot the kernel's boot id; empty where the system has none
 * @param folder the id of the {@link OwnerFolder} in which the process locked a file; empty if it could not lock one
 * @param token the name of that file, drawn for this process alone
 */
record Owner(long pid, String boot, String folder, String token) {

    private static final String FORM = "2";
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern LABEL =
            Pattern.compile(FORM + "/([0-9]{1,18})/(" + ID + "|)/(" + ID + "|)/(" + ID + ")");

    /** Returns this process. Its file stays locked until the process ends. */
    static Owner self() {
        return Self.ENTERED.owner();
    }

    /** Returns the owner as one word, for a label. */
    String label() {
        return String.join("/", FORM, Long.toString(pid), boot, folder, token);
    }

    /** Parses the text that {@link #label} wrote; empty for any other text, such as the label of an older version. */
    static Optional<Owner> parse(String label) {
        Matcher parts = LABEL.matcher(label);
        return parts.matches()
                ? Optional.of(new Owner(Long.parseLong(parts.group(1)), parts.group(2), parts.group(3), parts.group(4)))
                : Optional.empty();
    }

    /** Whether a text can be the id of a boot, a folder or a process. */
    static boolean isId(String text) {
        return text.matches(ID);
    }

    /** Whether the process has ended. */
    Fate fate() {
        return Self.FOLDER.fateOf(this, self());
    }

    private static final class Self {
        static final OwnerFolder FOLDER = OwnerFolder.ofUser();
        static final OwnerFolder.Entered ENTERED = FOLDER.enter();
    }
}
