package dev.lockstep.workloads.social;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * What lasts as long as the session with the system: a note, a table of keys, the ticket taken last.
 *
 * <p>Some commands end the session on every arm. A repair and a restart end it on the arms that offer them and on no other, so
 * that afterwards nobody knows what is still there. From then on notes and tables have other names, of which it is known that
 * no arm has anything under them, and the last ticket is not asked for until another has been taken.
 */
final class SocialSession {

    private int number;
    private Optional<String> note = Optional.empty();
    private Optional<List<String>> staged = Optional.empty();
    private OptionalLong lastTicket = OptionalLong.empty();
    private boolean ticketUncertain;

    /** Part of the names of what is this session's. */
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

    /** The number taken last in this session, if one was; to be asked only where that is {@link #knowsTicket known}. */
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

    /** It ends on every arm. */
    void end() {
        note = Optional.empty();
        staged = Optional.empty();
        lastTicket = OptionalLong.empty();
        ticketUncertain = false;
    }

    /** It ends on some arms. */
    void endSomewhere() {
        boolean taken = lastTicket.isPresent() || ticketUncertain;
        end();
        number++;
        ticketUncertain = taken;
    }
}
