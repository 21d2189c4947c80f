package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.assembly.InputException;
import dev.lockstep.platform.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders of shards are enough to make the report of one run again, and a gap in them is never parity. */
class MergeTest {

    @TempDir
    private Path folder;

    private final ShelfCampaign campaign = new ShelfCampaign();

    @BeforeEach
    void some_seeds_diverge() {
        campaign.cli = ShelfCampaign.MISCOUNTING_SOME;
    }

    @Test
    void shards_merge_into_the_report_of_one_run() throws IOException {
        CampaignReport whole = campaign.walk(folder.resolve("whole"));
        List<Path> shards = shards(5);
        Collections.reverse(shards);

        CampaignReport merged = merged(shards);

        assertThat(whole.verdict()).isEqualTo("DIVERGED");
        assertThat(whole.verdicts()).as("some seeds diverge, and some do not").hasSize(2);
        assertThat(ShelfCampaign.timeless(merged)).isEqualTo(ShelfCampaign.timeless(whole));
    }

    @Test
    void the_folder_of_a_run_is_enough_to_make_its_report_again() throws IOException {
        CampaignReport whole = campaign.walk(folder.resolve("whole"));
        Path moved = Files.move(folder.resolve("whole"), folder.resolve("elsewhere"));

        CampaignReport again = merged(List.of(moved));

        assertThat(ShelfCampaign.timeless(again)).isEqualTo(ShelfCampaign.timeless(whole));
        assertThat(again.walks())
                .allSatisfy(walk -> assertThat(Path.of(walk.folder())).exists());
    }

    @Test
    void what_an_arm_offers_less_survives_with_its_reason() throws IOException {
        campaign.walk(folder.resolve("whole"));

        assertThat(merged(List.of(folder.resolve("whole"))).arms().get(1).offersLess())
                .singleElement()
                .satisfies(less -> assertThat(less.text()).isEqualTo("reopen implicit (nothing is kept open)"));
    }

    @Test
    void the_kinds_that_a_kill_takes_back_keep_their_reasons() throws IOException {
        campaign.walk(folder.resolve("whole"));
        replace("whole/campaign-plan.json", "\"takenBack\" : { }", "\"takenBack\" : { \"add\" : \"not kept\" }");
        replace("whole/seed-1/walk.json", "\"kills\" : { }", "\"kills\" : { \"cli\" : 1 }");

        assertThat(merged(List.of(folder.resolve("whole"))).takenBack()).containsExactly(Map.entry("add", "not kept"));
    }

    @Test
    void a_plan_of_an_earlier_version_has_no_reasons() throws IOException {
        CampaignReport whole = campaign.walk(folder.resolve("whole"));
        replace("whole/campaign-plan.json", "  \"takenBack\" : { },\n", "");

        assertThat(ShelfCampaign.timeless(merged(List.of(folder.resolve("whole")))))
                .isEqualTo(ShelfCampaign.timeless(whole));
    }

    private void replace(String file, String before, String after) throws IOException {
        Path path = folder.resolve(file);
        assertThat(path).content().contains(before);
        Files.writeString(path, Files.readString(path).replace(before, after));
    }

    @Test
    void runs_of_other_seeds_are_one_campaign() throws IOException {
        CampaignReport whole = campaign.walk(folder.resolve("whole"));
        campaign.seeds = "1..7";
        campaign.walk(folder.resolve("first"));
        campaign.seeds = "8..12";
        campaign.walk(folder.resolve("second"));

        CampaignReport merged = merged(List.of(folder.resolve("first"), folder.resolve("second")));

        assertThat(ShelfCampaign.timeless(merged)).isEqualTo(ShelfCampaign.timeless(whole));
    }

    @Test
    void a_missing_shard_is_named_and_is_never_parity() throws IOException {
        healthy();
        List<Path> shards = shards(3);

        CampaignReport merged = merged(List.of(shards.get(0), shards.get(2)));

        assertThat(merged.verdict()).isEqualTo("INFRA");
        assertThat(merged.exitCode()).isEqualTo(3);
        assertThat(merged.lost()).containsExactly(new Lost("shard 2/3", List.of(), "no folder of it was given"));
    }

    @Test
    void a_finding_outranks_a_missing_shard() throws IOException {
        List<Path> shards = shards(2);
        List<CampaignReport> alone = List.of(merged(List.of(shards.get(0))), merged(List.of(shards.get(1))));

        assertThat(alone).anySatisfy(report -> assertThat(report.verdict()).isEqualTo("DIVERGED"));
        assertThat(alone).allSatisfy(report -> assertThat(report.lost()).hasSize(1));
    }

    @Test
    void all_shards_are_parity() throws IOException {
        healthy();

        assertThat(merged(shards(3)).verdict()).isEqualTo("PARITY");
    }

    @Test
    void a_walk_without_its_result_was_killed() throws IOException {
        healthy();
        List<Path> shards = shards(3);
        Files.delete(shards.get(1).resolve("seed-5/walk.json"));

        CampaignReport merged = merged(shards);

        assertThat(merged.verdict()).isEqualTo("INFRA");
        assertThat(merged.walks().get(4).detail()).startsWith("the walk did not come to its end");
        assertThat(merged.lost())
                .singleElement()
                .satisfies(lost -> assertThat(lost.seeds()).containsExactly(5L));
    }

    @Test
    void the_finding_of_a_killed_walk_counts() throws IOException {
        CampaignReport whole = campaign.walk(folder.resolve("whole"));
        WalkSummary diverged =
                whole.walks().stream().filter(WalkSummary::failed).findFirst().orElseThrow();
        Files.delete(Path.of(diverged.folder()).resolve("walk.json"));

        CampaignReport merged = merged(List.of(folder.resolve("whole")));

        assertThat(merged.verdict()).isEqualTo("DIVERGED");
        assertThat(merged.buckets()).isEqualTo(whole.buckets());
    }

    @Test
    void a_shard_that_was_killed_between_two_walks_lacks_the_rest() throws IOException {
        healthy();
        List<Path> shards = shards(3);
        for (String gone : List.of("seed-8", "seed-11", "campaign.json")) {
            new FileTree(shards.get(1).resolve(gone)).delete();
        }

        CampaignReport merged = merged(shards);

        assertThat(merged.verdict()).isEqualTo("INFRA");
        assertThat(merged.lost()).singleElement().satisfies(lost -> {
            assertThat(lost.what()).startsWith("shard 2/3 in ");
            assertThat(lost.seeds()).containsExactly(8L, 11L);
        });
    }

    @Test
    void a_shard_that_ended_with_its_first_finding_lacks_nothing() throws IOException {
        campaign.keepGoing = false;

        CampaignReport merged = merged(shards(3));

        assertThat(merged.verdict()).isEqualTo("DIVERGED");
        assertThat(merged.lost()).isEmpty();
        assertThat(merged.walks()).hasSizeLessThan(12);
    }

    @Test
    void a_shard_or_a_seed_twice_is_refused() throws IOException {
        List<Path> shards = shards(2);
        refused(
                List.of(shards.get(0), shards.get(1), shards.get(1)),
                "shard 2/2 is in both " + shards.get(1) + " and " + shards.get(1) + "; give each shard once");

        campaign.shard = Shard.WHOLE;
        campaign.walk(folder.resolve("one"));
        campaign.seeds = "12..14";
        campaign.walk(folder.resolve("two"));
        refused(
                List.of(folder.resolve("one"), folder.resolve("two")),
                "seed 12 is in both " + folder.resolve("one") + " and " + folder.resolve("two")
                        + "; give each seed once");
    }

    @Test
    void parts_of_different_campaigns_are_refused_with_the_value_and_the_folders() throws IOException {
        campaign.shard = Shard.parse("1/2");
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        campaign.walk(one);
        campaign.shard = Shard.parse("2/2");
        campaign.steps = 41;
        campaign.walk(other);
        refused(List.of(one, other), "not parts of one campaign: steps is 40 in " + one + ", and 41 in " + other);

        campaign.steps = 40;
        campaign.version = "1.1";
        campaign.walk(other);
        refused(List.of(one, other), "not parts of one campaign: version is 1.0 in " + one + ", and 1.1 in " + other);

        campaign.version = "1.0";
        campaign.seeds = "1..13";
        campaign.walk(other);
        refused(
                List.of(one, other),
                "not parts of one campaign: " + one + " is shard 1/2 of the seeds 1..12, and " + other
                        + " is shard 2/2 of the seeds 1..13");
    }

    @Test
    void another_version_of_an_engine_is_refused() throws IOException {
        List<Path> shards = shards(2);
        Path plan = shards.get(1).resolve("campaign-plan.json");
        Files.writeString(plan, Files.readString(plan).replaceFirst("\"version\" : \"1\"", "\"version\" : \"2\""));

        refused(
                shards,
                "not parts of one campaign: arms/embedded/version is 1 in " + shards.get(0) + ", and 2 in "
                        + shards.get(1));
    }

    /** Snapshots of different commits have the same version. */
    @Test
    void other_code_of_the_same_version_is_refused() throws IOException {
        List<Path> shards = shards(2);
        Path plan = shards.get(1).resolve("campaign-plan.json");
        String built = Files.readString(plan);
        Files.writeString(plan, built.replaceFirst("\"code\" : \"[0-9a-f]{64}\"", "\"code\" : \"abc\""));
        assertThat(plan).content().isNotEqualTo(built);

        assertThatThrownBy(() -> Merge.of(shards))
                .hasMessageContaining("not parts of one campaign: inputs/code is ")
                .hasMessageEndingWith(" in " + shards.get(0) + ", and abc in " + shards.get(1));
    }

    @Test
    void another_day_is_named() throws IOException {
        campaign.shard = Shard.parse("1/2");
        campaign.walk(folder.resolve("one"));
        campaign.shard = Shard.parse("2/2");
        campaign.day = LocalDate.of(2026, 12, 2);
        campaign.walk(folder.resolve("two"));

        assertThat(Merge.of(List.of(folder.resolve("one"), folder.resolve("two")))
                        .notes())
                .singleElement()
                .asString()
                .startsWith("the shards were walked on different days, 2026-12-01 and 2026-12-02");
    }

    @Test
    void a_damaged_file_is_refused_with_its_name() throws IOException {
        List<Path> shards = shards(2);
        Path result = shards.get(1).resolve("seed-4/walk.json");
        String whole = Files.readString(result);

        Files.writeString(result, whole.substring(0, whole.length() / 2));
        refused(
                shards,
                result + ": not the result of a walk (not JSON: it ends too early, and something is not closed)");
        Files.writeString(result, whole.replaceFirst("\"exercised\"", "\"exercise\""));
        assertThatThrownBy(() -> Merge.of(shards))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(result + ": not the result of a walk (");
        Files.writeString(result, whole.replaceFirst("\"seed\" : 4", "\"seed\" : 6"));
        refused(shards, result + ": it is the result of seed 6, and not of seed 4");
    }

    @Test
    void a_result_that_somebody_has_made_green_is_refused() throws IOException {
        Path folderOf = diverged();
        Path result = folderOf.resolve("walk.json");
        String red = Files.readString(result);

        Files.writeString(result, red.replace("\"verdict\" : \"DIVERGED\"", "\"verdict\" : \"PARITY\""));
        refused(
                List.of(folder.resolve("whole")),
                result + ": it says PARITY and has findings, so somebody has changed it");

        Path green = folder.resolve("whole/seed-1");
        Files.writeString(
                result,
                Files.readString(green.resolve("walk.json"))
                        .replace("\"seed\" : 1,", "\"seed\" : " + seedOf(folderOf) + ","));
        refused(
                List.of(folder.resolve("whole")),
                result + ": it says PARITY, and the report beside it DIVERGED, so somebody has changed one of them");

        Files.copy(green.resolve("report.json"), folderOf.resolve("report.json"), StandardCopyOption.REPLACE_EXISTING);
        refused(
                List.of(folder.resolve("whole")),
                result + ": the report beside it is that of seed 1, and not of seed " + seedOf(folderOf));
    }

    @Test
    void a_part_whose_own_report_has_a_finding_that_no_walk_has_is_never_parity() throws IOException {
        Path folderOf = diverged();
        Path green = folder.resolve("whole/seed-1");
        for (String file : List.of("walk.json", "report.json")) {
            Files.writeString(
                    folderOf.resolve(file),
                    Files.readString(green.resolve(file))
                            .replace("\"seed\" : 1,", "\"seed\" : " + seedOf(folderOf) + ","));
        }
        onlyOneDiverged(folderOf);

        CampaignReport merged = merged(List.of(folder.resolve("whole")));

        assertThat(merged.verdict()).isEqualTo("INFRA");
        assertThat(merged.lost())
                .singleElement()
                .satisfies(lost -> assertThat(lost.why())
                        .isEqualTo("its own report says DIVERGED, for which no walk is the reason"));
    }

    /** A walk of fewer steps than the plan has would make the campaign smaller, and nobody would see it. */
    @Test
    void a_walk_that_was_asked_for_less_is_refused() throws IOException {
        healthy();
        campaign.walk(folder.resolve("whole"));
        replace("whole/seed-3/walk.json", "\"asked\" : 40", "\"asked\" : 4");

        refused(
                List.of(folder.resolve("whole")),
                folder.resolve("whole/seed-3/walk.json")
                        + ": its walk was asked for 4 steps, and the plan of the campaign says 40");
    }

    @Test
    void a_part_whose_report_is_empty_is_refused() throws IOException {
        healthy();
        List<Path> shards = shards(2);
        Path report = shards.get(1).resolve("campaign.json");
        Files.writeString(report, "");

        assertThatThrownBy(() -> Merge.of(shards))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(report + ": not the report of a campaign (");

        Files.writeString(report, "{}");
        assertThatThrownBy(() -> Merge.of(shards))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(report + ": not the report of a campaign (");
    }

    /** Two shards of a time that one of them used up before its first walk. */
    @Test
    void a_shard_whose_time_was_over_before_its_first_walk_is_named() throws IOException {
        healthy();
        List<Path> shards = shards(2);
        for (Path shard : shards) {
            replace(shard.getFileName() + "/campaign-plan.json", "\"budget\" : false", "\"budget\" : true");
        }
        for (long seed = 2; seed <= 12; seed += 2) {
            new FileTree(shards.get(1).resolve("seed-" + seed)).delete();
        }

        CampaignReport merged = merged(shards);

        assertThat(merged.verdict()).isEqualTo("INFRA");
        assertThat(merged.lost())
                .singleElement()
                .satisfies(lost -> assertThat(lost.why()).isEqualTo("its time was over before its first walk"));
    }

    @Test
    void another_list_of_known_differences_is_refused() throws IOException {
        List<Path> shards = shards(2);
        replace("shard-2/campaign-plan.json", "\"code\" :", "\"known\" : \"abc\", \"code\" :");

        refused(
                shards,
                "not parts of one campaign: inputs/known is not there in " + shards.get(0) + ", and abc in "
                        + shards.get(1));
    }

    /** Returns the folder of a walk that diverged, in a campaign whose first walk did not. */
    private Path diverged() throws IOException {
        CampaignReport whole = campaign.walk(folder.resolve("whole"));
        assertThat(whole.walks().get(0).failed()).isFalse();
        return Path.of(whole.walks().stream()
                .filter(WalkSummary::failed)
                .findFirst()
                .orElseThrow()
                .folder());
    }

    private static String seedOf(Path walk) {
        return walk.getFileName().toString().replace("seed-", "");
    }

    /** Leaves the other walks that diverged out of the plan. */
    private void onlyOneDiverged(Path kept) throws IOException {
        long first = Long.parseLong(seedOf(kept));
        for (long seed = first + 1; seed <= 12; seed++) {
            new FileTree(folder.resolve("whole/seed-" + seed)).delete();
        }
        replace("whole/campaign-plan.json", "\"seeds\" : \"1..12\"", "\"seeds\" : \"1.." + first + "\"");
    }

    @Test
    void a_walk_of_another_shard_is_refused() throws IOException {
        List<Path> shards = shards(2);
        Files.move(shards.get(0).resolve("seed-3"), shards.get(1).resolve("seed-3"));

        assertThatThrownBy(() -> Merge.of(shards))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("seed 3 is not a seed of shard 2/2 of 1..12");
    }

    @Test
    void a_folder_that_is_no_campaign_is_refused() {
        refused(List.of(folder.resolve("nowhere")), folder.resolve("nowhere") + ": there is no such folder");
        refused(
                List.of(folder),
                folder + ": not the folder of a campaign; it has no campaign-plan.json, so name the folder that"
                        + " run --seeds wrote (its --out)");
    }

    private void healthy() {
        campaign.cli = backend -> backend;
    }

    private List<Path> shards(int of) throws IOException {
        List<Path> shards = new ArrayList<>();
        for (Shard shard : Shard.all(of).toList()) {
            campaign.shard = shard;
            Path part = folder.resolve("shard-" + shard.index());
            campaign.walk(part);
            shards.add(part);
        }
        return shards;
    }

    private CampaignReport merged(List<Path> folders) {
        return Merge.of(folders).report(folder.resolve("merged"), walk -> walk);
    }

    private static void refused(List<Path> folders, String message) {
        assertThatThrownBy(() -> Merge.of(folders))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
