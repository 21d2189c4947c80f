package dev.lockstep.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.OperationKind;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Work on a whole store is not blamed for what less of it shows: whatever a workload in the box draws of it, a
 * shrinking has something simpler to try.
 */
class CompositeTest {

    private static final int STEPS = 200;

    private static final Set<OperationKind> WHOLE = EnumSet.of(
            OperationKind.OPTIMIZE,
            OperationKind.REPAIR,
            OperationKind.RESTART,
            OperationKind.BACKUP,
            OperationKind.EXPORT,
            OperationKind.RESTORE);

    /** The lines of a script are what its author wrote, so there is nothing simpler. */
    private static final String LINE = "line";

    static Stream<GenerationTest.Drawn> workloads() {
        return GenerationTest.workloads();
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void work_on_a_whole_store_has_a_simpler_command_of_the_alphabet(GenerationTest.Drawn drawn) {
        assertThat(withoutSimpler(drawn.workload())).isEmpty();
    }

    private static <M> Set<String> withoutSimpler(Workload<M> workload) {
        Alphabet<M> alphabet = new Alphabet<>(workload.alphabet());
        Set<String> without = new TreeSet<>();
        for (Command<M> command : drawn(workload)) {
            if (!alphabet.kindOf(command).name().equals(LINE)
                    && WHOLE.contains(alphabet.render(command).kind())
                    && command.simpler().stream()
                            .noneMatch(simpler -> alphabet.render(simpler).kind() == OperationKind.REOPEN)) {
                without.add(alphabet.kindOf(command).name());
            }
        }
        return without;
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void the_parts_of_a_composite_command_can_be_played_one_after_another(GenerationTest.Drawn drawn) {
        assertThat(unplayable(drawn.workload())).isEmpty();
    }

    /** Returns the commands whose parts are not possible where the command is. */
    private static <M> List<String> unplayable(Workload<M> workload) {
        List<String> unplayable = new ArrayList<>();
        DrawnWalk<M> walk = new DrawnWalk<>(workload, 1, workload.alphabet());
        for (int step = 1; step <= STEPS; step++) {
            Command<M> command = walk.next().orElseThrow();
            for (Command<M> part : command.composedOf()) {
                if (!part.possible(walk.model())) {
                    unplayable.add(command + ": " + part);
                }
                walk.play(part);
            }
            walk.play(command);
        }
        return unplayable;
    }

    private static <M> List<Command<M>> drawn(Workload<M> workload) {
        List<Command<M>> commands = new ArrayList<>();
        DrawnWalk<M> walk = new DrawnWalk<>(workload, 1, workload.alphabet());
        for (int step = 1; step <= STEPS; step++) {
            Command<M> command = walk.next().orElseThrow();
            commands.add(command);
            walk.play(command);
        }
        return commands;
    }
}
