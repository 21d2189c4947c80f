package dev.lockstep.parity;

import dev.lockstep.backend.Surroundings;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Semaphore;

/**
 * This process in the surroundings of one walk. An engine in this process can only have the zone and the locale that
 * Java has as its defaults, so they are changed before the first arm is opened, and back after the last one is closed.
 *
 * <p>The defaults belong to the whole process. Therefore only one walk at a time may change them. A walk that is to be
 * played in the surroundings that are there changes nothing.
 */
final class Here {

    private static final Semaphore CHANGED = new Semaphore(1);

    private final Optional<Before> before;

    private Here(Optional<Before> before) {
        this.before = before;
    }

    /** The defaults to go back to. The surroundings would not suffice, because a locale may have more parts. */
    private record Before(TimeZone zone, Locale locale, Locale display, Locale format) {}

    /**
     * Puts this process into surroundings.
     *
     * @throws IllegalStateException if that cannot be done now; the message names the reason and the fix
     */
    static Here as(Surroundings wanted) {
        Surroundings present = Surroundings.ofThisProcess();
        if (wanted.equals(present)) {
            return new Here(Optional.empty());
        }
        if (!wanted.charset().equals(present.charset())) {
            throw new IllegalStateException("this process has the charset " + present.charset()
                    + " from its start to its end, and " + wanted.charset()
                    + " was asked of it; start it with -Dfile.encoding=" + wanted.charset());
        }
        if (!CHANGED.tryAcquire()) {
            throw new IllegalStateException("another walk of this process is played in other surroundings; play"
                    + " the two one after the other, or in two processes");
        }
        Before before = new Before(
                TimeZone.getDefault(),
                Locale.getDefault(),
                Locale.getDefault(Locale.Category.DISPLAY),
                Locale.getDefault(Locale.Category.FORMAT));
        TimeZone.setDefault(TimeZone.getTimeZone(wanted.zone()));
        Locale.setDefault(wanted.asLocale());
        return new Here(Optional.of(before));
    }

    /** Goes back to the surroundings before. */
    void close() {
        before.ifPresent(earlier -> {
            TimeZone.setDefault(earlier.zone());
            Locale.setDefault(earlier.locale());
            Locale.setDefault(Locale.Category.DISPLAY, earlier.display());
            Locale.setDefault(Locale.Category.FORMAT, earlier.format());
            CHANGED.release();
        });
    }
}
