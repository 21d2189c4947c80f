package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Backend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.report.Recording;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.ForwardingShelf;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.system.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each arm is set up with the operations of the version that it runs. */
class SetupTest {

    private static final Map<String, List<Operation>> AS_MANY =
            Map.of("1", schema("create old"), "2", schema("create new"));

    private static final Map<String, List<Operation>> UNEQUAL =
            Map.of("1", schema("create old"), "2", schema("create new", "index new"));

    @TempDir
    private Path folder;

    private final Map<String, List<String>> asked = Collections.synchronizedMap(new TreeMap<>());

    @Test
    void each_arm_is_asked_the_operations_of_its_own_version() {
        WalkResult result = walk(AS_MANY);

        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.PARITY);
        assertThat(asked)
                .containsOnly(Map.entry("old", List.of("create old")), Map.entry("new", List.of("create new")));
    }

    @Test
    void the_journal_names_the_operation_of_an_arm_that_was_asked_another_one() throws IOException {
        walk(AS_MANY);

        assertThat(Files.readAllLines(folder.resolve(Recording.JOURNAL)).get(1))
                .contains("\"operation\":{\"op\":\"mutate\",\"text\":\"create old\"},\"arms\":{\"new\":{")
                .containsPattern(
                        "\"new\":\\{\"ms\":[0-9.E-]+,\"operation\":\\{\"op\":\"mutate\",\"text\":\"create new\"}");
    }

    @Test
    void lists_of_unequal_length_are_a_fault_of_the_workload() {
        WalkResult result = walk(UNEQUAL);

        assertThat(result.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(result.detail())
                .isEqualTo("before the first step: " + Versioned.class.getName()
                        + ".setup(version) returns 1 for version 1 and 2 for version 2;"
                        + " return the same number of operations for every version, so that the arms stay in step");
        assertThat(asked).isEmpty();
    }

    private WalkResult walk(Map<String, List<Operation>> setup) {
        return WalkBuilder.of(new Versioned(setup))
                .commands(List.of(
                        new Shelf.Put("cup", 3), new Shelf.PutAgain("cup"), new Shelf.Count(), new Shelf.ReopenShelf()))
                .arm(arm("old", "1"))
                .arm(arm("new", "2"))
                .folder(folder)
                .play()
                .result();
    }

    private ArmPlan arm(String name, String version) {
        UnaryOperator<Backend> noting = Answering.with((backend, operation) -> {
            if (operation instanceof Operation.Mutate mutate && !mutate.text().startsWith("put")) {
                asked.computeIfAbsent(name, unused -> new ArrayList<>()).add(mutate.text());
                return Outcome.Done.UNCOUNTED;
            }
            return backend.apply(operation);
        });
        return ArmPlan.of(name, Shelf.arm(name, noting).provider(), new Engine(Shelf.SYSTEM, version, List.of()));
    }

    private static List<Operation> schema(String... statements) {
        return List.of(statements).stream()
                .map(Operation::mutate)
                .map(Operation.class::cast)
                .toList();
    }

    /** The shelf, set up differently by version. */
    private static final class Versioned extends ForwardingShelf {
        private final Map<String, List<Operation>> operations;

        Versioned(Map<String, List<Operation>> operations) {
            this.operations = operations;
        }

        @Override
        public List<Operation> setup(String version) {
            return operations.get(version);
        }
    }
}
