package dev.lockstep.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.Actor;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.cli.driver.DriverProvider;
import dev.lockstep.concurrent.ActorDialect;
import dev.lockstep.concurrent.HistoryFile;
import dev.lockstep.concurrent.HistoryVerdict;
import dev.lockstep.concurrent.Isolation;
import dev.lockstep.concurrent.Schedule;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.SessionAction;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Verdict;
import dev.lockstep.runner.ReportSchema;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four actors on a real engine: a right one shows nothing, and bugs that only two actors at once meet are seen. */
class ConcurrentWalkTest {

    private static final SystemUnderTest H2 = new H2Provider().system();
    private static final ActorDialect DIALECT = Dialects.of(H2).orElseThrow();
    private static final int ACTORS = 4;

    private static Engine engine;

    @TempDir
    private Path root;

    @BeforeAll
    static void an_engine() throws Exception {
        engine = new Resolver().resolve(H2, H2.defaultVersion());
    }

    @Test
    void a_right_engine_shows_nothing_and_its_history_is_judged_again_from_the_disk() throws Exception {
        RaceResult result = play(1, 60, new H2EmbeddedProvider());

        assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.PARITY);
        HistoryVerdict seen = result.arms().get(0).verdict().orElseThrow();
        assertThat(seen.overlaps()).isPositive();
        ReportSchema schema = new ReportSchema(RaceResult.class, "race.schema.json");
        String report = Files.readString(root.resolve("1").resolve(RaceResult.FILE));
        assertThat(schema.errors(report)).isEmpty();
        assertThat(schema.errors(report.replace("\"history\"", "\"story\""))).isNotEmpty();
        Isolation promised = HistoryFile.schedule(root.resolve("1")).isolation();
        assertThat(HistoryVerdict.of(HistoryFile.read(root.resolve("1"), "embedded"), promised))
                .isEqualTo(seen);
    }

    @Test
    void an_update_that_is_lost_under_two_actors_is_seen() throws Exception {
        AtomicLong fired = new AtomicLong();
        AtomicInteger adding = new AtomicInteger();

        BackendProvider losing = new Wrong(new H2EmbeddedProvider(), actor -> new Wrapped(actor) {
            @Override
            public Outcome apply(Operation operation) throws InterruptedException {
                if (!(operation instanceof Operation.Mutate mutate
                        && mutate.text().contains("+ 1"))) {
                    return super.apply(operation);
                }
                try {
                    if (adding.incrementAndGet() > 1) {
                        fired.incrementAndGet();
                        return Outcome.Done.affecting(1);
                    }
                    // Two updates that are asked together meet each other even on one processor.
                    Thread.sleep(25);
                    return super.apply(operation);
                } finally {
                    adding.decrementAndGet();
                }
            }
        });
        RaceResult result = play(1, 60, losing);
        for (long seed = 2; seed <= 10 && fired.get() == 0; seed++) {
            result = play(seed, 60, losing);
        }

        assertThat(fired.get()).as("the bug fired").isPositive();
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.arms().get(0).verdict().orElseThrow().violations())
                .anySatisfy(
                        violation -> assertThat(violation).startsWith("c").contains("no order of the acts explains"));
    }

    @Test
    void an_engine_that_reads_what_is_not_committed_is_seen() throws Exception {
        AtomicLong fired = new AtomicLong();
        BackendProvider dirty = new Wrong(new H2EmbeddedProvider(), actor -> new Wrapped(actor) {
            @Override
            public Outcome control(SessionAction action) throws InterruptedException {
                if (action instanceof SessionAction.Isolate) {
                    fired.incrementAndGet();
                    return super.control(new SessionAction.Isolate(SessionAction.Isolation.READ_UNCOMMITTED));
                }
                return super.control(action);
            }
        });

        boolean seen = false;
        for (long seed = 1; seed <= 10 && !seen; seed++) {
            seen = play(seed, 60, dirty).verdict() == Verdict.DIVERGED;
        }

        assertThat(fired.get()).as("the bug fired").isPositive();
        assertThat(seen).isTrue();
    }

    @Test
    void a_refusal_of_one_arm_alone_is_a_finding_and_so_is_a_bug_that_only_the_second_play_shows() throws Exception {
        RaceResult result = play(drawn(1, 15), "second", twoArms(new Refusing(2)));

        assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.apart()).containsExactly("refusing answers BUSY in each of 8 plays, and right in none");
        assertThat(result.arms()).extracting(ArmRace::title).containsExactly("right", "refusing", "refusing-2");
        assertThat(result.arms().get(2).verdict().orElseThrow().violations())
                .anySatisfy(violation -> assertThat(violation).contains("no order of the acts explains"));
        assertThat(HistoryFile.read(root.resolve("second"), "refusing-2")).isNotEmpty();
        RaceResult again = RaceResult.judged(root.resolve("second"));
        assertThat(again.text()).isEqualTo(result.text());
    }

    @Test
    void an_actor_that_cannot_be_closed_is_a_finding() throws Exception {
        BackendProvider staying = new Wrong(new H2EmbeddedProvider(), actor -> new Wrapped(actor) {
            @Override
            public void close() {
                super.close();
                throw new IllegalStateException("it does not end");
            }
        });

        RaceResult result = play(1, 15, staying);

        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.text()).contains("an actor could not be closed: it does not end");
    }

    /** Each actor is a process that opens the database with AUTO_SERVER. */
    @Test
    @Tag("nightly")
    void processes_that_share_a_database_of_h2_show_nothing() throws Exception {
        RaceResult result = play(Schedule.draw(1, ACTORS, 60, false, DIALECT.levels()), "mixed", mixed());

        assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.PARITY);
        assertThat(result.arms().get(0).verdict().orElseThrow().overlaps()).isPositive();
    }

    @Test
    @Tag("nightly")
    void an_update_that_one_of_two_processes_loses_is_seen() throws Exception {
        AtomicLong fired = new AtomicLong();
        BackendProvider losing = new Wrong(mixed(), actor -> new Wrapped(actor) {
            @Override
            public Outcome apply(Operation operation) throws InterruptedException {
                // The bug: an update that comes third is acknowledged and not done.
                return operation instanceof Operation.Mutate mutate
                                && mutate.text().contains("+ 1")
                                && fired.incrementAndGet() % 3 == 0
                        ? Outcome.Done.affecting(1)
                        : super.apply(operation);
            }
        });

        RaceResult result = play(Schedule.draw(1, ACTORS, 60, false, DIALECT.levels()), "losing", losing);

        assertThat(fired.get()).as("the bug fired").isGreaterThanOrEqualTo(3);
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.arms().get(0).verdict().orElseThrow().violations())
                .anySatisfy(
                        violation -> assertThat(violation).startsWith("c").contains("no order of the acts explains"));
    }

    private static BackendProvider mixed() {
        Path driver = Path.of("../examples/h2-mixed/driver.sh").toAbsolutePath().normalize();
        return new DriverProvider(
                "h2",
                "mixed",
                List.of(driver.toString(), engine.jars().get(0).toString()),
                Path.of("").toAbsolutePath());
    }

    @Test
    void a_result_without_arms_is_no_result() throws Exception {
        Path folder = Files.createDirectories(root.resolve("none"));
        HistoryFile.write(drawn(1, 2), folder);
        Files.writeString(folder.resolve(RaceResult.FILE), "{}");

        assertThatThrownBy(() -> RaceResult.judged(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no arms");
    }

    private static List<ArmPlan> twoArms(Refusing refusing) {
        return List.of(ArmPlan.of("right", new H2EmbeddedProvider(), engine), ArmPlan.of("refusing", refusing, engine));
    }

    @Test
    void a_schedule_in_which_nobody_meets_shows_nothing() throws Exception {
        Schedule nobody = new Schedule(1, 2, Isolation.READ_COMMITTED, List.of());

        RaceResult result = play(nobody, "nobody", new H2EmbeddedProvider());

        assertThat(result.verdict()).isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void one_seed_draws_one_schedule() {
        Schedule one = Schedule.draw(7, ACTORS, 200, true, DIALECT.levels());

        assertThat(Schedule.draw(7, ACTORS, 200, true, DIALECT.levels())).isEqualTo(one);
        assertThat(Schedule.draw(8, ACTORS, 200, true, DIALECT.levels())).isNotEqualTo(one);
    }

    /** {@code -Dlockstep.minutes=60} for an hour of it. */
    @Test
    @Tag("nightly")
    void seed_after_seed_shows_nothing() throws Exception {
        long minutes = Long.getLong("lockstep.minutes", 1);
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        for (long seed = 1; System.nanoTime() < end; seed++) {
            RaceResult result = play(seed, 100, new H2EmbeddedProvider());
            assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.PARITY);
        }
    }

    private RaceResult play(long seed, long slots, BackendProvider provider) throws Exception {
        return play(drawn(seed, slots), Long.toString(seed), provider);
    }

    private static Schedule drawn(long seed, long slots) {
        return Schedule.draw(seed, ACTORS, slots, true, DIALECT.levels());
    }

    private RaceResult play(Schedule schedule, String name, BackendProvider provider) throws Exception {
        return play(schedule, name, List.of(ArmPlan.of("embedded", provider, engine)));
    }

    private RaceResult play(Schedule schedule, String name, List<ArmPlan> arms) throws Exception {
        return new ConcurrentWalk(
                        DIALECT,
                        schedule,
                        Limits.of(Duration.ofSeconds(10)),
                        Files.createDirectories(root.resolve(name)))
                .play(arms);
    }

    /** An actor that passes every call on. */
    private static class Wrapped implements Actor {

        private final Actor actor;

        Wrapped(Actor actor) {
            this.actor = actor;
        }

        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            return actor.apply(operation);
        }

        @Override
        public Outcome control(SessionAction action) throws InterruptedException {
            return actor.control(action);
        }

        @Override
        public void close() {
            actor.close();
        }
    }

    /** A transport that refuses each update of a counter, and in one play does nothing of what it says. */
    private static final class Refusing implements ForwardingProvider {

        private final BackendProvider right = new H2EmbeddedProvider();
        private final int lying;
        private int plays;

        Refusing(int lying) {
            this.lying = lying;
        }

        @Override
        public BackendProvider provider() {
            return right;
        }

        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            boolean lies = ++plays == lying;
            return new Wrong(right, actor -> new Wrapped(actor) {
                        @Override
                        public Outcome apply(Operation operation) throws InterruptedException {
                            if (!(operation instanceof Operation.Mutate mutate)) {
                                return super.apply(operation);
                            }
                            if (mutate.text().contains("+ 1")) {
                                return new Outcome.Refused("BUSY", "1", "busy");
                            }
                            return lies ? Outcome.Done.affecting(1) : super.apply(operation);
                        }
                    })
                    .open(context);
        }
    }

    /** A transport whose actors have a bug. */
    private record Wrong(BackendProvider provider, UnaryOperator<Actor> bug) implements ForwardingProvider {

        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            Backend right = provider.open(context);
            return new ForwardingBackend() {
                @Override
                public Backend backend() {
                    return right;
                }

                @Override
                public Actor actor() throws IOException, InterruptedException {
                    return bug.apply(right.actor());
                }
            };
        }
    }
}
