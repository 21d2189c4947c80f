package dev.lockstep.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lockstep.backend.Channel;
import dev.lockstep.stream.Pond.PondCommand;
import dev.lockstep.stream.Pond.Put;
import dev.lockstep.stream.Pond.Stir;
import dev.lockstep.stream.Pond.Take;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Sample;
import dev.lockstep.workload.UnsoundWorkloadException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandCodecTest {

    private final CommandCodec<List<Integer>> codec = new CommandCodec<>(new Alphabet<>(Pond.ALPHABET));

    @Test
    void a_line_has_the_kind_first_and_then_the_components_in_their_order() {
        assertThat(codec.write(new Take(7, List.of("b", "a"))))
                .isEqualTo("{\"command\":\"take\",\"number\":7,\"why\":[\"b\",\"a\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "\u0000",
                "\r\n",
                "\\\"",
                "\u00e9",
                "\ud83d\ude00",
                "\ud800",
                "\udc00\ud800",
                "\u2028"
            })
    void any_text_is_written_as_one_line_of_ascii_and_reads_back(String text) throws CommandFormatException {
        for (PondCommand command : List.of(new Stir(Optional.of(text)), new Take(1, List.of(text, "x", text)))) {
            String line = codec.write(command);

            assertThat(line.chars()).allMatch(character -> character >= ' ' && character <= '~');
            assertThat(codec.read(line)).isEqualTo(command);
        }
    }

    @Test
    void nothing_is_written_as_null_and_stays_apart_from_an_empty_text() throws CommandFormatException {
        assertThat(codec.write(new Stir(Optional.empty()))).isEqualTo("{\"command\":\"stir\",\"with\":null}");
        assertThat(codec.read("{\"command\":\"stir\",\"with\":null}")).isEqualTo(new Stir(Optional.empty()));
        assertThat(codec.read("{\"command\":\"stir\",\"with\":\"\"}")).isEqualTo(new Stir(Optional.of("")));
    }

    @Test
    void a_step_that_was_read_in_part_says_which_part() throws CommandFormatException {
        assertThat(codec.readStep(
                                "{\"command\":\"put\",\"number\":1,\"observe\":{\"channels\":[\"query\"],\"sample\":{\"rows\":128,\"at\":5}}}")
                        .observation()
                        .sample())
                .hasValue(new Sample(128, 5));
    }

    @Test
    void a_step_after_which_the_store_was_only_looked_into_says_so() throws CommandFormatException {
        Observation inside = new Observation(Set.of(Channel.INSIDE));
        String line = codec.recorded(new Put(1)).line(inside);

        assertThat(line).isEqualTo("{\"command\":\"put\",\"number\":1,\"observe\":[\"inside\"]}");
        assertThat(codec.readStep(line).observation()).isEqualTo(inside);
        assertThatThrownBy(() -> codec.readStep("{\"command\":\"put\",\"number\":1,\"observe\":[\"afterlife\"]}"))
                .hasMessageContaining("it is a list of channels among [query, older, younger, physical, inside]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channels\":[\"query\"],\"sample\":null}",
                "{\"channels\":[\"query\"],\"sample\":{\"rows\":0,\"at\":5}}",
                "{\"channels\":[\"query\"]}",
                "{\"channels\":[\"query\"],\"sample\":{\"rows\":128,\"at\":5},\"more\":1}",
            })
    void a_part_that_is_none_is_refused_with_an_example(String observe) {
        assertThatThrownBy(() -> codec.readStep("{\"command\":\"put\",\"number\":1,\"observe\":" + observe + "}"))
                .isInstanceOf(CommandFormatException.class)
                .hasMessageContaining("a part looks like {\"channels\":[\"query\"],\"sample\":");
    }

    @Test
    void blanks_and_another_order_of_properties_are_read() throws CommandFormatException {
        assertThat(codec.read(" { \"number\" : 3 , \"command\" : \"put\" } \r")).isEqualTo(new Put(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "{\"command\":\"putt\",\"number\":1}    # unknown command \"putt\"; it is one of [put, take, stir]",
                "{\"number\":1}                         # the property \"command\" is missing",
                "{\"command\":1,\"number\":1}           # the property \"command\" is missing or not a text",
                "{\"command\":\"put\"}                  # put lacks the property [number]; it has [number]",
                "{\"command\":\"put\",\"number\":1,\"n\":2} # put has no property [n]; it has [number]",
                "{\"command\":\"put\",\"number\":1,\"number\":1} # a property occurs twice",
                "{\"command\":\"put\",\"command\":\"put\",\"number\":1} # a property occurs twice",
                "{\"command\":\"put\",\"number\":null}  # at /number",
                "{\"command\":\"put\",\"number\":\"1\"} # at /number",
                "{\"command\":\"put\",\"number\":1.0}   # at /number",
                "{\"command\":\"put\",\"number\":2147483648} # at /number: this number does not fit; it must be a whole number from",
                "{\"command\":\"put\",\"number\":1e999999999} # 1e999999999 has more than 1000 digits when it is written in full",
                "{\"command\":\"put\",\"number\":1e20000000} # 1e20000000 has more than 1000 digits",
                "{\"command\":\"put\",\"number\":-1.5E-99999999999} # -1.5E-99999999999 has more than 1000 digits",
                "{\"command\":\"put\",\"number\":true}  # at /number",
                "{\"command\":\"take\",\"number\":1,\"why\":null}  # why",
                "{\"command\":\"take\",\"number\":1,\"why\":\"x\"} # at /why",
                "{\"command\":\"take\",\"number\":1,\"why\":[1]}   # at /why/0",
                "{\"command\":\"stir\",\"with\":1}      # at /with",
                "{\"command\":\"put\",\"number\":1} x   # not JSON",
                "{\"command\":\"put\",\"number\":1} {}  # not JSON",
                "{\"command\":\"put\",\"num             # not JSON",
                "{'command':'put','number':1}           # not JSON",
                "[]                                     # not a command",
                "null                                   # not a command",
                "7                                      # not a command",
            })
    void a_line_that_is_not_exactly_a_command_is_refused_with_the_reason(String line, String message) {
        assertThatThrownBy(() -> codec.read(line))
                .isInstanceOf(CommandFormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void an_empty_line_is_refused() {
        assertThatThrownBy(() -> codec.read("")).isInstanceOf(CommandFormatException.class);
    }

    @Test
    void a_list_that_holds_a_null_is_refused() {
        assertThatThrownBy(() -> codec.read("{\"command\":\"take\",\"number\":1,\"why\":[null]}"))
                .isInstanceOf(CommandFormatException.class)
                .hasMessageContaining("why");
    }

    @Test
    void an_alphabet_with_one_record_under_two_names_is_refused() {
        CommandKind<List<Integer>> again =
                CommandKind.of("putAgain", Put.class).draw(Pond::put).render(Pond::said);

        assertThatThrownBy(() -> new Alphabet<>(List.of(Pond.PUT, again)))
                .isInstanceOf(UnsoundWorkloadException.class)
                .hasMessageContaining("putAgain");
    }

    private interface Shape {}

    private record Circle(int radius) implements Shape {}

    private record AnyHolder(Object any) implements PondCommand {
        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.done();
        }
    }

    private record ArrayHolder(int[] array) implements PondCommand {
        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.done();
        }
    }

    private record DoubleHolder(double number) implements PondCommand {
        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.done();
        }
    }

    private record MapHolder(Map<Point, String> map) implements PondCommand {
        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.done();
        }
    }

    private record Point(int x) {}

    private record ShapeHolder(Shape shape) implements PondCommand {
        @Override
        public Expectation expect(List<Integer> model) {
            return Expectation.done();
        }
    }

    static Stream<Arguments> notReadBack() {
        return Stream.of(
                arguments(new AnyHolder(7L), "any (java.lang.Object)"),
                arguments(new ArrayHolder(new int[] {1}), "array (int[])"),
                arguments(new MapHolder(Map.of(new Point(1), "one")), "map (java.util.Map<"),
                arguments(new ShapeHolder(new Circle(1)), "shape (" + Shape.class.getName() + ")"));
    }

    @ParameterizedTest
    @MethodSource("notReadBack")
    void a_command_that_does_not_read_back_is_refused_when_it_is_written(PondCommand command, String component) {
        CommandKind<List<Integer>> kind = kind(command.getClass());
        CommandCodec<List<Integer>> odd = new CommandCodec<>(new Alphabet<>(List.of(kind)));

        assertThatThrownBy(() -> odd.write(command))
                .isInstanceOf(UnsoundWorkloadException.class)
                .hasMessageStartingWith("the command odd cannot be replayed: "
                        + command.getClass().getName() + " does not read back from its record, for its component "
                        + component)
                .hasMessageEndingWith(
                        "; use numbers, texts, booleans, enums, and lists, optionals and records of these");
    }

    @Test
    void not_a_number_reads_back() {
        CommandCodec<List<Integer>> odd = new CommandCodec<>(new Alphabet<>(List.of(kind(DoubleHolder.class))));
        assertThat(odd.write(new DoubleHolder(Double.NaN))).contains("NaN");
    }

    private static <C extends PondCommand> CommandKind<List<Integer>> kind(Class<C> type) {
        return CommandKind.of("odd", type)
                .draw((model, random) -> Optional.<C>empty())
                .render(Pond::said);
    }
}
