package dev.lockstep.op;

/** A name between two slashes in the path of a difference: the name of a probe or of a column. */
public final class PathSegment {

    private PathSegment() {}

    /**
     * Checks a name at the place where it is given, so that each path that contains the name can be read back.
     *
     * @param what the owner of the name, for the message: {@code column}
     * @param name the name
     * @return the name
     * @throws IllegalArgumentException for a name that a path cannot contain; the message names the fix
     */
    public static String checked(String what, String name) {
        if (name.isBlank()) {
            throw refused(what, name, "is blank; give the " + what + " a name");
        }
        if (name.equals("*")) {
            throw refused(what, name, "stands for any row in such a path; spell the name out");
        }
        if (name.indexOf('/') >= 0) {
            throw refused(what, name, "has the separator '/' in it; write another character in its place");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw refused(what, name, "has a control character in it; take it out");
        }
        return name;
    }

    private static IllegalArgumentException refused(String what, String name, String why) {
        return new IllegalArgumentException(
                "the " + what + " '" + name + "' cannot stand in the path of a difference: its name " + why);
    }
}
