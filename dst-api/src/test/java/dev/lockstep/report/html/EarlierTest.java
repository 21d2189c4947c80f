package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.shelf.Shelf.Count;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.Shelf.ReopenShelf;
import dev.lockstep.shelf.WrongShelf;
import dev.lockstep.workload.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of the steps before a divergence a page lists. */
class EarlierTest {

    @TempDir
    private Path temporary;

    @Test
    void reads_that_follow_each_other_are_folded_together() throws IOException {
        String steps = before(List.of(
                new Put("cup", 1), new Count(), new Count(), new Count(), new Put("bowl", 2), new Put("jug", 3)));

        assertThat(steps)
                .contains("2 to 4  3 reads")
                .containsSubsequence("1  </span>", "2 to 4", "2  </span>", "4  </span>", "5  </span>");
    }

    @Test
    void a_command_of_the_shortest_script_is_listed_however_far_before_it_was() throws IOException {
        List<Command<SortedMap<String, Long>>> commands = new ArrayList<>();
        commands.add(new Put("first", 1));
        commands.add(new ReopenShelf());
        for (int i = 0; i < 20; i++) {
            commands.add(new Put("pan" + i, i + 1));
        }
        commands.add(new Put("jug", 3));
        play("walk", commands);
        Path shrunk = temporary.resolve(
                "walk/" + Shrunk.FOLDER + "/" + walk().divergences().get(0).bucket());
        Files.createDirectories(shrunk.getParent());
        play(temporary.relativize(shrunk).toString(), List.of(new ReopenShelf(), new Put("jug", 3)));

        String steps = drawn();

        assertThat(steps).contains("\">2  </span>", "Then, nearer to it:", "\">22  </span>");
        assertThat(steps).doesNotContain("\">1  </span>", "\">3  </span>");
    }

    private String before(List<Command<SortedMap<String, Long>>> commands) throws IOException {
        play("walk", commands);
        return drawn();
    }

    private void play(String folder, List<Command<SortedMap<String, Long>>> commands) {
        WrongShelf.divergence(
                temporary.resolve(folder),
                commands,
                "wrong",
                WrongShelf.answering("put jug", new Refused("DUPLICATE", "409", "there is a jug")));
    }

    private WalkFolder walk() throws IOException {
        return WalkFolder.read(temporary.resolve("walk"));
    }

    private String drawn() throws IOException {
        String page = Files.readString(Pages.walk(walk(), false));
        return page.substring(page.indexOf("<h2>The steps before</h2>"), page.indexOf("id=\"steps\""));
    }
}
