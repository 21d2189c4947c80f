package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.job.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a parity job, on a small system: what each leaves in its folder, and what the guard says of it. */
class JobCommandsTest {

    private static final String CAMPAIGN = """
            {"system": "notes", "steps": %d, "arms": [
              {"name": "embedded", "description": {"version told": "1"}},
              {"name": "cli", "description": {"launcher": "process"}}]}
            """;

    @TempDir
    private static Path built;

    private static String jar;

    @TempDir
    private Path temp;

    @BeforeAll
    static void build() throws IOException {
        jar = PluginJar.NOTES.build(built).toString();
    }

    @Test
    void a_canary_is_seen_in_each_arm_but_the_reference() throws IOException {
        Terminal terminal = on("canary", "--arms", "embedded,cli", "--out", folder("canary"));

        assertThat(terminal.exit()).as(terminal.err()).isZero();
        assertThat(terminal.out()).startsWith("SEEN  ").contains("found in 1 of 1 arm\n  cli  SEEN after ");
        assertThat(Part.read(Part.Kind.CANARY, temp.resolve("canary"))
                        .orElseThrow()
                        .passed())
                .isEqualTo(1);
    }

    @Test
    void a_corpus_without_an_entry_is_vacuous() {
        Terminal terminal = on("corpus", "--corpus", folder("none"), "--out", folder("corpus"));

        assertThat(terminal.exit()).isEqualTo(4);
        assertThat(terminal.out()).startsWith("VACUOUS  ").contains("has no entry");
    }

    @Test
    void the_guard_passes_a_job_whose_parts_passed() throws IOException {
        job(5);
        Terminal terminal = guard("--arms", "embedded,cli");

        assertThat(terminal.out()).isEqualTo("GUARDED  embedded, cli walked; canary, corpus, witnesses passed\n");
        assertThat(terminal.exit()).isZero();
    }

    @Test
    void the_guard_names_all_that_is_missing() throws IOException {
        job(0);
        Terminal terminal = guard("--arms", "embedded,cli,server", "--containers", "cli");

        assertThat(terminal.exit()).isEqualTo(4);
        assertThat(terminal.out()).isEqualTo("""
                VACUOUS  the job left out 5 things
                  the arm embedded ran no walk
                  the arm cli ran no walk
                  the arm server ran no walk
                  the arm cli did not run all its walks in a container
                  no canary was planted in the arm server
                """);
    }

    @Test
    void the_guard_fails_a_job_whose_canary_had_another_list_than_its_walks() throws IOException {
        job(5);
        conditions("canary", "another");
        Terminal terminal = guard("--arms", "embedded,cli");

        assertThat(terminal.exit()).isEqualTo(4);
        assertThat(terminal.out())
                .contains("the list of known differences is another in the folder ")
                .contains("none");
    }

    @Test
    void what_canary_and_walks_were_played_with_is_compared_by_the_guard() throws IOException {
        on("canary", "--arms", "embedded,embedded~plain", "--set", "pace=slow", "--out", folder("job/canary"));
        String[] walk = {"run", "--arms", "embedded,embedded~plain", "--seeds", "1..2", "--steps", "10", "--no-shrink"};
        on(walk[0], with(walk, "--set", "pace=slow", "--shard", "1/2", "--out", folder("part-1")));
        on(walk[0], with(walk, "--set", "pace=slow", "--shard", "2/2", "--out", folder("part-2")));
        // A kill may fall between the plan and the conditions.
        Files.delete(temp.resolve("part-1/conditions.json"));
        on(walk[0], with(walk, "--set", "pace=slow", "--shard", "1/2", "--resume", "--out", folder("part-1")));
        assertThat(temp.resolve("part-1/conditions.json")).exists();
        Terminal merged =
                Terminal.run(List.of("merge", folder("part-1"), folder("part-2"), "--out", folder("job/walks")));
        assertThat(merged.exit()).as(merged.err()).isIn(0, 4);

        String[] guarded = {"--arms", "embedded,embedded~plain", "--without", "corpus,witnesses"};
        assertThat(guard(guarded).out()).startsWith("GUARDED  ");

        on(walk[0], with(walk, "--out", folder("job/more")));
        assertThat(guard(guarded).out())
                .startsWith("VACUOUS  the job left out 1 thing\n  the setting pace is slow in the folder ")
                .contains(", and missing in the folder ");
    }

    private static String[] with(String[] walk, String... more) {
        return Stream.concat(Stream.of(walk).skip(1), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void a_folder_that_has_no_part_is_refused() throws IOException {
        job(5);
        Files.createDirectories(temp.resolve("job/empty"));
        Terminal terminal = guard("--arms", "embedded,cli");

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err())
                .contains("empty: no part of a job; name folders with a campaign.json or a canary.json, corpus.json,"
                        + " witnesses.json");
    }

    @Test
    void a_damaged_part_is_refused_by_name() throws IOException {
        job(5);
        Files.writeString(temp.resolve("job/corpus/corpus.json"), "{\"lockstep\": 1, \"kind\": \"corpus\"");
        Terminal terminal = guard("--arms", "embedded,cli");

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err()).contains("corpus.json: not a part of a job");
    }

    private void job(int steps) throws IOException {
        Path job = temp.resolve("job");
        Files.createDirectories(job.resolve("walks"));
        Files.writeString(job.resolve("walks/campaign.json"), CAMPAIGN.formatted(steps));
        conditions("walks", "none");
        for (Part.Kind kind : Part.Kind.values()) {
            Part.of(kind, "notes", List.of("embedded", "cli"), List.of(new Part.Check("cli", true, "as expected")))
                    .write(job.resolve(kind.toString()));
            conditions(kind.toString(), "none");
        }
    }

    private void conditions(String part, String list) throws IOException {
        Files.writeString(
                temp.resolve("job").resolve(part).resolve("conditions.json"),
                "{\"lockstep\": 1, \"common\": {\"list of known differences\": \"" + list + "\"}, \"walked\": {}}");
    }

    private Terminal guard(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("guard"));
        try (var folders = Files.list(temp.resolve("job"))) {
            folders.sorted().map(Path::toString).forEach(words::add);
        }
        words.addAll(List.of(more));
        return Terminal.run(words);
    }

    private Terminal on(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, "--system", "notes", "--plugin", jar));
        words.addAll(List.of(more));
        return Terminal.run(words);
    }

    private String folder(String name) {
        return temp.resolve(name).toString();
    }
}
