package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.parity.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which walks count is that of their seeds, however many are played at the same time. */
class CrewTest {

    private final List<Long> added = new ArrayList<>();
    private final Set<Long> dropped = ConcurrentHashMap.newKeySet();
    private final Set<Long> played = ConcurrentHashMap.newKeySet();
    private final Map<Long, CountDownLatch> held = new ConcurrentHashMap<>();
    private long last = Long.MAX_VALUE;
    private volatile boolean over;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void walks_are_added_in_the_order_of_their_seeds(int workers) {
        play(workers, "1..40");

        assertThat(added).hasSize(40).isSorted();
    }

    @Test
    void a_slow_first_walk_is_added_first() {
        CountDownLatch third = new CountDownLatch(1);
        held.put(1L, third);
        // The first walk ends only after the third, which another worker plays.
        new Crew<>(2, new Job() {
                    @Override
                    void playing(long seed) {
                        if (seed == 3) {
                            third.countDown();
                        }
                    }
                })
                .play(Shard.WHOLE.seeds(SeedRange.parse("1..5")));

        assertThat(added).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void the_campaign_ends_with_the_first_walk_after_which_it_does_not_go_on(int workers) {
        last = 7;

        play(workers, "1..40");

        assertThat(added).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(dropped).doesNotContainAnyElementsOf(added);
        // Whatever was played behind the end is removed.
        Set<Long> behind = ConcurrentHashMap.newKeySet();
        behind.addAll(played);
        behind.removeAll(added);
        assertThat(dropped).isEqualTo(behind);
    }

    @Test
    void a_walk_behind_the_end_is_stopped() {
        last = 1;
        held.put(2L, new CountDownLatch(1));
        CountDownLatch second = new CountDownLatch(1);

        new Crew<>(2, new Job() {
                    @Override
                    void playing(long seed) throws InterruptedException {
                        if (seed == 2) {
                            second.countDown();
                        } else if (seed == 1) {
                            second.await();
                        }
                    }
                })
                .play(Shard.WHOLE.seeds(SeedRange.parse("1..2")));

        assertThat(added).containsExactly(1L);
        assertThat(dropped).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void the_first_walk_begins_even_if_its_time_is_over(int workers) {
        over = true;

        play(workers, "1..9223372036854775807");

        assertThat(added).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_fault_of_a_walk_is_thrown_once_the_walks_before_it_are_added(int workers) {
        Crew<Contribution> crew = new Crew<>(workers, new Job() {
            @Override
            public boolean add(Crew.Played<Contribution> walk) {
                if (walk.seed() == 3) {
                    throw new IllegalStateException("a fault of the walk");
                }
                return super.add(walk);
            }
        });

        assertThatThrownBy(() -> crew.play(Shard.WHOLE.seeds(SeedRange.parse("1..40"))))
                .hasMessage("a fault of the walk");
        assertThat(added).containsExactly(1L, 2L);
        assertThat(dropped).doesNotContain(1L, 2L, 3L);
    }

    @Test
    void an_interruption_adds_the_walks_that_it_ends_and_those_that_ended_before() throws InterruptedException {
        held.put(1L, new CountDownLatch(1));
        held.put(3L, new CountDownLatch(1));
        CountDownLatch all = new CountDownLatch(3);
        Thread main = new Thread(() -> new Crew<>(2, new Job() {
                    @Override
                    void playing(long seed) {
                        all.countDown();
                    }
                })
                .play(Shard.WHOLE.seeds(SeedRange.parse("1..40"))));
        main.start();
        all.await();

        main.interrupt();
        main.join();

        assertThat(added).containsExactly(1L, 2L, 3L);
    }

    private void play(int workers, String seeds) {
        new Crew<>(workers, new Job()).play(Shard.WHOLE.seeds(SeedRange.parse(seeds)));
        assertThat(played).containsAll(Collections.unmodifiableList(added));
    }

    /** A campaign of walks that do nothing. */
    private class Job implements Crew.Job<Contribution> {

        void playing(long seed) throws InterruptedException {}

        @Override
        public boolean begins() {
            return !over;
        }

        @Override
        public Crew.Played<Contribution> play(long seed) {
            played.add(seed);
            try {
                playing(seed);
                if (held.containsKey(seed)) {
                    held.get(seed).await();
                }
            } catch (InterruptedException stopped) {
                return walk(seed);
            }
            return walk(seed);
        }

        private Crew.Played<Contribution> walk(long seed) {
            WalkSummary summary = WalkSummary.failed(seed, Path.of("seed-" + seed), 1, Verdict.PARITY, "");
            return new Crew.Played<>(seed, Contribution.of(summary), Optional.empty());
        }

        @Override
        public boolean add(Crew.Played<Contribution> walk) {
            added.add(walk.seed());
            return walk.seed() < last;
        }

        @Override
        public void drop(Crew.Played<Contribution> walk) {
            dropped.add(walk.seed());
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Optional<Crew.Played<Contribution>> unended(long seed) {
            return Optional.empty();
        }
    }
}
