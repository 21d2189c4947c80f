package dev.lockstep.campaign;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Plays parts of a longer command at the same time, each with separate sessions, and ends them in their order. So the
 * report does not depend on which of them was faster.
 */
public final class SideBySide {

    private SideBySide() {}

    /** A part, which plays the walks of one session. */
    public interface Part {
        /** Plays the walks, on a thread of a worker. */
        void play();

        /**
         * Reports how it ended, on the thread of the caller, after all parts before it.
         *
         * @return whether the parts behind it count
         */
        boolean end();

        /** Reports it in place of {@link #end}, because {@link #play} threw something, which is then thrown again. */
        void fail();

        /** Removes what is left of it, because it is behind the end. */
        void drop();

        /**
         * Gives up on its walks, which do not end in time after an interruption.
         *
         * @return whether it had begun
         */
        boolean giveUp();
    }

    /**
     * Plays all parts, or those up to the first one behind which none counts.
     *
     * @param atOnce the number of parts that are played at the same time
     */
    public static void play(List<? extends Part> parts, int atOnce, Interruption interruption) {
        new Crew<>(atOnce, new Parts(parts, interruption))
                .play(LongStream.range(0, parts.size()).iterator());
    }

    private record Parts(List<? extends Part> parts, Interruption interruption) implements Crew.Job<Part> {
        @Override
        public boolean begins() {
            return !interruption.requested();
        }

        @Override
        public Crew.Played<Part> play(long number) {
            Part part = parts.get((int) number);
            try {
                part.play();
                return new Crew.Played<>(number, part, Optional.empty());
            } catch (RuntimeException | Error e) {
                return new Crew.Played<>(number, part, Optional.of(e));
            }
        }

        @Override
        public boolean add(Crew.Played<Part> played) {
            if (played.thrown().isPresent()) {
                played.walk().fail();
            }
            Crew.throwAgain(played.thrown());
            return played.walk().end() && !interruption.requested();
        }

        @Override
        public void drop(Crew.Played<Part> played) {
            played.walk().drop();
        }

        @Override
        public Duration patience() {
            return interruption.patience();
        }

        @Override
        public Optional<Crew.Played<Part>> unended(long number) {
            Part part = parts.get((int) number);
            return part.giveUp() ? Optional.of(new Crew.Played<>(number, part, Optional.empty())) : Optional.empty();
        }
    }
}
