package dev.lockstep.sameness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamenessTest {

    /** Enough steps to draw all kinds of commands and texts. */
    private static final List<String> LONG = List.of("--arms", "embedded", "--seed", "7", "--steps", "150");

    /** Few steps, because each step needs several processes. */
    private static final List<String> SHORT = List.of("--seed", "7", "--steps", "8");

    /** Everything that Java takes from its surroundings, changed at once. */
    private static final Lockstep ELSEWHERE = Lockstep.with(
                    "-Duser.language=tr",
                    "-Duser.country=TR",
                    "-Duser.timezone=Pacific/Apia",
                    "-Dfile.encoding=ISO-8859-1")
            .in("POSIX");

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Lockstep.Left plain;

    @BeforeAll
    static void walk() throws Exception {
        plain = Lockstep.PLAIN.walk(shared.resolve("plain"), LONG);
    }

    @Test
    void the_walk_that_the_others_are_compared_with_is_in_parity() {
        assertThat(plain.exit()).as(plain.report().toString()).isZero();
        assertThat(plain.commands().lines()).hasSize(151);
    }

    @Test
    void another_seed_gives_other_commands_and_another_report() throws Exception {
        Lockstep.Left other = Lockstep.PLAIN.walk(
                folder.resolve("other"), List.of("--arms", "embedded", "--seed", "8", "--steps", "150"));
        assertThat(other.commands()).isNotEqualTo(plain.commands());
        assertThat(other.report()).isNotEqualTo(plain.report());
    }

    static List<Lockstep> eachSurrounding() {
        return List.of(
                Lockstep.PLAIN,
                Lockstep.with("-Duser.language=tr", "-Duser.country=TR"),
                Lockstep.with("-Duser.timezone=Pacific/Apia"),
                Lockstep.with("-Dfile.encoding=ISO-8859-1"),
                Lockstep.with("-Dfile.encoding=US-ASCII").in("POSIX"));
    }

    @Test
    void the_same_seed_gives_the_same_commands_and_the_same_report_in_other_surroundings() throws Exception {
        assertThat(ELSEWHERE.walk(folder.resolve("again"), LONG)).isEqualTo(plain);
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("eachSurrounding")
    void neither_the_same_surroundings_nor_a_part_of_the_others_change_anything(Lockstep lockstep) throws Exception {
        assertThat(lockstep.walk(folder.resolve("again"), LONG)).isEqualTo(plain);
    }

    @Tag("nightly")
    @Test
    void neither_surroundings_nor_the_order_of_the_arms_changes_what_processes_answer() throws Exception {
        Lockstep.Left one = walk(Lockstep.PLAIN, "one", "embedded,cli");
        Lockstep.Left other = walk(ELSEWHERE, "other", "cli,embedded");
        assertThat(other).isEqualTo(one);
        assertThat(one.report().get("findings")).isEmpty();
        assertThat(one.report().get("steps").asLong()).isEqualTo(8);
    }

    /** Over a locale, a text in capitals and the number of a week differ. */
    @Test
    void the_locale_of_this_machine_reaches_no_engine() throws Exception {
        Path script = Files.writeString(
                folder.resolve("locale.sql"),
                "CREATE TABLE t(id INT); SELECT UPPER('istanbul'), WEEK(DATE '2026-01-04'), CURRENT_DATE > DATE '2020-01-01';");
        Lockstep.Left there = ELSEWHERE.walk(
                folder.resolve("there"),
                List.of(
                        "--workload",
                        "script",
                        "--scripts",
                        script.toString(),
                        "--arms",
                        "embedded,cli",
                        "--steps",
                        "4"));
        assertThat(there.report().get("findings")).isEmpty();
        assertThat(there.report().get("steps").asLong()).isEqualTo(4);
        // Such a short walk leaves out some commands.
        assertThat(there.exit()).isIn(0, 4);
    }

    @Test
    @Tag("nightly")
    void nor_in_a_long_walk() throws Exception {
        List<String> more = List.of("--seed", "9", "--steps", "150");
        Lockstep.Left one = Lockstep.PLAIN.walk(folder.resolve("one"), with(more, "embedded,cli"));
        Lockstep.Left other = ELSEWHERE.walk(folder.resolve("other"), with(more, "cli,embedded"));
        assertThat(other).isEqualTo(one);
        assertThat(one.exit()).isZero();
    }

    private Lockstep.Left walk(Lockstep lockstep, String name, String arms) throws Exception {
        return lockstep.walk(folder.resolve(name), with(SHORT, arms));
    }

    private static List<String> with(List<String> arguments, String arms) {
        return Stream.concat(arguments.stream(), Stream.of("--arms", arms)).toList();
    }
}
