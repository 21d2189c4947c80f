package dev.lockstep.concurrent;

import java.util.ArrayList;
import java.util.List;

/** Histories made by hand. Each act is asked and answered at the given moments. */
final class Histories {

    private final List<Invocation> history = new ArrayList<>();

    Histories done(int actor, Act act, long invoked, long returned) {
        return with(actor, act, invoked, returned, new Reply.Done());
    }

    Histories told(int actor, String key, String value, long invoked, long returned) {
        return with(actor, new Act.Read(key), invoked, returned, new Reply.Told(value));
    }

    Histories with(int actor, Act act, long invoked, long returned, Reply reply) {
        history.add(new Invocation(actor, invoked, act, invoked, returned, reply));
        return this;
    }

    List<Invocation> all() {
        return history;
    }
}
