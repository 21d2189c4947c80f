package dev.lockstep.report.repro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Channel;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Json;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.report.Report;
import dev.lockstep.report.StateReads;
import dev.lockstep.shelf.Shelf;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoryNotesTest {

    @TempDir
    private Path temporary;

    private Story story(String... paths) throws Exception {
        return story(StateReads.AT_THE_END, List.of(new Shelf.Put("cup", 1)), paths);
    }

    private Story story(StateReads reads, List<Shelf.Put> commands, String... paths) throws Exception {
        Path folder = temporary.resolve("walk");
        List<ArmPlan> arms =
                List.of(Shelf.arm("a", UnaryOperator.identity()), Shelf.arm("b", UnaryOperator.identity()));
        WalkBuilder.of(new Shelf())
                .commands(commands)
                .folder(folder)
                .arm(arms.get(0))
                .arm(arms.get(1))
                .play()
                .close();
        List<Difference> differences = Stream.of(paths)
                .map(path -> new Difference(
                        DifferencePath.parse(path).orElseThrow(), DifferenceClass.VALUE, "a", "b", "", ""))
                .toList();
        Report.ReportedFinding finding = new Report.ReportedFinding(
                commands.size(),
                "put",
                "DIVERGED",
                "NOVEL",
                "0",
                "0",
                Json.MAPPER.createObjectNode(),
                Json.MAPPER.createObjectNode(),
                Json.MAPPER.createObjectNode(),
                differences,
                new TreeMap<>(),
                List.of(),
                Optional.empty());
        return Story.read(folder, finding, reads, new Shelf(), new ArmPlans("a", arms));
    }

    @Test
    void a_story_that_repeats_each_read_that_differed_has_nothing_to_add() throws Exception {
        Story story = story("/outcome", "/probe/all/rows");

        assertThat(story.steps()).filteredOn(Told::isRead).singleElement().satisfies(read -> {
            assertThat(read.channel()).isEqualTo(Channel.QUERY);
            assertThat(read.title()).isEqualTo("read all");
        });
        assertThat(story.notes()).isEmpty();
    }

    @Test
    void a_finding_that_needs_it_reads_what_differs_after_each_step() throws Exception {
        List<Shelf.Put> commands = List.of(new Shelf.Put("cup", 1), new Shelf.Put("jar", 2));

        Story story = story(StateReads.AFTER_EACH_STEP, commands, "/probe/all/rows");

        assertThat(story.steps().stream().map(Told::title)).endsWith("put", "read all", "put", "read all");
        assertThat(story.steps())
                .filteredOn(Told::isRead)
                .as("the one that differs")
                .hasSize(1);
    }

    @Test
    void a_finding_that_is_in_no_read_repeats_all_reads_of_earlier_steps() throws Exception {
        List<Shelf.Put> commands = List.of(new Shelf.Put("cup", 1), new Shelf.Put("jar", 2));

        Story story = story(StateReads.AFTER_EACH_STEP, commands, "/outcome");

        assertThat(story.steps().stream().map(Told::title)).endsWith("put", "read all", "put");
        assertThat(story.steps()).noneMatch(Told::isRead);
    }

    @Test
    void a_read_that_no_script_can_repeat_is_among_the_looks() throws Exception {
        Story story = story("/inside/deleted files are closed/rows/1", "/inside/deleted files are closed/rows/2");

        assertThat(story.steps()).noneMatch(Told::isRead);
        assertThat(story.looks()).singleElement().satisfies(look -> {
            assertThat(look.title()).isEqualTo("check of the store's files: deleted files are closed");
            assertThat(look.number()).isEqualTo(story.steps().size());
        });
        assertThat(story.notes())
                .as("nothing else shows it, so it is no further evidence")
                .singleElement()
                .asString()
                .startsWith("What differs is a check of the store's files");
    }

    @Test
    void a_read_that_no_script_can_repeat_is_named() throws Exception {
        Story story = story("/inside/deleted files are closed/rows", "/probe/allSample/rows/3", "/probe/all/rows");

        assertThat(story.steps()).filteredOn(Told::isRead).hasSize(1);
        assertThat(story.looks())
                .hasSize(2)
                .as("a read is no step of the walk")
                .allMatch(look -> look.number() == story.steps().size() - 1)
                .as("only the journal says that the order of its rows counts")
                .noneMatch(Told::ordered);
        assertThat(story.notes())
                .containsExactly(
                        "Further evidence: a check of the store's files, \"deleted files are closed\", differs too. It is not played"
                                + " here.",
                        "The read allSample differs too, and is not among the steps here: it is no read of the whole"
                                + " state.");
    }
}
