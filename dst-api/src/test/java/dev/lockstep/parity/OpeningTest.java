package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.system.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An arm that does not open, or that opens too late. */
@Timeout(120)
class OpeningTest {

    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final Duration MINUTES = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    @Test
    void an_arm_that_does_not_open_in_time_is_named_with_the_option_that_allows_more() {
        WalkResult result = Walk.run(plan(this::untilInterrupted, AT_ONCE), new WalkListener() {});

        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(result.detail())
                .isEqualTo("the arm cli did not open within 0.05 s; if it only needs longer, allow it with"
                        + " --start-timeout");
    }

    @Test
    void an_arm_that_opens_after_all_is_closed() throws Exception {
        WalkResult result = Walk.run(plan(this::whateverHappens, AT_ONCE), new WalkListener() {});
        release.countDown();

        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void whoever_stops_a_walk_does_not_wait_for_an_arm_that_does_not_open() throws Exception {
        Thread walk = Thread.currentThread();
        Thread stopping = new Thread(() -> {
            await(asked);
            walk.interrupt();
        });
        stopping.start();

        WalkResult result = Walk.run(plan(this::whateverHappens, MINUTES), new WalkListener() {});
        release.countDown();

        assertThat(Thread.interrupted()).isFalse();
        assertThat(result.verdict()).isEqualTo(Verdict.INTERRUPTED);
        assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void an_error_while_opening_is_a_fault() {
        WalkResult result = Walk.run(
                plan(
                        backend -> {
                            throw new Error("planted");
                        },
                        MINUTES),
                new WalkListener() {});

        assertThat(result.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(result.detail()).contains("the arm cli: ", ".open(context) threw java.lang.Error: planted");
    }

    /** An arm that takes long to open, and says why. */
    private record Busy(BackendProvider provider, Runnable meanwhile) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            context.folder().transcript().doing("building image");
            meanwhile.run();
            context.folder().transcript().doing("");
            return provider.open(context);
        }
    }

    @Test
    void a_listener_may_ask_what_an_arm_does_while_it_is_opened() {
        AtomicReference<Supplier<SortedMap<String, String>>> doing = new AtomicReference<>();
        List<SortedMap<String, String>> seen = new ArrayList<>();
        BackendProvider shelf = Shelf.arm("cli", UnaryOperator.identity()).provider();

        WalkBuilder.of(new Shelf())
                .commands(List.of(new Shelf.Put("cup", 1)))
                .arm(ArmPlan.of(
                        "cli", new Busy(shelf, () -> seen.add(doing.get().get())), Engine.of(Shelf.SYSTEM)))
                .listener(new WalkListener() {
                    @Override
                    public void opening(Supplier<SortedMap<String, String>> what) {
                        doing.set(what);
                    }
                })
                .folder(folder.resolve("busy"))
                .play();

        assertThat(seen).containsExactly(new TreeMap<>(Map.of("cli", "building image")));
        assertThat(doing.get().get()).isEmpty();
    }

    private interface Opened {
        Backend open(Backend backend) throws InterruptedException;
    }

    private Backend untilInterrupted(Backend backend) throws InterruptedException {
        asked.countDown();
        release.await();
        return backend;
    }

    /** Takes no notice of an interruption, as a library may. */
    private Backend whateverHappens(Backend backend) {
        asked.countDown();
        await(release);
        return new ForwardingBackend() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public void close() {
                closed.countDown();
                backend.close();
            }
        };
    }

    private static void await(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                continue;
            }
        }
    }

    private WalkPlan<SortedMap<String, Long>> plan(Opened opened, Duration limit) {
        ArmPlan cli = Shelf.arm("cli", UnaryOperator.identity());
        return WalkBuilder.of(new Shelf())
                .commands(List.of(new Shelf.Put("cup", 1)))
                .arm(Shelf.arm("embedded", UnaryOperator.identity()))
                .arm(ArmPlan.of("cli", new Slow(cli.provider(), opened), cli.engine()))
                .startTimeout(limit)
                .plan(folder);
    }

    private record Slow(BackendProvider provider, Opened opened) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            return opened.open(provider.open(context));
        }
    }
}
