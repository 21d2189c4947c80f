package dev.lockstep.workloads.social;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * The state that lasts as long as the session with the system: a note, a table of keys, the last ticket.
 *
 * <p>Some commands end the session on every arm. A repair and a restart end it only on the arms that offer them, so
 * afterwards it is unknown what still exists. From then on, notes and tables have new names, under which no arm has
 * stored anything, and the last ticket is not requested until another one has been taken.
 */
final class SocialSession {

    private int number;
    private Optional<String> note = Optional.empty();
    private Optional<List<String>> staged = Optional.empty();
    private OptionalLong lastTicket = OptionalLong.empty();
    private boolean ticketUncertain;

    /** The number that is a part of the names of this session's objects. */
    int number() {
        return number;
    }

    Optional<String> note() {
        return note;
    }

    /** The keys in the session's table, if it has one. */
    Optional<List<String>> staged() {
        return staged;
    }

    /**
     * The last number taken in this session, if any; may be called only if the number is {@link #knowsTicket known}.
     */
    OptionalLong lastTicket() {
        return lastTicket;
    }

    boolean knowsTicket() {
        return !ticketUncertain;
    }

    void note(String text) {
        note = Optional.of(text);
    }

    void stage(Iterable<String> slugs) {
        TreeSet<String> keys = new TreeSet<>();
        slugs.forEach(keys::add);
        staged = Optional.of(List.copyOf(keys));
    }

    void takeTicket(long ticket) {
        lastTicket = OptionalLong.of(ticket);
        ticketUncertain = false;
    }

    /** Ends the session on every arm. */
    void end() {
        note = Optional.empty();
        staged = Optional.empty();
        lastTicket = OptionalLong.empty();
        ticketUncertain = false;
    }

    /** Ends the session on some arms. */
    void endSomewhere() {
        boolean taken = lastTicket.isPresent() || ticketUncertain;
        end();
        number++;
        ticketUncertain = taken;
    }
}
