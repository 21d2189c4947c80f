package dev.lockstep.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Limits;
import dev.lockstep.shelf.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MootMutantTest {

    @TempDir
    private Path folder;

    /** The folders of the walks, which have the name of the mutant and the seed. */
    private final Set<String> walks = new ConcurrentSkipListSet<>();

    @Test
    void the_bugs_of_a_facet_that_a_transport_never_tells_are_no_holes_and_cost_one_walk() throws Exception {
        assertThat(audited(Countless::new))
                .extracting(Sighting::mutant)
                .doesNotContain("loses-counts", "counts-one-too-many");
        assertThat(walks).contains("loses-counts-1").doesNotContain("loses-counts-2", "counts-one-too-many-1");
    }

    @Test
    void a_bug_of_a_facet_that_is_told_without_a_declaration_is_walked() throws Exception {
        assertThat(audited(UnaryOperator.identity()))
                .filteredOn(sighting -> sighting.mutant().equals("loses-counts"))
                .extracting(Sighting::fired)
                .allMatch(times -> times > 0)
                .hasSize(1);
    }

    private List<Sighting> audited(UnaryOperator<Backend> change) throws Exception {
        ArmPlan right = Shelf.arm("right", change);
        ArmPlan wrong = Shelf.arm("wrong", change);
        ArmPlan noted = ArmPlan.of("wrong", new Noted(wrong.provider(), walks), wrong.engine());
        return new Audit<>(
                        new Shelf(),
                        right,
                        noted,
                        new Audit.Budget(2, 30),
                        Limits.of(Duration.ofSeconds(30)),
                        arms -> Allowlist.NONE,
                        folder)
                .run(sighting -> {});
    }

    private record Noted(BackendProvider provider, Set<String> walks) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            walks.add(context.folder()
                    .data()
                    .getParent()
                    .getParent()
                    .getFileName()
                    .toString());
            return provider.open(context);
        }
    }

    private record Countless(Backend backend) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            Outcome outcome = backend.apply(operation);
            return outcome instanceof Done ? Done.UNCOUNTED : outcome;
        }
    }
}
