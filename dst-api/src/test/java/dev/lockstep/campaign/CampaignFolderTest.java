package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.assembly.InputException;
import dev.lockstep.platform.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of a campaign does not depend on the number of workers, or on a kill in between. */
class CampaignFolderTest {

    @TempDir
    private Path folder;

    private final ShelfCampaign campaign = new ShelfCampaign();

    @BeforeEach
    void some_seeds_diverge() {
        campaign.cli = ShelfCampaign.MISCOUNTING_SOME;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void the_report_is_the_same_for_any_number_of_workers(int workers) throws IOException {
        CampaignReport one = campaign.walk(folder.resolve("one"));
        campaign.workers = workers;
        CampaignReport several = campaign.walk(folder.resolve("several"));

        assertThat(one.verdict()).isEqualTo("DIVERGED");
        assertThat(ShelfCampaign.timeless(several)).isEqualTo(ShelfCampaign.timeless(one));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void a_campaign_ends_with_the_same_finding_for_any_number_of_workers(int workers) throws IOException {
        campaign.keepGoing = false;
        CampaignReport one = campaign.walk(folder.resolve("one"));
        campaign.workers = workers;
        CampaignReport several = campaign.walk(folder.resolve("several"));

        assertThat(one.walks())
                .hasSizeLessThan(12)
                .last()
                .satisfies(walk -> assertThat(walk.failed()).isTrue());
        assertThat(ShelfCampaign.timeless(several)).isEqualTo(ShelfCampaign.timeless(one));
        assertThat(walks("several")).isEqualTo(walks("one"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void the_limit_of_different_findings_counts_in_the_order_of_the_seeds(int workers) throws IOException {
        campaign.maxBuckets = Optional.of(1);
        campaign.workers = workers;

        CampaignReport report = campaign.walk(folder.resolve("walked"));

        assertThat(report.buckets()).hasSize(1);
        assertThat(report.walks())
                .last()
                .satisfies(walk -> assertThat(walk.failed()).isTrue());
    }

    @Test
    void a_resumed_campaign_plays_what_did_not_come_to_its_end() throws IOException {
        CampaignReport whole = campaign.walk(folder.resolve("whole"));
        Path killed = folder.resolve("killed");
        campaign.walk(killed);
        killAfter(killed, 5);
        FileTime before = Files.getLastModifiedTime(killed.resolve("seed-4/walk.json"));

        campaign.resume = true;
        CampaignReport resumed = campaign.walk(killed);

        assertThat(ShelfCampaign.timeless(resumed)).isEqualTo(ShelfCampaign.timeless(whole));
        assertThat(Files.getLastModifiedTime(killed.resolve("seed-4/walk.json")))
                .as("a walk that came to its end is kept")
                .isEqualTo(before);
        assertThat(killed.resolve("seed-5/walk.json")).exists();
    }

    @Test
    void the_record_of_a_killed_walk_with_a_report_is_kept() throws IOException {
        campaign.walk(folder);
        Files.delete(folder.resolve("seed-5/walk.json"));

        campaign.resume = true;
        campaign.walk(folder);

        assertThat(folder.resolve("unfinished/seed-5/report.json")).exists();
        assertThat(campaign.notes)
                .containsExactly("seed 5 did not come to its end and is walked again; its record is kept in "
                        + folder.resolve("unfinished/seed-5"));
    }

    @Test
    void a_damaged_result_is_walked_again() throws IOException {
        CampaignReport whole = campaign.walk(folder);
        Files.writeString(folder.resolve("seed-5/walk.json"), "{");

        campaign.resume = true;
        CampaignReport resumed = campaign.walk(folder);

        assertThat(ShelfCampaign.timeless(resumed)).isEqualTo(ShelfCampaign.timeless(whole));
        assertThat(campaign.notes.get(0))
                .startsWith(folder.resolve("seed-5/walk.json") + ": not the result of a walk")
                .endsWith(", so seed 5 is walked again");
    }

    @Test
    void another_campaign_is_not_resumed() throws IOException {
        campaign.walk(folder);
        campaign.resume = true;
        campaign.seeds = "1..13";

        assertThatThrownBy(() -> campaign.walk(folder))
                .isInstanceOf(InputException.class)
                .hasMessage("--resume: another campaign: seeds is 1..12 in " + folder
                        + ", and 1..13 in what is asked now; ask for the same again, or name another --out");
    }

    @Test
    void a_folder_without_a_campaign_is_not_resumed() {
        campaign.resume = true;

        assertThatThrownBy(() -> campaign.walk(folder))
                .isInstanceOf(InputException.class)
                .hasMessage("--resume: " + folder + " has no campaign-plan.json, so no campaign was begun there; leave"
                        + " --resume out");
    }

    /** Leaves what a kill in the middle of a walk leaves. */
    private static void killAfter(Path campaign, long seed) throws IOException {
        Files.delete(campaign.resolve("campaign.json"));
        Files.delete(campaign.resolve("seed-" + seed + "/walk.json"));
        Files.delete(campaign.resolve("seed-" + seed + "/report.json"));
        for (long later = seed + 1; later <= 12; later++) {
            new FileTree(campaign.resolve("seed-" + later)).delete();
        }
        Files.setLastModifiedTime(
                campaign.resolve("seed-4/walk.json"), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private List<String> walks(String campaign) throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve(campaign))) {
            // A finding behind the end is kept elsewhere.
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith("seed-"))
                    .sorted()
                    .toList();
        }
    }
}
