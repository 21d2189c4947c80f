package dev.lockstep.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.known.ListEntry.Age;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownDifferencesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e20000000", "1e99999999999", "-1e-999999999"})
    void a_number_that_is_huge_in_full_is_refused_at_its_line(String number) {
        ShelfList list = new ShelfList(folder).list(ShelfList.ENTRY.replace("equals: cup", "atLeast: " + number));

        assertThatThrownBy(list::read)
                .isInstanceOf(KnownListException.class)
                .hasMessage(list.file() + ":8: atLeast: " + number + " has too many digits; write a number with fewer");
    }

    @Test
    void a_number_of_too_many_digits_is_refused_and_cut() {
        ShelfList list = new ShelfList(folder).list(ShelfList.ENTRY.replace("hits: 2", "hits: " + "9".repeat(100_000)));

        assertThatThrownBy(list::read)
                .hasMessageContaining("999… has too many digits")
                .message()
                .hasSizeLessThan(300);
    }

    @Test
    void a_list_that_is_nested_without_end_is_refused_in_one_line() {
        ShelfList list = new ShelfList(folder).list("- id: " + "[".repeat(100_000));

        assertThatThrownBy(list::read)
                .isInstanceOf(KnownListException.class)
                .hasMessage(list.file() + ": too many lists and mappings are inside each other; an entry needs at most"
                        + " four levels");
    }

    @Test
    void an_entry_is_read_with_all_its_fields() throws KnownListException {
        KnownDifference entry = new ShelfList(folder).entry();
        assertThat(entry.id()).isEqualTo("LS-0001");
        assertThat(entry.kind()).isEqualTo(Justification.KNOWN_BUG);
        assertThat(entry.workload()).isEqualTo("shelf");
        assertThat(entry.transports()).containsExactly("embedded", "cli");
        assertThat(entry.expectedOfDeviating().text()).isEqualTo("Refused DUPLICATE 410");
        assertThat(entry.place().firstLine()).isEqualTo(1);
        assertThat(entry.place().lastLine()).isEqualTo(20);
    }

    @Test
    void a_list_of_comments_alone_has_no_entries() throws KnownListException {
        assertThat(new ShelfList(folder).list("# nothing yet\n").read().entries())
                .isEmpty();
    }

    /** The text in the entry, its replacement, the line of the error, and its message. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("  kind: known-bug", "  kind: known-bug\n  colour: red", 3, "unknown key 'colour'"),
                arguments("  kind: known-bug", "  kind: known-bug\n  kind: known-bug", 3, "'kind' occurs twice"),
                arguments("  kind: known-bug\n", "", 1, "the key 'kind' is missing"),
                arguments("known-bug", "nuisance", 2, "'nuisance' is not one of"),
                arguments("id: LS-0001", "id: first", 1, "'first' is not an id"),
                arguments("system: shelf", "system: h2", 3, "'h2' is not one of [shelf]"),
                arguments("deviating: cli}", "deviating: telnet}", 4, "'telnet' is not one of"),
                arguments("deviating: cli}", "deviating: embedded}", 4, "noise"),
                arguments("\"[1,2)\"", "\"[1,2\"", 5, "not a version range"),
                arguments("\"[1,2)\"", "\"[1,)\"", 5, "open at one end"),
                arguments("\"[1,2)\"", "\"(1,2)\"", 5, "excludes its lower end"),
                arguments("\"[1,2)\"", "1.5", 5, "a text is expected here"),
                arguments("command: putAgain", "command: puts", 6, "'puts' is not one of"),
                arguments("command: putAgain", "command: put", 13, "its last command must be put"),
                arguments("/name", "/title", 8, "has no component 'title'"),
                arguments("/name", "name", 8, "is not an argument"),
                arguments("equals: cup", "equals: saucer", 7, "does not hold for the last command"),
                arguments("equals: cup", "matches: c.*", 8, "unknown key 'matches'"),
                arguments("equals: cup", "equals: cup, size: 3", 8, "exactly one of"),
                arguments("argument: /name, equals: cup", "fact: cups, equals: 1", 8, "'cups' is not one of [things]"),
                arguments(
                        "argument: /name, equals: cup",
                        "fact: things, type: number",
                        8,
                        "things is a whole number; test it"),
                arguments(
                        "argument: /name, equals: cup",
                        "fact: things, size: 1",
                        8,
                        "things is a whole number; test it"),
                arguments("argument: /name, equals: cup", "fact: things, atLeast: 0.5", 8, "whole number of at most"),
                arguments(
                        "argument: /name, equals: cup",
                        "fact: things, atLeast: -9223372036854775808",
                        8,
                        "whole number of at most 9223372036854775806, not -9223372036854775808"),
                arguments("equals: cup", "sizeAtMost: 2147483647", 8, "2147483647 is too large"),
                arguments("open: [things]", "open: [sizes]", 20, "'sizes' is repeated, or not one of [/name, things]"),
                arguments("path: /code", "path: /codes", 9, "is not a path of a difference"),
                arguments("path: /code", "path: /probe/all/outcome", 9, "a probe that is not answered"),
                arguments("class: VALUE", "class: ORDER", 9, "'ORDER' is not one of [VALUE, MISSING]"),
                arguments("path: /code", "path: [/code]", 9, "a single value is expected here"),
                arguments("code: \"410\"", "code: 410", 12, "a text is expected here"),
                arguments(
                        "class: DUPLICATE, code: \"409\"",
                        "class: NOT_FOUND, code: \"409\"",
                        11,
                        "belongs to the class"),
                arguments("class: DUPLICATE, code: \"410\"", "class: TYPO, code: \"410\"", 12, "'TYPO' is not one of"),
                arguments(
                        "{outcome: Refused, class: DUPLICATE, code: \"410\"}",
                        "{outcome: Broken, cause: DIED}",
                        12,
                        "only if both sides break"),
                arguments(
                        "{outcome: Refused, class: DUPLICATE, code: \"410\"}",
                        "{outcome: Done, code: x}",
                        12,
                        "has no code"),
                arguments("witnesses/LS-0001.jsonl", "witnesses/none.jsonl", 13, "there is no file"),
                arguments("witnesses/LS-0001.jsonl", "../else.jsonl", 13, "is not in the folder of this list"),
                arguments("hits: 2", "hits: 0", 14, "too small"),
                arguments("hits: 2", "hits: many", 14, "a number is expected here"),
                arguments("owner: transports", "owner: \"\"", 15, "owner: is empty"),
                arguments("link: https://example.org/1", "link: \" \"", 16, "link: is empty"),
                arguments("link: https://example.org/1", "link: later", 16, "neither a web address nor a page"),
                arguments("reason: The command line has its own code.", "reason: \"\"", 17, "reason: is empty"),
                arguments("review: 2027-02-01", "review: 2027-02-22", 19, "at most 90 days"),
                arguments("review: 2027-02-01", "review: 2026-11-23", 19, "at least 1"),
                arguments("review: 2027-02-01", "review: next year", 19, "is not a date"),
                arguments("kind: known-bug", "kind: unsupported", 2, "the path is /outcome"),
                arguments("- id: LS-0001", "- {id: LS-0001", 2, "not YAML"),
                arguments("  limits: {hits: 2, perSteps: 200}", "  limits:\n\t- 2", 15, "not YAML"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_refused_with_its_line(String right, String wrong, int line, String message) {
        assertThat(ShelfList.ENTRY).contains(right);
        ShelfList list = new ShelfList(folder).list(ShelfList.ENTRY.replace(right, wrong));
        assertThatThrownBy(list::read)
                .isInstanceOf(KnownListException.class)
                .hasMessageStartingWith(list.file() + ":" + line + ": ")
                .hasMessageContaining(message);
    }

    /**
     * The errors that only the reader can find, because they depend on other files, on the system, or on other keys.
     */
    private static final Set<String> BEYOND_THE_SCHEMA = Set.of(
            "'kind' occurs twice",
            "'h2' is not one of [shelf]",
            "'telnet' is not one of",
            "noise",
            "not a version range",
            "open at one end",
            "'puts' is not one of",
            "its last command must be put",
            "has no component 'title'",
            "does not hold for the last command",
            "'cups' is not one of [things]",
            "'sizes' is repeated, or not one of [/name, things]",
            "'ORDER' is not one of [VALUE, MISSING]",
            "belongs to the class",
            "'TYPO' is not one of",
            "only if both sides break",
            "there is no file",
            "is not in the folder of this list",
            "at most 90 days",
            "at least 1",
            "the path is /outcome");

    private static final Schema SCHEMA = schema();

    static Stream<Arguments> mistakesInYaml() {
        return mistakes().filter(mistake -> !mistake.get()[3].equals("not YAML"));
    }

    @ParameterizedTest
    @MethodSource("mistakesInYaml")
    void the_schema_for_editors_refuses_what_the_reader_refuses(String right, String wrong, int line, String message)
            throws IOException {
        assertThat(violations(ShelfList.ENTRY.replace(right, wrong)).isEmpty())
                .isEqualTo(BEYOND_THE_SCHEMA.contains(message));
    }

    @Test
    void the_schema_for_editors_takes_what_the_reader_takes() {
        assertThat(violations(ShelfList.ENTRY + "- {id: LS-0007, retired: 2026-12-01}\n"))
                .isEmpty();
    }

    private static List<?> violations(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML);
    }

    private static Schema schema() {
        try (InputStream schema = KnownDifferences.class.getResourceAsStream("known.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_file_that_is_not_a_list_is_refused() {
        ShelfList list = new ShelfList(folder).list("id: LS-0001\n");
        assertThatThrownBy(list::read).hasMessageContaining("shelf.yaml:1: a list is expected here");
    }

    @Test
    void an_id_occurs_once() {
        ShelfList list = new ShelfList(folder).list(ShelfList.ENTRY + ShelfList.ENTRY);
        assertThatThrownBy(list::read).hasMessageContaining("shelf.yaml:21: id: LS-0001 is already used in line 1");
    }

    @Test
    void the_id_of_a_removed_entry_is_not_used_again() {
        ShelfList list = new ShelfList(folder).list("- {id: LS-0001, retired: 2026-12-01}\n" + ShelfList.ENTRY);
        assertThatThrownBy(list::read).hasMessageContaining("shelf.yaml:2: id: LS-0001 is already used in line 1");
    }

    @Test
    void the_next_id_is_one_that_was_never_used() throws KnownListException {
        ShelfList list = new ShelfList(folder).list(ShelfList.ENTRY + "- {id: LS-0007, retired: 2026-12-01}\n");
        assertThat(list.read().nextId(List.of())).isEqualTo("LS-0008");
    }

    @Test
    void a_list_that_is_not_text_is_refused_with_its_name() throws IOException {
        ShelfList list = new ShelfList(folder);
        Files.write(list.file(), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThatThrownBy(list::read).hasMessageContaining("shelf.yaml: not UTF-8");
    }

    @Test
    void a_witness_that_cannot_be_played_is_refused_with_its_own_line() {
        ShelfList list = new ShelfList(folder)
                .witness(ShelfList.WITNESS.replace("\"put\",\"name\":\"cup\"", "\"put\",\"name\":\"jug\""));
        assertThatThrownBy(list::read)
                .hasMessageContaining("shelf.yaml:13: witness: ")
                .hasMessageContaining("LS-0001.jsonl:3: putAgain is not possible");
    }

    @Test
    void a_witness_of_another_system_is_refused() {
        ShelfList list =
                new ShelfList(folder).witness(ShelfList.WITNESS.replace("\"system\":\"shelf\"", "\"system\":\"h2\""));
        assertThatThrownBy(list::read).hasMessageContaining("belongs to the system h2");
    }

    @ParameterizedTest
    @CsvSource({"2027-01-17,CURRENT", "2027-01-18,DUE", "2027-01-31,DUE", "2027-02-01,EXPIRED", "2027-03-01,EXPIRED"})
    void an_entry_is_due_for_fourteen_days_and_then_expires(LocalDate day, Age age) throws KnownListException {
        assertThat(new ShelfList(folder).entry().on(day)).isEqualTo(age);
    }
}
