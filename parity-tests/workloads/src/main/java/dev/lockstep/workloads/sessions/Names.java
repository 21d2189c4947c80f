package dev.lockstep.workloads.sessions;

import java.util.List;
import java.util.random.RandomGenerator;

/** The names of the sessions and savepoints that are drawn. */
final class Names {

    private static final List<String> SESSIONS = List.of("a", "b", "c");
    private static final List<String> SAVEPOINTS = List.of("s1", "s2");

    private Names() {}

    /** Returns a named session. */
    static String session(RandomGenerator random) {
        return SESSIONS.get(random.nextInt(SESSIONS.size()));
    }

    /** Returns the named sessions. */
    static List<String> sessions() {
        return SESSIONS;
    }

    /** Returns a named session, or sometimes the one that commits each statement by itself. */
    static String anySession(RandomGenerator random) {
        return random.nextInt(5) == 0 ? SessionsCommand.MAIN : session(random);
    }

    static String savepoint(RandomGenerator random) {
        return SAVEPOINTS.get(random.nextInt(SAVEPOINTS.size()));
    }
}
