package dev.lockstep.disk;

import java.util.List;
import java.util.stream.Stream;

/**
 * A fault of a disk.
 *
 * @param kind what happens
 * @param call the call to which it happens
 */
public record DiskFault(Kind kind, DiskCall call) {

    /** The kinds of faults. */
    public enum Kind {
        /** The call fails, and the next one works. */
        ERROR("error", DiskCall.READ, DiskCall.WRITE, DiskCall.TRUNCATE, DiskCall.FORCE),
        /** The disk is full, and stays full. */
        NO_SPACE("no space", DiskCall.WRITE),
        /** The call does a part of what was asked. */
        SHORT("short", DiskCall.READ, DiskCall.WRITE),
        /** One bit of what is read is another one. */
        FLIPPED_BIT("flipped bit", DiskCall.READ),
        /** The call takes long. */
        SLOW("slow", DiskCall.READ, DiskCall.WRITE, DiskCall.FORCE);

        private final String text;
        private final List<DiskCall> calls;

        Kind(String text, DiskCall... calls) {
            this.text = text;
            this.calls = List.of(calls);
        }

        /** Whether every later call of this sort fails too. */
        boolean lasts() {
            return this == NO_SPACE;
        }

        /** Whether the call works, as a caller sees it who asks for the rest. */
        public boolean isHarmless() {
            return this == SHORT || this == SLOW;
        }
    }

    /** Returns every fault, in the order in which reports name them. */
    public static List<DiskFault> all() {
        return Stream.of(Kind.values())
                .flatMap(kind -> kind.calls.stream().map(call -> new DiskFault(kind, call)))
                .toList();
    }

    @Override
    public String toString() {
        return kind.text + " on " + call;
    }
}
