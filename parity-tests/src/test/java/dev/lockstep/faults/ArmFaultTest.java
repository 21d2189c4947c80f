package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.cli.h2.H2CliProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bugs in how arms are opened and closed. */
class ArmFaultTest {

    @TempDir
    Path folder;

    @Test
    void two_arms_in_process_that_share_a_store_cannot_both_be_opened() {
        Shared shared = new Shared();
        WalkResult result = walk(shared.first(new H2EmbeddedProvider()), shared.second(new H2EmbeddedProvider()));
        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(result.steps()).isZero();
    }

    @Test
    void two_command_lines_that_share_a_store_are_seen() {
        Shared shared = new Shared();
        WalkResult result = walk(shared.first(new H2CliProvider()), shared.second(new H2CliProvider()));
        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(result.steps()).isZero();
    }

    @Test
    void an_arm_that_cannot_be_closed_is_not_parity() {
        WalkResult result = walk(
                new H2EmbeddedProvider(), new PlantedProvider(new H2EmbeddedProvider(), LossBugs.FailingClose::new));
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings()).isEmpty();
        assertThat(result.notClosed()).containsOnlyKeys(SocialWalk.OTHER);
    }

    /** Takes as long as a walk waits for a close. */
    @Test
    @Tag("nightly")
    void an_arm_whose_close_hangs_is_given_up_on() {
        WalkResult result =
                walk(new H2EmbeddedProvider(), new PlantedProvider(new H2EmbeddedProvider(), HangingClose::new));
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.notClosed()).containsOnlyKeys(SocialWalk.OTHER);
    }

    private WalkResult walk(BackendProvider reference, BackendProvider other) {
        return new SocialWalk(reference, other, 1, 10, Duration.ofSeconds(30)).play(folder);
    }

    private static final class HangingClose implements Bug {
        @Override
        public void close(Healthy arm) {
            arm.close();
            boolean hung = true;
            while (hung) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException unheard) {
                    hung = true;
                }
            }
        }
    }

    /** Gives one arm the folder of another. */
    private static final class Shared {
        private final CompletableFuture<ArmFolder> folder = new CompletableFuture<>();

        BackendProvider first(BackendProvider provider) {
            return new InFolder(provider, Optional.empty(), folder);
        }

        BackendProvider second(BackendProvider provider) {
            return new InFolder(provider, Optional.of(folder), new CompletableFuture<>());
        }
    }

    private record InFolder(
            BackendProvider provider,
            Optional<CompletableFuture<ArmFolder>> other,
            CompletableFuture<ArmFolder> announce)
            implements ForwardingProvider {

        /** The second arm waits until the first is open, so that always the same one is too late. */
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            ArmFolder folder = other.map(CompletableFuture::join).orElse(context.folder());
            Backend backend = provider.open(new ArmContext(
                    context.arm(),
                    folder,
                    context.engine(),
                    context.client(),
                    context.operationTimeout(),
                    context.startTimeout(),
                    context.settings()));
            announce.complete(folder);
            return backend;
        }
    }
}
