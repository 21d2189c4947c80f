package dev.lockstep.backend;

/**
 * What a transport offers of one kind of operation.
 *
 * @param level how much of it
 * @param reason why not wholly, for the report; empty when it is offered
 */
public record Support(Level level, String reason) {

    public static final Support OFFERED = new Support(Level.OFFERED, "");

    /** The transport does this between any two operations anyway: a process that ends lets go of its store. */
    public static Support implicit(String reason) {
        return new Support(Level.IMPLICIT, reason);
    }

    /** The transport has no such operation: it is not asked, not compared and not counted as exercised. */
    public static Support unsupported(String reason) {
        return new Support(Level.UNSUPPORTED, reason);
    }

    /** How much of an operation a transport offers. */
    public enum Level {
        OFFERED,
        IMPLICIT,
        UNSUPPORTED
    }
}
