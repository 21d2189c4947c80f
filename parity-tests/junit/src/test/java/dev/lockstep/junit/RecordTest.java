package dev.lockstep.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.corpus.CorpusEntry;
import dev.lockstep.junit.Arms.Alike;
import dev.lockstep.junit.Arms.Lossy;
import dev.lockstep.junit.Arms.Right;
import dev.lockstep.junit.Arms.ShelfSystem;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Recording;
import dev.lockstep.report.ReportFile;
import dev.lockstep.shelf.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.Events;

/** Records are played again: the one that a person names, and those of the corpus. */
class RecordTest {

    private static final String CORPUS = "target/corpus";

    @TempDir
    private static Path before;

    @TempDir
    private Path out;

    private static Path record;

    static class Wrong {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Lossy.class},
                workloads = Shelf.class,
                seeds = "1")
        void shelves_agree() {}
    }

    @BeforeAll
    static void a_finding_is_recorded() throws IOException {
        Suite.of(Wrong.class, before).unshrunk().run();
        record = before.resolve("recordings").resolve(Wrong.class.getName() + ".shelves_agree/seed-1");
        new FileTree(Path.of(CORPUS)).delete();
        CorpusEntry.of(ReportFile.read(record), "lossy loses a thing")
                .file(Path.of(CORPUS).resolve("shelf"), "loses-a-thing", record.resolve(Recording.COMMANDS));
    }

    @Test
    void a_replay_takes_the_place_of_all_seeds_and_says_whether_the_finding_is_shown_again() {
        Events events = Suite.of(Wrong.class, out)
                .with("lockstep.replay", record.toString())
                .run();

        assertThat(Suite.names(events.failed())).containsExactly("replay of " + record);
        assertThat(Suite.only(events))
                .hasMessageStartingWith("DIVERGED at step ")
                .hasMessageContaining("\n  the replay shows the recorded finding again\n");
    }

    @Test
    void a_replay_is_green_once_the_bug_is_mended() {
        Events events = Suite.of(Wrong.class, out)
                .with("lockstep.replay", record.toString())
                .with("lockstep.arms", "right")
                .run();

        assertThat(Suite.thrown(events)).isEmpty();
        assertThat(Suite.names(events.succeeded())).containsExactly("replay of " + record);
    }

    @Test
    void a_file_of_commands_is_a_record_too() {
        Path file = record.resolve(Recording.COMMANDS);

        Events events = Suite.of(Wrong.class, out)
                .with("lockstep.replay", file.toString())
                .run();

        assertThat(Suite.only(events)).hasMessageStartingWith("DIVERGED at step ");
    }

    @Test
    void a_record_of_another_workload_is_refused() throws IOException {
        Path other = out.resolve("other.jsonl");
        Files.writeString(
                other,
                Files.readString(record.resolve(Recording.COMMANDS))
                        .replaceFirst("\"workload\":\"shelf\"", "\"workload\":\"cellar\""));

        Events events = Suite.of(Wrong.class, out)
                .with("lockstep.replay", other.toString())
                .run();

        assertThat(Suite.only(events))
                .hasMessageStartingWith("lockstep.replay: " + other + " is a walk of shelf, cellar, which ")
                .hasMessageContaining("choose the test with -Dtest=CLASS#METHOD");
    }

    @Test
    void a_file_that_is_no_record_is_refused() throws IOException {
        Path file = Files.writeString(out.resolve("no.jsonl"), "nothing\n");

        Events events = Suite.of(Wrong.class, out)
                .with("lockstep.replay", file.toString())
                .run();

        assertThat(Suite.only(events)).hasMessageStartingWith("lockstep.replay: " + file + ":1: ");
    }

    static class WithCorpus {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class, Lossy.class},
                arms = {"right", "alike"},
                workloads = Shelf.class,
                seeds = "1..2",
                corpus = CORPUS)
        void shelves_agree() {}
    }

    @Test
    void the_corpus_is_played_first() {
        Events events = Suite.of(WithCorpus.class, out).run();

        assertThat(Suite.thrown(events)).isEmpty();
        assertThat(Suite.names(events.succeeded()))
                .containsExactly(
                        "corpus, shelf/loses-a-thing.jsonl",
                        "shelf, shelf, right, alike, seed 1",
                        "shelf, shelf, right, alike, seed 2",
                        "shelf, shelf, right, alike, seeds 1..2 together");
    }

    @Test
    void an_entry_of_the_corpus_that_shows_something_else_needs_a_person() throws IOException {
        Path expectation = Path.of(CORPUS).resolve("shelf/loses-a-thing.json");
        String right = Files.readString(expectation);
        Files.writeString(expectation, right.replace("\"lossy\"", "\"alike\""));
        try {
            Events events = Suite.of(WithCorpus.class, out).run();

            assertThat(Suite.only(events))
                    .hasMessageContaining(
                            "loses-a-thing.jsonl does not show what is expected, lossy loses a thing: it is"
                                    + " PARITY; if its bug is mended, remove the entry");
        } finally {
            Files.writeString(expectation, right);
        }
    }

    static class ElsewhereCorpus {
        @ParityTest(
                systems = ShelfSystem.class,
                backends = {Right.class, Alike.class},
                workloads = Shelf.class,
                corpus = "src/main/java")
        void shelves_agree() {}
    }

    @Test
    void a_corpus_without_a_finding_of_the_test_is_refused() {
        assertThat(Suite.only(Suite.of(ElsewhereCorpus.class, out).run()))
                .hasMessageStartingWith("@ParityTest(corpus) of ")
                .hasMessageContaining("has no finding of this test's system and workload; leave it out");
    }
}
