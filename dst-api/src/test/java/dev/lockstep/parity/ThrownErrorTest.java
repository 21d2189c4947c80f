package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.ForwardingShelf;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a plugin throws, wherever it throws it, is a fault with a result, and every arm is closed. */
class ThrownErrorTest {

    private static final class Planted extends Error {
        private static final long serialVersionUID = 1L;

        private Planted() {
            super("planted");
        }
    }

    @TempDir
    private Path folder;

    private final List<WalkResult> results = new ArrayList<>();

    @Test
    void an_error_of_a_backend() {
        assertFault(walk(new Shelf(), Answering.with((backend, operation) -> {
            throw new Planted();
        })));
    }

    @Test
    void an_error_of_a_workload() {
        assertFault(walk(
                new ForwardingShelf() {
                    @Override
                    public List<Probe> probes(SortedMap<String, Long> model) {
                        throw new Planted();
                    }
                },
                UnaryOperator.identity()));
    }

    @Test
    void an_error_of_a_listener_is_in_the_result_and_is_thrown_on() {
        assertThatThrownBy(() -> Walk.run(
                        plan(new Shelf(), UnaryOperator.identity()), WalkListener.of(results(), new WalkListener() {
                            @Override
                            public void stepped(StepRecord step) {
                                throw new Planted();
                            }
                        })))
                .isInstanceOf(Planted.class);
        assertFault(results.get(0));
    }

    @Test
    void an_error_of_a_listener_at_the_end_is_thrown_on() {
        assertThatThrownBy(() -> Walk.run(plan(new Shelf(), UnaryOperator.identity()), new WalkListener() {
                    @Override
                    public void finished(WalkResult result) {
                        throw new Planted();
                    }
                }))
                .isInstanceOf(Planted.class);
    }

    private WalkListener results() {
        return new WalkListener() {
            @Override
            public void finished(WalkResult result) {
                results.add(result);
            }
        };
    }

    @Test
    void an_error_while_closing() {
        assertFault(walk(new Shelf(), closing(() -> {
            throw new Planted();
        })));
    }

    @Test
    void an_exception_while_closing_that_says_that_the_store_stayed_open_is_a_difference() {
        WalkResult result = walk(new Shelf(), closing(() -> {
            throw new IllegalStateException("the store could not be closed");
        }));

        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.notClosed()).containsOnlyKeys("cli");
    }

    private static UnaryOperator<Backend> closing(Runnable close) {
        return backend -> new ForwardingBackend() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }

    private static void assertFault(WalkResult result) {
        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.FAULT);
        assertThat(result.detail()).contains("planted");
    }

    private WalkResult walk(Workload<SortedMap<String, Long>> workload, UnaryOperator<Backend> cli) {
        return Walk.run(plan(workload, cli), new WalkListener() {});
    }

    private WalkPlan<SortedMap<String, Long>> plan(
            Workload<SortedMap<String, Long>> workload, UnaryOperator<Backend> cli) {
        return WalkBuilder.of(workload)
                .commands(List.of(new Shelf.Put("cup", 1)))
                .arm(Shelf.arm("embedded", UnaryOperator.identity()))
                .arm(Shelf.arm("cli", cli))
                .plan(folder);
    }
}
