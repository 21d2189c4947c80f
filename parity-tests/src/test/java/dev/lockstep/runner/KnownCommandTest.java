package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An entry's whole life, on the example plugin's lossy arm: found, allow-listed, in force, fixed, expired. */
class KnownCommandTest {

    @TempDir
    private static Path shared;

    private static Path jar;
    private static Path walked;
    private static Path written;

    @TempDir
    private Path folder;

    @BeforeAll
    static void walkOnce() throws IOException {
        jar = PluginJar.NOTES.build(shared);
        walked = shared.resolve("walked");
        Terminal walk =
                run("run", "--no-shrink", "--arms", "embedded,lossy", "--steps", "40", "--out", walked.toString());
        assertThat(walk.exit()).as(walk.err() + walk.out()).isEqualTo(1);
        written = Files.createDirectory(shared.resolve("written"));
        Path list = Files.writeString(written.resolve("notes.yaml"), "# the notes' known differences\n");
        Terminal add =
                Terminal.run("known", "add", walked.toString(), "--plugin", jar.toString(), "--known", list.toString());
        assertThat(add.exit()).as(add.err()).isZero();
        assertThat(add.out()).startsWith("LS-0001 is in " + list);
    }

    private static Terminal run(String... arguments) {
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(new String[] {"--plugin", jar.toString(), "--system", "notes"}, 0, all, arguments.length, 4);
        return Terminal.run(all);
    }

    /** A list with one entry, which {@code known add} wrote and a person filled in. */
    private Path signed() throws IOException {
        Path list = added();
        String text = Files.readString(list);
        for (String left : List.of("owner", "link", "reason")) {
            text = text.replace(left + ": \"\"", left + ": docs/findings/lossy.md");
        }
        return Files.writeString(list, text);
    }

    private Path added() throws IOException {
        Files.createDirectory(folder.resolve("witnesses"));
        Files.copy(written.resolve("witnesses/LS-0001.jsonl"), folder.resolve("witnesses/LS-0001.jsonl"));
        return Files.copy(written.resolve("notes.yaml"), folder.resolve("notes.yaml"));
    }

    private Path changed(String right, String wrong) throws IOException {
        Path list = signed();
        assertThat(list).content().contains(right);
        return Files.writeString(list, Files.readString(list).replace(right, wrong));
    }

    private static Terminal under(Path list, String... arguments) {
        return run(Stream.concat(Stream.of(arguments), Stream.of("--known", list.toString()))
                .toArray(String[]::new));
    }

    private Terminal walk(Path list, String arms) {
        return under(
                list,
                "run",
                "--arms",
                arms,
                "--steps",
                "40",
                "--out",
                folder.resolve("again").toString());
    }

    @Test
    void an_added_entry_loads_only_after_a_person_has_filled_it_in() throws IOException {
        Path list = added();
        Terminal check = under(list, "known", "check");
        assertThat(check.exit()).isEqualTo(2);
        assertThat(check.err()).isEqualTo("lockstep: " + list + ":17: owner: is empty; fill it in\n");
    }

    @Test
    void a_complete_entry_is_narrow_and_listed() throws IOException {
        Path list = signed();
        Terminal check = under(list, "known", "check");
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out()).matches("1 entry, [1-9][0-9]+ changed steps, none of them covered\n");
        assertThat(under(list, "known", "list").out()).contains("LS-0001  embedded → lossy, erase: ");
    }

    @Test
    void a_walk_with_the_list_names_the_allow_listed_difference_and_that_it_ended_there() throws IOException {
        Terminal walk = walk(signed(), "embedded,lossy");
        assertThat(walk.out()).contains("known        1 LS-0001; 1 of 1 walks ended early by it");
        assertThat(walk.out()).contains("differences  none");
    }

    @Test
    void without_the_entry_the_walk_diverges() throws IOException {
        Path list = Files.writeString(folder.resolve("notes.yaml"), "- {id: LS-0001, retired: 2026-12-01}\n");
        assertThat(walk(list, "embedded,lossy").exit()).isEqualTo(1);
    }

    @Test
    void a_witness_that_still_shows_it_passes() throws IOException {
        Terminal witnesses = under(signed(), "witnesses", "--arms", "embedded,lossy");
        assertThat(witnesses.exit()).as(witnesses.err()).isZero();
        assertThat(witnesses.out()).isEqualTo("LS-0001 holds\nPARITY: 1 of 1 witnesses hold\n");
    }

    @Test
    void a_witness_that_shows_nothing_any_more_fails_with_the_patch() throws IOException {
        Terminal witnesses = under(changed("deviating: lossy}", "deviating: cli}"), "witnesses");
        assertThat(witnesses.exit()).isEqualTo(1);
        assertThat(witnesses.out())
                .contains("LS-0001 fixed: remove LS-0001", "\n-- id: LS-0001\n", "\n+- {id: LS-0001, retired: ");
    }

    @Test
    void a_witness_that_shows_something_else_fails_as_new() throws IOException {
        Terminal witnesses = under(changed("class: EXTRA", "class: MISSING"), "witnesses");
        assertThat(witnesses.exit()).isEqualTo(1);
        assertThat(witnesses.out()).contains("LS-0001 different: ", "EXTRA at /probe/notes/rows/");
    }

    @Test
    void a_witness_whose_arm_is_not_asked_for_is_reported_as_unresolved() throws IOException {
        Terminal witnesses = under(signed(), "witnesses", "--arms", "embedded,cli");
        assertThat(witnesses.out())
                .startsWith("LS-0001 unresolved: there is no arm for lossy")
                .endsWith("VACUOUS: 0 of 1 witnesses hold, 1 could not be played on these arms\n");
        assertThat(witnesses.exit()).isEqualTo(4);
    }

    @Test
    void a_witness_that_could_not_be_played_is_not_passed_over_because_another_one_holds() throws IOException {
        Path list = signed();
        String entry = Files.readString(list);
        Files.writeString(
                list,
                entry
                        + entry.substring(entry.indexOf("- id: LS-0001"))
                                .replace("LS-0001", "LS-0002")
                                .replace("deviating: lossy}", "deviating: cli}"));
        Files.copy(folder.resolve("witnesses/LS-0001.jsonl"), folder.resolve("witnesses/LS-0002.jsonl"));
        Terminal witnesses = under(list, "witnesses", "--arms", "embedded,lossy");
        assertThat(witnesses.out())
                .startsWith("LS-0001 holds\nLS-0002 unresolved: there is no arm for cli")
                .endsWith("VACUOUS: 1 of 2 witnesses hold, 1 could not be played on these arms\n");
        assertThat(witnesses.exit()).isEqualTo(4);
    }

    @Test
    void a_list_without_entries_has_no_witness_that_could_pass() throws IOException {
        Path list = Files.writeString(folder.resolve("notes.yaml"), "# none\n");
        assertThat(under(list, "witnesses").exit()).isEqualTo(4);
    }

    @Test
    void a_witness_whose_arms_are_asked_for_and_run_another_version_fails() throws IOException {
        Terminal witnesses =
                under(changed("versions: \"[1]\"", "versions: \"[2]\""), "witnesses", "--arms", "embedded,lossy");
        assertThat(witnesses.exit()).isEqualTo(3);
    }

    @Test
    void an_expired_entry_fails_the_check_and_the_witnesses_and_warns_a_walk() throws IOException {
        String text = Files.readString(signed());
        Path list = Files.writeString(
                folder.resolve("notes.yaml"),
                text.replaceFirst("added: .*", "added: 2026-01-01").replaceFirst("review: .*", "review: 2026-02-01"));
        assertThat(under(list, "known", "check").exit()).isEqualTo(2);
        assertThat(under(list, "witnesses", "--arms", "embedded,lossy").exit()).isEqualTo(1);
        assertThat(walk(list, "embedded,lossy").err()).contains("LS-0001 expired on 2026-02-01");
    }

    @Test
    void a_warning_about_an_entry_begins_fourteen_days_before_its_review() throws IOException {
        Path list = signed();
        assertThat(warnings(list, 16)).isEmpty();
        assertThat(warnings(list, 13)).contains(": LS-0001 expires on ", " reviews it, or removes it\n");
    }

    /** The complete output for an entry with this number of days left. */
    private String warnings(Path list, int days) throws IOException {
        LocalDate review = LocalDate.now(ZoneOffset.UTC).plusDays(days);
        Files.writeString(
                list,
                Files.readString(list)
                        .replaceFirst("added: .*", "added: " + review.minusDays(60))
                        .replaceFirst("review: .*", "review: " + review));
        Terminal check = under(list, "known", "check");
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(under(list, "witnesses", "--arms", "embedded,lossy").err()).isEqualTo(check.err());
        return check.err();
    }

    @Test
    void a_list_that_is_damaged_stops_a_walk_before_it_begins() throws IOException {
        Path list = changed("  kind: known-bug", "  kind: known-bug\n  kind: known-bug");
        Terminal walk = walk(list, "embedded,lossy");
        assertThat(walk.exit()).isEqualTo(2);
        assertThat(walk.err()).isEqualTo("lockstep: " + list + ":5: the key 'kind' occurs twice; keep one\n");
        assertThat(folder.resolve("again")).doesNotExist();
    }

    @Test
    void a_walk_without_a_finding_adds_nothing() throws IOException {
        Path list = Files.writeString(folder.resolve("notes.yaml"), "# none\n");
        walk(list, "embedded");
        Terminal add = Terminal.run(
                "known",
                "add",
                folder.resolve("again").toString(),
                "--plugin",
                jar.toString(),
                "--known",
                list.toString());
        assertThat(add.exit()).isEqualTo(2);
        assertThat(add.err()).contains("has no finding that could be allow-listed");
    }

    @Test
    void the_plugin_of_the_walk_is_loaded_again_and_a_list_that_is_not_there_is_begun() throws IOException {
        Path list = folder.resolve("new/notes.yaml");

        Terminal add = Terminal.run("known", "add", walked.toString(), "--known", list.toString());

        assertThat(add.exit()).as(add.err()).isZero();
        assertThat(add.out()).startsWith("LS-0001 is in " + list).contains(" --plugin " + jar);
        assertThat(list).content().startsWith("# The known differences of notes.\n");
    }

    @Test
    void a_replay_loads_the_plugin_of_the_walk_again() {
        Terminal replay = Terminal.run(
                "replay", walked.toString(), "--out", folder.resolve("again").toString());

        assertThat(replay.out()).as(replay.err()).startsWith("SHOWN AGAIN");
    }

    @Test
    void the_reference_opened_twice_agrees_with_itself() throws IOException {
        Path list = Files.writeString(folder.resolve("notes.yaml"), "# none\n");
        Terminal walk = under(list, "run", "--aa", "--arms", "embedded", "--steps", "40", "--out", folder + "/again");
        assertThat(walk.exit()).as(walk.err()).isZero();
        assertThat(walk.out()).contains("over embedded, embedded-again in");
        Terminal replay = Terminal.run(
                "replay",
                folder + "/again",
                "--plugin",
                jar.toString(),
                "--known",
                list.toString(),
                "--out",
                folder + "/2");
        assertThat(replay.out()).contains("over embedded, embedded-again in");
    }
}
