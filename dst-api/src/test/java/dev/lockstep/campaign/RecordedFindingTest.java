package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Support;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Extent;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Recording;
import dev.lockstep.report.ReportFile;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.WrongShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay in which nobody looked where the finding was does not say that the finding is gone. */
class RecordedFindingTest {

    @TempDir
    private Path folder;

    /** The arm of a replay that has counts. */
    private String replayed = "wrong";

    @BeforeEach
    void walk() {
        WrongShelf.walk(
                folder,
                List.of(new Put("cup", 1)),
                List.of("embedded", "wrong"),
                "wrong",
                WrongShelf.rows(rows -> List.of()));
    }

    @Test
    void a_probe_that_gave_rows_without_a_difference_shows_that_the_finding_is_gone() throws IOException {
        assertThat(finding().unseenIn(replay(probed("rows"), new TreeMap<>()))).isEmpty();
    }

    @Test
    void a_probe_that_every_arm_refused_alike_was_no_look() throws IOException {
        WalkResult replay = replay(probed("refused NOT_FOUND"), new TreeMap<>());

        assertThat(finding().in(replay)).isEqualTo(Recurrence.Shown.NOTHING);
        assertThat(finding().unseenIn(replay)).contains("the probe 'all' never gave rows, only [refused NOT_FOUND]");
    }

    @Test
    void an_invariant_that_cannot_look_in_another_release_was_no_look() throws IOException {
        Path report = folder.resolve(Recording.REPORT);
        Files.writeString(report, Files.readString(report).replace("/probe/all/rows", "/inside/all/rows"));

        assertThat(finding().unseenIn(replay(new TreeMap<>(), looked(0, "the release lacks it"))))
                .contains("the invariant 'all' never looked: the release lacks it");
        assertThat(finding().unseenIn(replay(new TreeMap<>(), new TreeMap<>())))
                .contains("the invariant 'all' never looked");
        assertThat(finding().unseenIn(replay(new TreeMap<>(), looked(1, "")))).isEmpty();
    }

    @Test
    void a_probe_that_was_never_asked_was_no_look() throws IOException {
        assertThat(finding().unseenIn(replay(new TreeMap<>(), new TreeMap<>())))
                .contains("the probe 'all' was never asked");
    }

    @Test
    void an_arm_that_is_not_in_the_replay_is_replaced_by_any_that_looked() throws IOException {
        RecordedFinding elsewhere = finding("embedded", "server");

        assertThat(elsewhere.unseenIn(replay(probed("refused NOT_FOUND"), new TreeMap<>())))
                .contains("the probe 'all' never gave rows, only [refused NOT_FOUND]");
        assertThat(elsewhere.unseenIn(replay(probed("rows"), new TreeMap<>()))).isEmpty();
    }

    @Test
    void an_invariant_that_looked_on_another_arm_looked() throws IOException {
        Path report = folder.resolve(Recording.REPORT);
        Files.writeString(report, Files.readString(report).replace("/probe/all/rows", "/inside/all/rows"));
        RecordedFinding elsewhere = finding("embedded", "server");

        assertThat(elsewhere.unseenIn(replay(new TreeMap<>(), looked(1, "")))).isEmpty();
        assertThat(elsewhere.unseenIn(replay(new TreeMap<>(), looked(0, "the release lacks it"))))
                .contains("the invariant 'all' never looked: the release lacks it");
    }

    private RecordedFinding finding() throws IOException {
        return finding("embedded", "wrong");
    }

    private RecordedFinding finding(String... arms) throws IOException {
        replayed = arms[1];
        return RecordedFinding.of(ReportFile.read(folder), List.of(arms)).orElseThrow();
    }

    private SortedMap<String, SortedMap<String, Coverage.Counts>> probed(String outcome) {
        return of(new Coverage.Counts(new TreeMap<>(Map.of(outcome, 1L)), 0, Support.Level.OFFERED, ""));
    }

    private SortedMap<String, SortedMap<String, Coverage.Looks>> looked(long times, String reason) {
        return of(new Coverage.Looks(times, 0, reason));
    }

    private <T> SortedMap<String, SortedMap<String, T>> of(T counts) {
        SortedMap<String, SortedMap<String, T>> all = new TreeMap<>();
        all.put("all", new TreeMap<>(Map.of(replayed, counts)));
        return all;
    }

    private static WalkResult replay(
            SortedMap<String, SortedMap<String, Coverage.Counts>> probes,
            SortedMap<String, SortedMap<String, Coverage.Looks>> invariants) {
        return new WalkResult(
                Verdict.PARITY,
                "",
                new Extent(1, 1, 0, Ending.COMPLETE),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                new Coverage(new TreeMap<>(), probes, new TreeMap<>(), invariants, new TreeMap<>(), List.of()),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
    }
}
