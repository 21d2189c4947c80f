package dev.lockstep.workloads.asked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.project.ProjectException;
import dev.lockstep.project.YamlValue;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.GeneratedCommands;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.domain.Values;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A workload that somebody wrote in YAML. */
class AskedWorkloadTest {

    private static final String QUEUE = """
            name: queue
            pools:
              ids: {type: text, length: 1..6, alphabet: letters}
            kinds:
              - name: push
                weight: 4
                arguments: {id: {new: ids}, body: {type: text, length: 0..20, alphabet: unicode}}
                ask: {verb: push, id: "{id}", body: "{body}", note: "for {id}"}
                expect: {done: 1}
                adds: [id]
              - name: pushAgain
                arguments: {id: {existing: ids}}
                ask: {verb: push, id: "{id}", body: x}
                expect: {refused: EXISTS}
              - name: drop
                arguments: {id: {existing: ids}}
                ask: {verb: drop, id: "{id}"}
                expect: done
                removes: [id]
              - name: peek
                arguments: {id: {existing: ids}}
                ask: {verb: peek, id: "{id}"}
                reads: {id: text, urgent: boolean}
                expect: {rows: [["{id}", false]]}
              - name: statistics
                ask: {verb: statistics}
                reads: {line: text}
                expect: agree
              - name: reopen
                work: reopen
                expect: done
            probes:
              - name: all
                ask: {verb: all}
                reads: {id: text, body: text}
                ordered: true
            """;

    private static AskedWorkload read(String text) {
        return AskedForm.read(YamlValue.parse(Path.of("queue.yaml"), text));
    }

    private static Values id(String id) {
        return Values.NONE.with("id", Cell.text(id));
    }

    @Test
    void every_kind_is_drawn_and_read_back() {
        AskedWorkload workload = read(QUEUE);
        Alphabet<Pools> alphabet = new Alphabet<>(workload.alphabet());
        CommandCodec<Pools> codec = new CommandCodec<>(alphabet);
        GeneratedCommands<Pools> source = new GeneratedCommands<>(new SeedTree(1), workload.alphabet());
        Pools model = workload.newModel();
        Set<String> drawn = new TreeSet<>();

        for (int step = 1; step <= 60; step++) {
            Command<Pools> command = source.next(model, step).orElseThrow();
            codec.write(command);
            drawn.add(alphabet.kindOf(command).name());
            if (!(command.expect(model) instanceof Expectation.Refuses)) {
                command.apply(model);
            }
        }

        assertThat(drawn).isEqualTo(new TreeSet<>(alphabet.names()));
    }

    @ParameterizedTest
    @CsvSource({
        "'{verb: drop, id', '{verb: drop, data: x, id', 'queue.yaml:17: kinds[2].ask.data: a template finds something'",
        "'refused: EXISTS', 'refused: UNCLASSIFIED', 'queue.yaml:14: kinds[1].expect.refused: UNCLASSIFIED cannot be'",
    })
    void what_nobody_could_tell_apart_is_refused_with_its_line(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(QUEUE.replace(right, wrong)))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(message);
    }

    @Test
    void what_changes_something_has_an_example_of_each_kind() {
        AskedWorkload workload = read(QUEUE);

        assertThat(workload.changes().keySet()).containsExactly("drop", "push");
        assertThat(workload.changes().values()).noneMatch(List::isEmpty);
    }

    @Test
    void a_template_becomes_a_request() {
        AskedWorkload workload = read(QUEUE);
        Asked push = new Asked("push", id("a1").with("body", Cell.text("say \"hi\"")));

        assertThat(new Alphabet<>(workload.alphabet()).render(push))
                .isEqualTo(Operation.mutate(
                        "{\"verb\":\"push\",\"id\":\"a1\",\"body\":\"say \\\"hi\\\"\",\"note\":\"for a1\"}"));
    }

    @Test
    void an_existing_value_is_one_that_was_added_and_not_removed() {
        Pools pools = read(QUEUE).newModel();
        Asked push = new Asked("push", id("a1").with("body", Cell.text("")));
        Asked drop = new Asked("drop", id("a1"));

        assertThat(drop.possible(pools)).isFalse();
        push.apply(pools);
        assertThat(drop.possible(pools)).isTrue();
        assertThat(push.possible(pools)).isFalse();
        drop.apply(pools);
        assertThat(push.possible(pools)).isTrue();
    }

    @Test
    void rows_are_predicted_from_the_arguments() {
        Pools pools = read(QUEUE).newModel();

        assertThat(new Asked("peek", id("a1")).expect(pools))
                .isEqualTo(Expectation.returns(List.of(Row.of(Cell.text("a1"), Cell.bool(false))), false));
    }

    @Test
    void a_line_whose_command_and_kind_differ_is_refused() {
        CommandCodec<Pools> codec = CommandCodec.of(read(QUEUE));

        assertThatThrownBy(() -> codec.read("{\"command\":\"drop\",\"kind\":\"push\",\"arguments\":{\"id\":\"a\"}}"))
                .isInstanceOf(CommandFormatException.class)
                .hasMessageContaining("write drop in both places");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: push|name: Push|queue.yaml:5: kinds[0].name: a name is a small letter",
                "weight: 4|wieght: 4|did you mean weight?",
                "{new: ids}|{new: id}|'id' is not one of ids",
                "id: \"{id}\", body: x|id: \"{it}\"|there is no argument {it}",
                "expect: {done: 1}|expect: {done: 1, refused: X}|exactly one of done, refused and rows",
                "expect: agree|expect: agrees|'agrees' is not one of agree, done",
                "adds: [id]|adds: [body]|body is of no pool",
                "false]]|]]|1 cells for 2 columns",
                "name: drop|name: push|is the name of two kinds",
                "work: reopen|work: repair|'repair' is not one of reopen, restart",
            })
    void an_error_names_its_line_and_the_fix(String right, String wrong, String message) {
        String text = QUEUE.replace(right, wrong).replace("\"{id}\", ]]", "\"{id}\"]]");

        assertThat(text).isNotEqualTo(QUEUE);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(message);
    }
}
