package dev.lockstep.reduce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.report.ReportFile;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.StateReads;
import dev.lockstep.report.repro.ReproFolder;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.DurableShelf;
import dev.lockstep.shelf.ForwardingShelf;
import dev.lockstep.shelf.ScriptedShelf;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.system.Engine;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a walk reads between the steps may be a part of the cause; then the reproducer reads it too, or says why not.
 */
class ScriptReadsTest {

    @TempDir
    private Path folder;

    /** How often the bug was there. */
    private final AtomicInteger fired = new AtomicInteger();

    private FoundShelf found;
    private List<ArmPlan> arms;

    @AfterEach
    void close() {
        found.close();
    }

    private void find(Workload<SortedMap<String, Long>> workload, ArmPlan sound, ArmPlan wrong) {
        arms = List.of(sound, wrong);
        found = new FoundShelf(folder, arms).walking(workload);
        found.walk(new Put("cup", 1), new Put("jug", 90), new Put("pan", 2));
        assertThat(fired).as("the bug was there").hasPositiveValue();
    }

    private ArmPlan scripted(String name, ScriptedShelf.Bug bug) {
        ArmPlan arm = Shelf.arm(name, bug.planted(fired));
        return ArmPlan.of(name, new ScriptedShelf(arm.provider(), bug), Engine.of(Shelf.SYSTEM));
    }

    private void find(ScriptedShelf.Bug bug) {
        find(new Shelf(), scripted("embedded", ScriptedShelf.Bug.NONE), scripted("cli", bug));
    }

    private ReproFolder.Written written() throws IOException {
        return ReproFolder.write(found.walk, new Shelf(), new ArmPlans("embedded", arms))
                .get(0);
    }

    private record Played(int exit, String said) {}

    private static Played play(Path bundle) throws Exception {
        Process process = new ProcessBuilder("sh", bundle.resolve("run.sh").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Played(process.waitFor(), said);
    }

    @Test
    void a_read_between_the_steps_that_makes_a_later_one_wrong_is_in_the_script_which_shows_it() throws Exception {
        find(ScriptedShelf.Bug.ANSWERS_THE_FIRST_READ_AGAIN);

        Shrunk shrunk = found.shrink();

        assertThat(shrunk.reads()).isEqualTo(StateReads.AFTER_EACH_STEP);
        assertThat(shrunk.after()).isEqualTo(new Shrunk.Reproduction(3, 3));
        ReproFolder.Written written = written();
        assertThat(written.notShown()).isEmpty();
        assertThat(written.folder().resolve("issue.md"))
                .content()
                .contains("The reads between the other steps belong to it.");
        Played played = play(written.folder());
        assertThat(played.exit()).as(played.said()).isEqualTo(1);
        assertThat(played.said()).contains("cli lacks 1 row that embedded has");
    }

    @Test
    @Tag("nightly")
    void the_same_script_without_the_reads_between_the_steps_agrees() throws Exception {
        find(ScriptedShelf.Bug.ANSWERS_THE_FIRST_READ_AGAIN);
        Path recording = found.folder(found.shrink());

        Path bundle = ReproFolder.write(
                        folder.resolve("short"),
                        recording,
                        ReportFile.read(recording).findings().get(0),
                        StateReads.AT_THE_END,
                        new Shelf(),
                        new ArmPlans("embedded", arms))
                .folder();

        assertThat(play(bundle)).extracting(Played::exit).isEqualTo(0);
    }

    @Test
    void a_finding_that_needs_no_read_between_the_steps_has_a_short_script_which_shows_it() throws Exception {
        find(ScriptedShelf.Bug.LOSES_WHAT_IS_LARGE);

        Shrunk shrunk = found.shrink();

        assertThat(shrunk.reads()).isEqualTo(StateReads.AT_THE_END);
        assertThat(shrunk.after()).isEqualTo(new Shrunk.Reproduction(3, 3));
        ReproFolder.Written written = written();
        assertThat(written.notShown()).isEmpty();
        assertThat(written.steps()).as("the schema, the command and the read").isEqualTo(3);
        assertThat(play(written.folder())).extracting(Played::exit).isEqualTo(1);
    }

    @Test
    void a_finding_that_nobody_has_shrunk_says_that_the_reads_between_its_steps_were_not_tried() throws Exception {
        find(ScriptedShelf.Bug.ANSWERS_THE_FIRST_READ_AGAIN);

        ReproFolder.Written written = written();

        String caveat = StateReads.NOT_TRIED.caveat().orElseThrow();
        assertThat(written.notShown()).containsExactly(caveat);
        assertThat(written.folder().resolve("issue.md")).content().containsOnlyOnce(caveat);
        assertThat(written.folder().resolve(WalkFolder.NOT_SHOWN)).hasContent(caveat);
        assertThat(play(written.folder()))
                .extracting(Played::exit)
                .as("it agrees, which settles nothing")
                .isEqualTo(4);
    }

    /** Besides the things, their number is read. */
    private static final class Numbered extends ForwardingShelf {
        @Override
        public List<Probe> probes(SortedMap<String, Long> model) {
            List<Probe> probes = new ArrayList<>(super.probes(model));
            probes.add(
                    0,
                    new Probe(
                            "number",
                            Operation.query("count", List.of(new Column("things", ValueKind.NUMBER, "things")), ""),
                            List.of(Row.of(Cell.number(model.size())))));
            return probes;
        }
    }

    @Test
    @Tag("nightly")
    void a_read_of_something_else_that_makes_it_wrong_is_in_the_script_too() throws Exception {
        find(
                new Numbered(),
                FoundShelf.sound("embedded"),
                Shelf.arm(
                        "cli",
                        backend -> Answering.with(new SpoiltByCounting(fired, new AtomicBoolean()))
                                .apply(backend)));

        assertThat(found.shrink().reads()).isEqualTo(StateReads.ALL_AFTER_EACH_STEP);
    }

    /** The list is right until the things were counted. */
    private record SpoiltByCounting(AtomicInteger fired, AtomicBoolean counted) implements Answering.Answer {
        @Override
        public Outcome answer(Backend backend, Operation operation) throws InterruptedException {
            if (!(operation instanceof Operation.Query query)) {
                return backend.apply(operation);
            }
            if (query.before().equals("count")) {
                counted.set(true);
            } else if (counted.get()) {
                fired.incrementAndGet();
                return new Outcome.Rows(List.of());
            }
            return backend.apply(operation);
        }
    }

    @Test
    @Tag("nightly")
    void a_look_over_another_connection_that_makes_it_wrong_is_named_because_no_script_repeats_it() throws Exception {
        arms = List.of(behind("embedded", false), behind("cli", true));
        found = new FoundShelf(folder, arms);
        found.walk(1, 30);
        assertThat(fired).hasPositiveValue();

        Shrunk shrunk = found.shrink();

        assertThat(shrunk.reads()).isEqualTo(StateReads.MORE_THAN_A_SCRIPT_HAS);
        String caveat = shrunk.reads().caveat().orElseThrow();
        assertThat(written().notShown()).contains(caveat);
        assertThat(written().folder().resolve("issue.md")).content().containsOnlyOnce(caveat);
    }

    private ArmPlan behind(String name, boolean wrong) {
        BackendProvider durable = new DurableShelf(DurableShelf.Bug.NONE);
        return ArmPlan.of(name, wrong ? new Behind(durable, fired) : durable, Engine.of(Shelf.SYSTEM));
    }

    private record Behind(BackendProvider provider, AtomicInteger fired) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            return new LeftBehind(provider.open(context), fired, new ArrayList<>());
        }
    }

    /** A read over an older session leaves the store behind for good. */
    private record LeftBehind(Backend backend, AtomicInteger fired, List<Outcome> kept) implements ForwardingBackend {
        @Override
        public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
            if (!kept.isEmpty()) {
                fired.incrementAndGet();
                return kept;
            }
            return backend.read(queries);
        }

        @Override
        public List<Outcome> observe(Channel channel, List<Operation.Query> queries) throws InterruptedException {
            if (channel == Channel.QUERY) {
                return read(queries);
            }
            List<Outcome> seen = backend.observe(channel, queries);
            if (channel == Channel.OLDER && kept.isEmpty()) {
                kept.addAll(seen);
            }
            return seen;
        }
    }
}
