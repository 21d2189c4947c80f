package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Merge;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.junit.Arms.Alike;
import dev.lockstep.junit.Arms.Lossy;
import dev.lockstep.junit.Arms.Right;
import dev.lockstep.junit.Arms.ShelfSystem;
import dev.lockstep.op.Json;
import dev.lockstep.shelf.Shelf;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.Events;
import tools.jackson.databind.node.ObjectNode;

/** The shards of a test are the shards of a campaign. */
class ShardTest {

    @TempDir
    private Path out;

    static class Agreeing {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class},
                workloads = Shelf.class,
                seeds = "1..5",
                steps = 50)
        void shelves() {}
    }

    static class Differing {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Lossy.class},
                workloads = Shelf.class,
                seeds = "1..5",
                steps = 50)
        void shelves() {}
    }

    @Test
    void shards_on_three_machines_merge_into_the_report_of_one_run() {
        CampaignReport whole = merged(Agreeing.class, "1/1");
        CampaignReport merged = merged(Agreeing.class, "1/3", "2/3", "3/3");

        assertThat(merged.verdict()).isEqualTo("PARITY");
        assertThat(seeds(merged)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(merged.steps()).isEqualTo(whole.steps()).isGreaterThan(200);
        assertThat(timeless(merged)).isEqualTo(timeless(whole));
    }

    @Test
    void a_cause_that_several_shards_found_is_one_cause_of_the_merged_report() {
        CampaignReport whole = merged(Differing.class, "1/1");
        CampaignReport merged = merged(Differing.class, "1/3", "2/3", "3/3");

        assertThat(merged.verdict()).isEqualTo("DIVERGED");
        assertThat(merged.buckets()).isNotEmpty().hasSizeLessThan(5);
        assertThat(seeds(merged)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(timeless(merged)).isEqualTo(timeless(whole));
    }

    @Test
    void a_shard_that_nobody_gives_is_named_and_the_rest_is_no_parity() {
        CampaignReport merged = merged(Agreeing.class, "1/3", "3/3");

        assertThat(merged.verdict()).isEqualTo("INFRA");
        assertThat(merged.lost()).extracting(lost -> lost.what()).containsExactly("shard 2/3");
    }

    @Test
    void a_shard_that_is_walked_again_does_not_take_the_place_of_the_first() {
        walk(Agreeing.class, "1/3");
        walk(Agreeing.class, "1/3");

        assertThat(folder(Agreeing.class, "1/3").resolve("campaign-plan.json")).exists();
        assertThat(folder(Agreeing.class, "1/3").resolveSibling("shard-1-of-3-2"))
                .isDirectoryContaining("glob:**campaign-plan.json");
    }

    private CampaignReport merged(Class<?> test, String... shards) {
        Stream.of(shards).forEach(shard -> walk(test, shard));
        List<Path> folders = Stream.of(shards).map(shard -> folder(test, shard)).toList();
        return Merge.of(folders).report(out.resolve("merged"), walk -> "replay");
    }

    private void walk(Class<?> test, String shard) {
        Events events =
                Suite.of(test, out).unshrunk().with("lockstep.shard", shard).run();
        assertThat(events.started().count()).isPositive();
    }

    private Path folder(Class<?> test, String shard) {
        return out.resolve("recordings")
                .resolve(test.getName() + ".shelves")
                .resolve("shard-" + shard.replace("/", "-of-"));
    }

    private static List<Long> seeds(CampaignReport report) {
        return report.walks().stream().map(WalkSummary::seed).toList();
    }

    /** Returns a report without times and places. */
    private static String timeless(CampaignReport report) {
        ObjectNode tree = Json.MAPPER.valueToTree(report);
        tree.remove(List.of("seconds", "folder", "replay"));
        return tree.toString().replaceAll("\"[^\" ]*/(seed-[0-9]+[^\" ]*)", "\"$1");
    }
}
