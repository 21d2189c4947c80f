package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Reset;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real stores that change data behind the back of everybody, and their resets. */
class ResetFaultTest {

    private static final BackendProvider EMBEDDED = new H2EmbeddedProvider();

    /** A number of operations after which the walk has persons. */
    private static final int LATE = 40;

    /** A smaller one, which a fresh arm has played before its state is read. */
    private static final int EARLY = 30;

    @TempDir
    private Path folder;

    private int opened;
    private int fired;

    /** Changes all persons, once in an opening of the arm, as soon as there are some. */
    private final class Changing implements ForwardingProvider {

        private final int[] after;

        /** @param after the number of operations after which the arm changes its persons, by opening; 0 for never */
        Changing(int... after) {
            this.after = after;
        }

        @Override
        public BackendProvider provider() {
            return EMBEDDED;
        }

        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            Backend backend = EMBEDDED.open(context);
            int turn = opened++;
            int when = turn < after.length ? after[turn] : 0;
            return new ForwardingBackend() {
                private int asked;
                private boolean changed;

                @Override
                public Backend backend() {
                    return backend;
                }

                @Override
                public Outcome apply(Operation operation) throws InterruptedException {
                    Outcome outcome = backend.apply(operation);
                    asked++;
                    if (when > 0 && !changed && asked >= when) {
                        Outcome damage = backend.apply(Operation.mutate("UPDATE person SET age = 1917"));
                        changed = damage instanceof Outcome.Done done
                                && done.count().orElse(0) > 0;
                        fired += changed ? 1 : 0;
                    }
                    return outcome;
                }
            };
        }
    }

    private WalkResult walk(BackendProvider other) {
        Ground ground = Ground.of(EMBEDDED.system());
        return walk(ground, ground.workload(), other);
    }

    private <M> WalkResult walk(Ground ground, Workload<M> workload, BackendProvider other) {
        return WalkBuilder.of(workload)
                .engine(ground.engine())
                .arm(SocialWalk.REFERENCE, EMBEDDED)
                .arm(SocialWalk.OTHER, other)
                .seed(1)
                .steps(80)
                .operationTimeout(Duration.ofSeconds(20))
                .keepGoing()
                .folder(folder.resolve("walk"))
                .play()
                .result();
    }

    @Test
    void a_store_whose_data_changed_is_set_back_and_the_walk_comes_to_its_end() {
        WalkResult result = walk(new Changing(LATE));

        assertThat(fired).isEqualTo(1);
        assertThat(result.findings()).hasSize(1);
        assertThat(result.resets())
                .extracting(Reset::arm, Reset::proven)
                .containsExactly(tuple(SocialWalk.OTHER, true));
        assertThat(result.extent().ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void a_reset_whose_data_change_is_not_proven() {
        WalkResult result = walk(new Changing(LATE, EARLY));

        assertThat(fired).isEqualTo(2);
        assertThat(result.resets()).extracting(Reset::proven).isEqualTo(List.of(false));
        assertThat(result.resets().get(0).detail()).startsWith("VALUE at /probe/persons/");
        assertThat(result.extent().ending()).isEqualTo(Ending.FINDING);
    }

    @Tag("nightly")
    @Test
    void each_change_is_a_finding_with_its_reset() {
        WalkResult result = walk(new Changing(LATE, LATE + EARLY));

        assertThat(fired).isEqualTo(2);
        assertThat(result.findings()).hasSize(2);
        assertThat(result.resets()).extracting(Reset::proven).isEqualTo(List.of(true, true));
    }
}
