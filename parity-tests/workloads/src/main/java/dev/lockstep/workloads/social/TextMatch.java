package dev.lockstep.workloads.social;

/** How a text is looked for in another: at its beginning, at its end, or anywhere. */
public enum TextMatch {
    BEGINNING,
    END,
    ANYWHERE;

    /** Whether the whole contains the part there. */
    boolean matches(String whole, String part) {
        return switch (this) {
            case BEGINNING -> whole.startsWith(part);
            case END -> whole.endsWith(part);
            case ANYWHERE -> whole.contains(part);
        };
    }

    /** Returns a part of a text there, from this character to that one, counted in code points. */
    String part(String whole, int from, int to) {
        int length = whole.codePointCount(0, whole.length());
        return switch (this) {
            case BEGINNING -> sub(whole, 0, to);
            case END -> sub(whole, from, length);
            case ANYWHERE -> sub(whole, from, to);
        };
    }

    private static String sub(String whole, int from, int to) {
        return whole.substring(whole.offsetByCodePoints(0, from), whole.offsetByCodePoints(0, to));
    }
}
