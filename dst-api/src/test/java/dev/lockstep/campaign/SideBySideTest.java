package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a round end in their order, whichever of them is faster. */
class SideBySideTest {

    private final List<Integer> ended = new ArrayList<>();
    private final List<Integer> dropped = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> failed = new ArrayList<>();
    private final List<Integer> givenUp = new ArrayList<>();

    /** Only the thread that plays the parts ends them, in their order. */
    private class Numbered implements SideBySide.Part {
        private final int number;
        private final AtomicBoolean begun = new AtomicBoolean();

        Numbered(int number) {
            this.number = number;
        }

        void playing() throws InterruptedException {}

        boolean isLast() {
            return false;
        }

        @Override
        public void play() {
            begun.set(true);
            try {
                playing();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean end() {
            ended.add(number);
            return !isLast();
        }

        @Override
        public void fail() {
            failed.add(number);
        }

        @Override
        public void drop() {
            dropped.add(number);
        }

        @Override
        public boolean giveUp() {
            givenUp.add(number);
            return begun.get();
        }
    }

    private static void play(int atOnce, List<? extends SideBySide.Part> parts) {
        try (Interruption interruption = Interruption.watch()) {
            SideBySide.play(parts, atOnce, interruption);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void all_parts_end_in_their_order(int atOnce) {
        play(atOnce, IntStream.range(0, 8).mapToObj(Numbered::new).toList());

        assertThat(ended).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(dropped).isEmpty();
    }

    @Test
    void a_fast_part_waits_for_the_slow_one_before_it() {
        CountDownLatch second = new CountDownLatch(1);
        Numbered slow = new Numbered(0) {
            @Override
            void playing() throws InterruptedException {
                second.await();
            }
        };
        Numbered fast = new Numbered(1) {
            @Override
            void playing() {
                second.countDown();
            }
        };

        play(2, List.of(slow, fast));

        assertThat(ended).containsExactly(0, 1);
    }

    @Test
    void a_part_behind_the_last_one_that_counts_is_stopped_and_dropped() {
        CountDownLatch begun = new CountDownLatch(1);
        Numbered last = new Numbered(0) {
            @Override
            void playing() throws InterruptedException {
                begun.await();
            }

            @Override
            boolean isLast() {
                return true;
            }
        };
        Numbered behind = new Numbered(1) {
            @Override
            void playing() throws InterruptedException {
                begun.countDown();
                new CountDownLatch(1).await();
            }
        };

        play(2, List.of(last, behind, new Numbered(2)));

        assertThat(ended).containsExactly(0);
        // The third one may have begun on the thread of the first, before that one was known to be the last.
        assertThat(dropped).contains(1).doesNotContain(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void what_a_part_throws_is_thrown_after_the_parts_before_it_have_ended(int atOnce) {
        Numbered faulty = new Numbered(1) {
            @Override
            void playing() {
                throw new IllegalStateException("a fault");
            }
        };

        assertThatThrownBy(() -> play(atOnce, List.of(new Numbered(0), faulty, new Numbered(2))))
                .hasMessage("a fault");
        assertThat(ended).containsExactly(0);
        assertThat(failed).containsExactly(1);
    }

    @Test
    void an_interruption_ends_the_parts_that_have_begun() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        List<Numbered> parts = new ArrayList<>();
        for (int number = 0; number < 2; number++) {
            parts.add(new Numbered(number) {
                @Override
                void playing() throws InterruptedException {
                    both.countDown();
                    new CountDownLatch(1).await();
                }
            });
        }
        parts.add(new Numbered(2));
        Thread caller = new Thread(() -> play(2, parts));
        caller.start();
        both.await();

        caller.interrupt();
        caller.join();

        assertThat(ended).containsExactly(0, 1);
        assertThat(givenUp).isSubsetOf(2);
    }
}
