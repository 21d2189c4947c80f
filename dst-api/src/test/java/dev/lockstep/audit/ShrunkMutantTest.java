package dev.lockstep.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.parity.ArmPlan;
import dev.lockstep.reduce.FoundShelf;
import dev.lockstep.reduce.ShrunkTable;
import dev.lockstep.report.Shrunk;
import dev.lockstep.shelf.DurableShelf;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.system.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How small the findings of the audit's bugs become over a shelf in memory, from ten seeds each.
 * {@code -Dlockstep.accept=true} writes the table into {@code docs/shrinking.md}.
 */
class ShrunkMutantTest {

    private static final int SEEDS = Integer.getInteger("lockstep.shrink.seeds", 10);

    private static final long STEPS = 60;

    private static final DurableShelf RIGHT = new DurableShelf(DurableShelf.Bug.NONE);

    @TempDir
    private Path temporary;

    private int walks;

    private static ArmPlan arm(String name, dev.lockstep.backend.BackendProvider provider) {
        return ArmPlan.of(name, provider, Engine.of(Shelf.SYSTEM));
    }

    private Optional<ShrunkTable.Found> shrunk(Mutant mutant, long seed) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("walk-" + ++walks));
        List<ArmPlan> arms =
                List.of(arm("embedded", RIGHT), arm("mutant", mutant.plant().apply(RIGHT, new Firing())));
        try (FoundShelf found = new FoundShelf(folder, arms)) {
            if (found.walk(seed, STEPS).findings().isEmpty()) {
                return Optional.empty();
            }
            Shrunk shrunk = found.shrink();
            return Optional.of(new ShrunkTable.Found(mutant.name(), seed, shrunk, found.smallest()));
        }
    }

    private static List<Mutant> mutants() {
        return Stream.concat(StoreMutants.all().stream(), AnswerMutants.all().stream())
                .filter(mutant -> mutant.applies().test(RIGHT))
                .toList();
    }

    private void shrinkAll(ShrunkTable table, int seeds) throws IOException {
        for (Mutant mutant : mutants()) {
            int found = 0;
            for (long seed = 1; found < seeds && seed <= 3L * seeds; seed++) {
                Optional<ShrunkTable.Found> one = shrunk(mutant, seed);
                one.ifPresent(table::add);
                found += one.isPresent() ? 1 : 0;
            }
        }
    }

    @Test
    @Tag("nightly")
    void each_bug_becomes_as_small_as_it_ever_was_whatever_the_seed() throws IOException {
        ShrunkTable table = new ShrunkTable("fakes");

        shrinkAll(table, SEEDS);
        table.write();

        assertThat(table.byBug()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(table.atTheMinimum()).as(table::toString).isGreaterThanOrEqualTo(0.95);
        assertThat(table.withTheSameScript()).as(table::toString).isGreaterThanOrEqualTo(0.9);
        assertThat(table.medianTrials()).as(table::toString).isLessThanOrEqualTo(60);
    }
}
