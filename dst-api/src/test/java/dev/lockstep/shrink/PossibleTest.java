package dev.lockstep.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Operation;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The model decides which commands of a list are possible, and a command of which nobody thought is not. */
class PossibleTest {

    private static final Possible<TreeSet<String>> POSSIBLE = new Possible<>(new Names());

    record Add(String name) implements Command<TreeSet<String>> {
        @Override
        public boolean possible(TreeSet<String> model) {
            if (name.isEmpty()) {
                throw new AssertionError("a name is never empty");
            }
            return !model.contains(name);
        }

        @Override
        public Expectation expect(TreeSet<String> model) {
            return Expectation.affects(1);
        }

        @Override
        public void apply(TreeSet<String> model) {
            model.add(name);
        }
    }

    record Drop(String name) implements Command<TreeSet<String>> {
        @Override
        public boolean possible(TreeSet<String> model) {
            return model.contains(name);
        }

        @Override
        public Expectation expect(TreeSet<String> model) {
            return Expectation.affects(1);
        }

        @Override
        public void apply(TreeSet<String> model) {
            model.remove(name);
        }
    }

    private static final class Names implements Workload<TreeSet<String>> {
        @Override
        public String name() {
            return "names";
        }

        @Override
        public List<CommandKind<TreeSet<String>>> alphabet() {
            return List.of(
                    CommandKind.of("add", Add.class)
                            .draw(new Add("a"))
                            .render(add -> Operation.mutate("add " + add.name().charAt(0))),
                    CommandKind.of("drop", Drop.class).draw(new Drop("a")).render(drop -> Operation.mutate("drop")));
        }

        @Override
        public TreeSet<String> newModel() {
            return new TreeSet<>();
        }

        @Override
        public List<Probe> probes(TreeSet<String> model) {
            return List.of();
        }
    }

    private static List<String> possible(String... texts) {
        return Script.texts(POSSIBLE.of(Script.lines(texts)));
    }

    @Test
    void a_command_that_lacks_what_it_needs_is_left_out_and_so_is_what_needs_it() {
        assertThat(possible(
                        "drop {\"name\":\"a\"}",
                        "add {\"name\":\"a\"}",
                        "add {\"name\":\"a\"}",
                        "drop {\"name\":\"a\"}"))
                .containsExactly("add {\"name\":\"a\"}", "drop {\"name\":\"a\"}");
    }

    @Test
    void whatever_a_command_throws_makes_it_impossible() {
        assertThat(possible("add {\"name\":\"\"}", "add {\"name\":\"a\"}")).containsExactly("add {\"name\":\"a\"}");
    }

    @Test
    void a_line_that_is_no_command_is_left_out() {
        assertThat(possible("add {\"name\":1}", "fly {}", "add {}")).isEmpty();
    }

    @Test
    void the_lines_that_are_left_are_the_same_objects() {
        List<Line> lines = Script.lines("add {\"name\":\"a\"}", "drop {\"name\":\"b\"}");

        assertThat(POSSIBLE.of(lines)).singleElement().isSameAs(lines.get(0));
    }

    @Test
    void a_step_becomes_a_line_and_a_step_again() {
        List<RecordedStep<TreeSet<String>>> steps = List.of(new RecordedStep<>(new Add("a"), Observation.NONE));

        assertThat(POSSIBLE.steps(POSSIBLE.lines(steps))).isEqualTo(steps);
    }
}
