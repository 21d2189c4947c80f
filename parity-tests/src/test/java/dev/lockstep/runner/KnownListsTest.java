package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.known.KnownDifference;
import dev.lockstep.known.Narrowness;
import dev.lockstep.known.Narrowness.Perturbation;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The lists in the box. Every entry in them is proven narrow, a new one without anybody writing a test for it. */
class KnownListsTest {

    /** Surefire starts in the module's folder. */
    private static final Path LISTS = Path.of("known");

    private static KnownList list(SystemUnderTest system) {
        return KnownList.find(
                Plugins.catalogue(List.of()), system, Optional.of(LISTS.resolve(system.name() + ".yaml")));
    }

    private static List<SystemUnderTest> systems() {
        return Plugins.catalogue(List.of()).systems();
    }

    @Test
    void every_system_in_the_box_has_a_list_that_loads() {
        assertThat(systems())
                .isNotEmpty()
                .allSatisfy(system -> assertThat(list(system).list()).isPresent());
    }

    @TestFactory
    Stream<DynamicTest> an_entry_covers_nothing_beside_what_it_describes() {
        List<DynamicTest> tests = new ArrayList<>();
        for (SystemUnderTest system : systems()) {
            KnownList known = list(system);
            known.entries().forEach(entry -> tests.add(dynamicTest(entry.id(), () -> assertNarrow(known, entry))));
        }
        return tests.stream();
    }

    private static void assertNarrow(KnownList known, KnownDifference entry) throws Exception {
        List<Perturbation> perturbations = Narrowness.of(entry, known.workload(entry));
        System.out.println(entry.id() + ": " + perturbations.size() + " steps beside it, all of which must be novel");
        assertThat(perturbations).hasSizeGreaterThan(50).allMatch(Perturbation::novel);
    }
}
