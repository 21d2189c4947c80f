package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A campaign that is divided, killed and gone on with has the result of one run; so has one with several workers. */
class ShardedRunTest extends SeparateProcess {

    private static final List<String> NOTES = List.of("--arms", "embedded,lossy", "--steps", "15");

    private static final List<String> H2 = List.of("--arms", "embedded,embedded+split", "--steps", "40");

    private static final List<String> JENA = List.of("--arms", "embedded,embedded+direct", "--steps", "40");

    @TempDir
    private static Path built;

    private static Path jar;

    @BeforeAll
    static void build() throws IOException {
        jar = PluginJar.NOTES.build(built);
    }

    @Test
    void shards_of_which_one_is_killed_and_resumed_merge_into_the_report_of_one_run() throws Exception {
        assertMergedIsWhole("notes", NOTES, 9, 3);
    }

    @Test
    @Tag("nightly")
    void twenty_shards_merge_into_the_report_of_one_run() throws Exception {
        assertMergedIsWhole("notes", NOTES, 60, 20);
    }

    @Test
    @Tag("nightly")
    void twenty_shards_of_embedded_databases_merge_into_the_report_of_one_run() throws Exception {
        assertMergedIsWhole("h2", H2, 60, 20);
    }

    @Test
    void a_campaign_of_real_arms_has_the_same_report_for_any_number_of_workers() {
        List<String> few = List.of("--arms", "embedded,embedded+split", "--steps", "8");

        Terminal one = run("h2", few, 2, "one", "--workers", "1");
        Terminal several = run("h2", few, 2, "several", "--workers", "2");

        assertThat(several.exit()).as(several.err()).isEqualTo(one.exit());
        assertThat(timeless(several.out())).isEqualTo(timeless(one.out()));
    }

    @Test
    @Tag("nightly")
    void a_long_campaign_has_the_same_report_for_any_number_of_workers() {
        Map.of("h2", H2, "jena", JENA).forEach((system, words) -> {
            Terminal one = run(system, words, 12, system + "-one", "--workers", "1");
            for (int workers = 2; workers <= 3; workers++) {
                Terminal several = run(system, words, 12, system + "-" + workers, "--workers", "" + workers);
                assertThat(timeless(several.out())).isEqualTo(timeless(one.out()));
            }
        });
    }

    @Test
    void the_words_of_a_shard_that_cannot_be_are_refused() {
        assertRefused(
                "--shard: 3 shards are too many for the seeds 1..2, because some would have none; use at most 2",
                "--seeds",
                "1..2",
                "--shard",
                "1/3");
        assertRefused(
                "--shard: 'a' is not a shard; write its number and the number of all, as in 3/20",
                "--seeds",
                "1..2",
                "--shard",
                "a");
        assertRefused("--shard: one seed is one walk, which no shards can divide; add --seeds A..B", "--shard", "1/2");
        assertRefused("--resume: name the folder of the campaign with --out", "--seeds", "1..2", "--resume");
        assertRefused(
                "--workers: only one walk at a time can change the zone and the locale of this process, which"
                        + " --surroundings does; leave one of the two out",
                "--seeds",
                "1..2",
                "--workers",
                "2",
                "--surroundings",
                "drawn",
                "--arms",
                "embedded");
    }

    private void assertMergedIsWhole(String system, List<String> words, int seeds, int of) throws Exception {
        Terminal whole = run(system, words, seeds, "whole");
        List<String> shards = new ArrayList<>();
        for (int shard = 1; shard <= of; shard++) {
            String name = shard == 2 ? out().getFileName().toString() : "shard-" + shard;
            shards.add(temp.resolve(name).toString());
            List<String> part = List.of("--shard", shard + "/" + of);
            if (shard == 2) {
                kill(system, words, seeds, part);
                part = List.of("--shard", shard + "/" + of, "--resume");
            }
            Terminal walked = run(system, words, seeds, name, part.toArray(String[]::new));
            assertThat(walked.exit()).as(walked.err()).isIn(0, 1, 4);
        }
        Path moved = Files.move(temp.resolve("shard-1"), temp.resolve("elsewhere"));
        shards.set(0, moved.toString());

        Terminal merged = merge(shards);

        assertThat(merged.exit()).as(merged.err()).isEqualTo(whole.exit());
        assertThat(timeless(merged.out())).isEqualTo(timeless(whole.out()));
        assertThat(Files.readString(temp.resolve("merged/campaign.json")))
                .isEqualTo(merged.out()
                        .replace(temp.resolve("merged") + "/", "")
                        .replace(temp.resolve("merged").toString(), "."));
        assertThat(Files.readString(temp.resolve("merged/index.html"))).contains("href=\"../elsewhere/seed-1/");
        if (of == 3) {
            Terminal gap = merge(shards.subList(0, 2));
            assertThat(gap.exit()).isEqualTo(whole.exit() == 0 ? 3 : whole.exit());
            assertThat(gap.out()).contains("\"what\" : \"shard 3/3\"");
        }
    }

    private Terminal merge(List<String> shards) {
        List<String> words = new ArrayList<>(List.of("merge", "--json"));
        Path out = temp.resolve("merged");
        words.addAll(List.of("--out", Files.exists(out) ? out + "-again" : out.toString()));
        words.addAll(shards);
        return Terminal.run(words);
    }

    /** Kills the process after its first walk. */
    private void kill(String system, List<String> words, int seeds, List<String> part) throws Exception {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--seeds", "1.." + seeds, "--keep-going", "--no-shrink", "--json"));
        all.addAll(part);
        start(List.of(), system, jar, all);
        Path first = out().resolve("seed-2/walk.json");
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> Files.exists(first));
        process.destroyForcibly();
        assertThat(ended()).isEqualTo(137);
        assertThat(out().resolve("campaign.json")).doesNotExist();
    }

    private Terminal run(String system, List<String> words, int seeds, String name, String... more) {
        List<String> all = new ArrayList<>(List.of("run", "--system", system, "--plugin", jar.toString()));
        all.addAll(words);
        all.addAll(List.of("--seeds", "1.." + seeds, "--keep-going", "--no-shrink", "--json"));
        all.addAll(List.of("--out", temp.resolve(name).toString()));
        all.addAll(List.of(more));
        return Terminal.run(all);
    }

    private void assertRefused(String message, String... words) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(words));
        Terminal refused = Terminal.run(all);
        assertThat(refused.exit()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err()).isEqualTo("lockstep: " + message + "\n");
    }

    /** Returns a report without times and places. */
    private static String timeless(String json) {
        ObjectNode tree = (ObjectNode) Json.tree(json);
        tree.remove(List.of("seconds", "folder", "replay", "shard"));
        return Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(tree)
                .replaceAll("\"[^\" ]*/(seed-[0-9]+[^\" ]*)", "\"$1");
    }
}
