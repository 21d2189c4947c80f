package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Channel;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.WrongShelf;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each arm was asked in its own words, for the command and for a read that differs. */
class AskedTest {

    @TempDir
    private Path temporary;

    private Divergence divergence(UnaryOperator<dev.lockstep.backend.Backend> bug) {
        WalkBuilder<SortedMap<String, Long>> walk = WalkBuilder.of(new Shelf())
                .commands(List.of(new Put("cup", 1), new Put("bowl", 2)))
                .reference("embedded")
                .folder(temporary.resolve("walk"));
        walk.arm(Shelf.arm("embedded", UnaryOperator.identity()));
        walk.arm(Shelf.byRequests(Shelf.arm("right", UnaryOperator.identity())));
        walk.arm(Shelf.byRequests(Shelf.arm("wrong", bug)));
        walk.play();
        return WrongShelf.divergence(temporary.resolve("walk"));
    }

    @Test
    void a_read_that_differs_has_the_request_of_each_arm_that_noted_one() {
        Divergence divergence = divergence(WrongShelf.rows(rows -> List.of()));

        assertThat(divergence.disagreements()).singleElement().satisfies(read -> {
            assertThat(read.asked())
                    .isEqualTo(Map.of(
                            "right", List.of("GET /shelf?list\n# HTTP status 200"),
                            "wrong", List.of("GET /shelf?list\n# HTTP status 200")));
            assertThat(read.askedAlike(divergence.walk().arms()))
                    .containsExactly(
                            new Disagreement.Asked(List.of("embedded"), List.of(), "was asked the statement itself."),
                            new Disagreement.Asked(
                                    List.of("right", "wrong"), List.of("GET /shelf?list"), "were asked by:"));
            assertThat(read.status("right")).isEqualTo(" (HTTP status 200)");
        });
        assertThat(DivergenceJson.of(divergence).path("reads").path(0).path("asked"))
                .isEqualTo(Json.tree("{\"right\":[\"GET /shelf?list\\n# HTTP status 200\"],"
                        + "\"wrong\":[\"GET /shelf?list\\n# HTTP status 200\"]}"));
    }

    @Test
    void an_arm_without_words_was_asked_the_statement_only_if_it_answered() {
        SortedMap<String, List<String>> asked = new TreeMap<>(
                Map.of("ok", List.of("GET /\n# HTTP status 200"), "bad", List.of("GET /\n# HTTP status 500")));
        Disagreement read = new Disagreement(
                Channel.QUERY,
                Optional.of("list"),
                "list",
                "model",
                List.of("bad"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(),
                asked,
                new TreeMap<>(Map.of(
                        "ok", "rows", "bad", "rows", "inside", "rows", "left", "unsupported", "late", "broken")));

        assertThat(read.askedAlike(List.of("inside", "left", "absent", "late", "ok", "bad")))
                .containsExactly(
                        new Disagreement.Asked(List.of("inside"), List.of(), "was asked the statement itself."),
                        new Disagreement.Asked(
                                List.of("late"),
                                List.of(),
                                "gave no answer, and nothing is noted of how it was asked."),
                        new Disagreement.Asked(List.of("ok", "bad"), List.of("GET /"), "were asked by:"));
        assertThat(read.status("bad")).isEqualTo(" (HTTP status 500)");
    }

    @Test
    void an_answer_to_the_command_has_the_status_with_which_it_came() {
        Divergence divergence =
                divergence(WrongShelf.answering("put bowl", new Refused("DUPLICATE", "409", "there is a bowl")));

        assertThat(divergence.voices())
                .filteredOn(voice -> !voice.model())
                .extracting(Voice::asked)
                .containsExactly(
                        List.of(),
                        List.of("POST /shelf put bowl 2\n# HTTP status 200"),
                        List.of("POST /shelf put bowl 2\n# HTTP status 409"));
        assertThat(divergence.voices())
                .extracting(Voice::status)
                .containsExactly(
                        Optional.empty(),
                        Optional.of("HTTP status 200"),
                        Optional.of("HTTP status 409"),
                        Optional.empty());
        assertThat(divergence.disagreements())
                .allSatisfy(answer -> assertThat(answer.asked()).isEmpty());
    }
}
