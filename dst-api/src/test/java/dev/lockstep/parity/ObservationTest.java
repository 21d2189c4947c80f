package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Channel;
import dev.lockstep.campaign.PlayedWalk;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.report.Recording;
import dev.lockstep.shelf.DurableShelf;
import dev.lockstep.shelf.DurableShelf.Bug;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.Observation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationTest {

    private static final int STEPS = 60;

    @TempDir
    private Path folder;

    private final List<StepRecord> steps = new ArrayList<>();

    private PlayedWalk walk(Bug bug) {
        return WalkBuilder.of(new Shelf())
                .arm("sound", new DurableShelf(Bug.NONE))
                .arm("other", new DurableShelf(bug))
                .steps(STEPS)
                .folder(folder.resolve("walk"))
                .listener(new WalkListener() {
                    @Override
                    public void stepped(StepRecord step) {
                        steps.add(step);
                    }
                })
                .play();
    }

    @Test
    void a_sound_store_is_in_parity_over_every_channel() {
        WalkResult result = walk(Bug.NONE).result();

        assertThat(result.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(result.observed())
                .extracting(Observed::channel)
                .as("the fake has no invariants")
                .containsExactly(Channel.QUERY, Channel.OLDER, Channel.YOUNGER, Channel.PHYSICAL, Channel.AFTERLIFE);
        assertThat(result.observed())
                .filteredOn(observed -> observed.channel() != Channel.PHYSICAL)
                .allSatisfy(observed -> assertThat(observed.arms())
                        .containsOnlyKeys("sound", "other")
                        .doesNotContainValue(0L));
    }

    @ParameterizedTest
    @CsvSource({
        "LOSES_WHAT_IS_NOT_READ, /(probe/all/rows/.*|outcome)",
        "OLDER_SESSION_IS_BEHIND, /older/all/rows/.*",
        "YOUNGER_SESSION_IS_EMPTY, /younger/all/rows/.*",
        "EMPTIED_WHEN_CLOSED, /afterlife/all/rows/.*",
        "CANNOT_BE_OPENED_AGAIN, /afterlife/all/outcome",
    })
    void a_bug_that_only_one_channel_sees_diverges_there(Bug bug, String path) {
        WalkResult result = walk(bug).result();

        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(result.findings().get(0).differences())
                .allSatisfy(
                        difference -> assertThat(difference.path().toString()).matches(path));
    }

    @Test
    void an_arm_that_this_machine_cannot_start_again_is_no_finding() {
        WalkResult result = walk(Bug.LOSES_ITS_MACHINE).result();

        assertThat(result.verdict()).isEqualTo(Verdict.INFRA);
        assertThat(result.detail()).contains("afterlife").contains("no engine answers");
    }

    @Test
    void a_session_that_is_offered_and_not_there_is_a_fault_of_the_plugin() {
        WalkResult result = walk(Bug.HAS_NO_SESSION_ALTHOUGH_IT_SAYS_SO).result();

        assertThat(result.verdict()).isEqualTo(Verdict.FAULT);
        assertThat(result.detail()).contains("although its provider offers that channel");
    }

    @Test
    void a_finding_that_a_read_after_each_step_hides_says_so() {
        PlayedWalk walk = walk(Bug.LOSES_WHAT_IS_NOT_READ);

        assertThat(walk.located()).hasValueSatisfying(located -> {
            assertThat(located.step()).isEmpty();
            assertThat(located.sentence()).contains("shows only unobserved");
        });
    }

    @Test
    void the_last_step_is_observed_by_every_channel() {
        walk(Bug.NONE);

        assertThat(steps).anyMatch(step -> step.probes().isEmpty());
        StepRecord last = steps.get(steps.size() - 1);
        assertThat(last.probes(Channel.QUERY)).isNotEmpty();
        assertThat(last.probes(Channel.OLDER)).isNotEmpty();
        assertThat(last.probes(Channel.YOUNGER)).isNotEmpty();
    }

    @Test
    void the_observations_are_in_the_record_and_are_replayed() throws Exception {
        walk(Bug.NONE);
        List<List<Channel>> drawn = channels();
        Path ops = folder.resolve("walk").resolve(Recording.COMMANDS);
        CommandFile<SortedMap<String, Long>> file = CommandFile.read(ops, CommandCodec.of(new Shelf()));
        assertThat(file.steps()).anyMatch(step -> step.observation().equals(Observation.NONE));

        steps.clear();
        CommandStream<SortedMap<String, Long>> again =
                CommandStream.recorded(new Shelf(), file, new Shelf().alphabet());
        Path replayed = Files.createDirectory(folder.resolve("replayed"));
        WalkPlan<SortedMap<String, Long>> plan = new WalkPlan<>(
                again,
                new ArmPlans(
                        "sound",
                        List.of(
                                Shelf.arm("sound", UnaryOperator.identity()),
                                Shelf.arm("cli", UnaryOperator.identity()))),
                Limits.of(Duration.ofSeconds(30)),
                Allowlist.NONE,
                replayed);
        Walk.run(plan, new WalkListener() {
            @Override
            public void stepped(StepRecord step) {
                steps.add(step);
            }
        });

        // These arms have no session, so the probes stand for one.
        assertThat(channels().stream().map(List::isEmpty))
                .containsExactlyElementsOf(drawn.stream().map(List::isEmpty).toList());
    }

    private List<List<Channel>> channels() {
        return steps.stream()
                .filter(step -> step.step() > 0)
                .map(step -> step.probes().stream()
                        .map(StepRecord.Probed::channel)
                        .distinct()
                        .toList())
                .toList();
    }
}
