package dev.lockstep.backend;

/**
 * The support of a transport for one kind of operation.
 *
 * @param level the level of support
 * @param reason the reason why the operation is not fully offered, for the report; empty if it is offered
 */
public record Support(Level level, String reason) {

    public static final Support OFFERED = new Support(Level.OFFERED, "");

    /** The transport does this between any two operations anyway: a process that ends releases its store. */
    public static Support implicit(String reason) {
        return new Support(Level.IMPLICIT, reason);
    }

    /** The transport does not offer the operation: it is not asked, not compared and not counted as exercised. */
    public static Support unsupported(String reason) {
        return new Support(Level.UNSUPPORTED, reason);
    }

    /**
     * The support for a channel by a transport that has every channel except other sessions, because each of its
     * operations is a session.
     */
    public static Support withoutSessions(Channel channel, String reason) {
        return channel.isSession() ? implicit(reason) : OFFERED;
    }

    /** The levels of support. */
    public enum Level {
        OFFERED,
        IMPLICIT,
        UNSUPPORTED
    }
}
