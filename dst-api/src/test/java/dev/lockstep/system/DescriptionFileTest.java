package dev.lockstep.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionFileTest {

    private static final String WHOLE = """
            {
              "name": "mine",
              "title": "My Own",
              "coordinates": ["org.mine:mine-core", "org.mine:mine-tools"],
              "defaultVersion": "1.0",
              "dialect": "sql",
              "promises": ["keys", "checks"],
              "refusals": {"7": "DUPLICATE", "8": "LOST"}
            }
            """;

    @Test
    void a_whole_description_becomes_a_system() {
        SystemUnderTest system = parse(WHOLE);

        assertThat(system.name()).isEqualTo("mine");
        assertThat(system.title()).isEqualTo("My Own");
        assertThat(system.coordinates()).containsExactly("org.mine:mine-core", "org.mine:mine-tools");
        assertThat(system.defaultVersion()).isEqualTo("1.0");
        assertThat(system.dialect()).isEqualTo("sql");
        assertThat(system.promises()).containsExactly("checks", "keys");
        assertThat(system.refusalOf("7")).isEqualTo("DUPLICATE");
        assertThat(system.refusalOf("8")).isEqualTo(SystemUnderTest.LOST);
        assertThat(system.refusalOf("9")).isEqualTo(Outcome.Refused.UNCLASSIFIED);
    }

    @Test
    void a_description_names_the_storage_contexts_and_what_shows_each() {
        SystemUnderTest system = contexts("""
                "parts": {
                  "means": "in parts",
                  "prefix": "parts:4:",
                  "settings": {"DELAY": ""},
                  "files": {"mode.cfg": "parts"},
                  "without": {"REPAIR": "it has several files"},
                  "believed": ["REOPEN"],
                  "signs": [{"files": "*.1", "atLeast": 1, "below": 9, "begins": "P"}, {"files": "x", "none": true},
                            {"told": "MODE()", "begins": "parts"}],
                  "since": "2.0"
                }""");

        StorageContext parts = system.in("parts").storage();
        assertThat(parts.prefix()).isEqualTo("parts:4:");
        assertThat(parts.without()).containsEntry("REPAIR", "it has several files");
        assertThat(parts.believed()).containsExactly("REOPEN");
        assertThat(parts.signs())
                .extracting(StorageSign::words)
                .containsExactly(
                        "a file *.1 that begins with P of at least 1 bytes of less than 9 bytes",
                        "no file x",
                        "MODE() gives parts");
        assertThat(system.storage()).isEqualTo(StorageContext.USUAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a\": {\"means\": \"m\", \"prefix\": \"p:\", \"signs\": []} | no signs",
                "\"a\": {\"means\": \"m\", \"signs\": [{\"files\": \"x\"}]} | changes nothing",
                "\"a\": {\"means\": \"m\", \"prefix\": \"p;\", \"signs\": [{\"files\": \"x\"}]} | a prefix has letters",
                "\"a\": {\"means\": \"m\", \"prefix\": \"p:\", \"signs\": [{\"told\": \"x\"}]} | a sign has files with",
                "\"a\": {\"means\": \"m\", \"files\": {\"../x\": \"\"}, \"signs\": [{\"files\": \"x\"}]} | not the name of a file",
            })
    void a_context_that_nothing_shows_or_that_changes_nothing_is_refused(String context, String why) {
        assertThatThrownBy(() -> contexts(context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static SystemUnderTest contexts(String written) {
        return parse(WHOLE.replace("\"LOST\"}", "\"LOST\"}, \"contexts\": {" + written + "}"));
    }

    @Test
    void a_description_says_how_walks_steer_round_known_bugs() {
        SystemUnderTest system = parse(WHOLE.replace("\"LOST\"}", """
                "LOST"},
                "avoidances": {
                  "early": {"settings": {"DELAY": "0"}},
                  "zeros": {"rendered": "no zero at the end"},
                  "blanks": {"notDrawn": "number with blanks"}
                }"""));

        assertThat(system.avoidances().declared().values())
                .extracting(
                        avoidance -> avoidance.name() + " " + avoidance.means().text())
                .containsExactly(
                        "blanks draws no number with blanks", "early sets DELAY=0", "zeros writes no zero at the end");
        assertThat(parse(WHOLE).avoidances()).isEqualTo(Avoidances.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": {}}",
                "{\"a\": {\"settings\": {}}}",
                "{\"a\": {\"rendered\": \" \"}}",
                "{\"a\": {\"rendered\": \"x\", \"notDrawn\": \"y\"}}",
                "{\"A b\": {\"rendered\": \"x\"}}",
                "{\"a\": {\"drawn\": \"x\"}}",
                "{\"a\": null}"
            })
    void an_avoidance_has_a_name_and_exactly_one_means(String avoidances) {
        assertThatThrownBy(() -> parse(WHOLE.replace("\"LOST\"}", "\"LOST\"}, \"avoidances\": " + avoidances)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("here/mine.json");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "title": "My Own",         | "title": "My Own", "titel": "x", | an unknown key
            "title": "My Own",         |                                  | a missing key
            "title": "My Own",         | "title": "a", "title": "b",      | a repeated key
            "7": "DUPLICATE"           | "7": "A", "7": "B"               | a repeated code
            "My Own"                   | null                             | a null
            "My Own"                   | " "                              | a blank title
            "My Own"                   | 7                                | a number for a text
            "mine",                    | "My Name",                       | a name with a blank
            ["keys", "checks"]         | "keys"                           | a text for a list
            ["keys", "checks"]         | ["keys", "keys"]                 | a promise twice
            ["keys", "checks"]         | ["keys", null]                   | a promise that is null
            "org.mine:mine-tools"      | "org.mine"                       | coordinates without an artifact
            "org.mine:mine-tools"      | "org.mine:mine-core"             | coordinates twice
            "org.mine:mine-tools"      | "org.mine:mine-tools after 2"    | coordinates with an unknown condition
            "DUPLICATE"                | "duplicate"                      | a class in lower case
            "DUPLICATE"                | null                             | a class that is null
            "DUPLICATE"                | "UNCLASSIFIED"                   | the class of what is not listed
            "LOST"}                    | "LOST"}}                         | something after the end
            "LOST"}                    | "LOST"                           | an end too early
            """)
    void a_description_with_a_fault_is_refused_by_name(String sound, String faulty, String fault) {
        String damaged = WHOLE.replace(sound, faulty == null ? "" : faulty);
        assertThat(damaged).isNotEqualTo(WHOLE);

        assertThatThrownBy(() -> parse(damaged))
                .as(fault)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("here/mine.json");
    }

    @Test
    void something_after_the_end_is_refused() {
        assertThatThrownBy(() -> parse(WHOLE + "{}")).hasMessageStartingWith("here/mine.json:");
    }

    @Test
    void a_file_that_says_null_is_refused() {
        assertThatThrownBy(() -> parse("null")).hasMessageStartingWith("here/mine.json: ");
    }

    @Test
    void a_resource_that_is_not_there_is_named() {
        assertThatThrownBy(() -> DescriptionFile.read(DescriptionFileTest.class, "nowhere.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dev/lockstep/system/nowhere.json");
    }

    @Test
    void h2_is_found_as_a_service() {
        assertThat(ServiceLoader.load(SystemProvider.class))
                .filteredOn(provider -> provider.system().name().equals("h2"))
                .singleElement()
                .satisfies(provider ->
                        assertThat(provider.system().refusalOf("23505")).isEqualTo("DUPLICATE"));
    }

    private static SystemUnderTest parse(String json) {
        return DescriptionFile.parse("here/mine.json", json.getBytes(StandardCharsets.UTF_8));
    }
}
