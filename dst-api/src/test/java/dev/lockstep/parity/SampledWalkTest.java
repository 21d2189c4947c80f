package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.campaign.PlayedWalk;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Recording;
import dev.lockstep.shelf.PartOfShelf;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.RecordedStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large state is read in part after most steps, and what stays wrong is seen at the end at the latest. */
class SampledWalkTest {

    private static final int STEPS = 300;

    @TempDir
    private Path folder;

    private final AtomicInteger fired = new AtomicInteger();
    private final List<StepRecord> steps = new ArrayList<>();

    private PlayedWalk walk(Bug bug) {
        return walk(bug, new PartOfShelf(true));
    }

    private PlayedWalk walk(Bug bug, PartOfShelf shelf) {
        steps.clear();
        return WalkBuilder.of(shelf)
                .arm("sound", new Provider("sound", Bug.NONE))
                .arm("other", new Provider("other", bug))
                .seed(1)
                .steps(STEPS)
                .folder(folder.resolve(bug.name()))
                .listener(new WalkListener() {
                    @Override
                    public void stepped(StepRecord step) {
                        steps.add(step);
                    }
                })
                .play();
    }

    private Observed query(WalkResult result) {
        return result.observed().stream()
                .filter(observed -> observed.channel() == Channel.QUERY)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void most_observations_of_a_large_state_are_partial_some_are_full_and_the_last_one_is() {
        WalkResult result = walk(Bug.NONE).result();

        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.PARITY);
        long sampled = steps.stream()
                .filter(step -> step.sampledChannels().contains(Channel.QUERY))
                .count();
        assertThat(query(result).sampled()).isEqualTo(sampled).isGreaterThan(20);
        List<StepRecord> large = steps.stream()
                .filter(step -> step.step() > 0 && step.facts().get("things") >= PartOfShelf.LARGE)
                .toList();
        assertThat(large.subList(0, large.size() - 1))
                .as("full observations in the middle")
                .anyMatch(step ->
                        !step.probes().isEmpty() && step.sampledChannels().isEmpty());
        StepRecord last = steps.get(steps.size() - 1);
        assertThat(last.probes())
                .filteredOn(probed -> !probed.sampled())
                .extracting(probed -> probed.probe().name())
                .contains("all");
    }

    @Test
    void where_everything_would_be_read_a_partial_observation_has_what_is_beside_the_rows() {
        walk(Bug.NONE);

        List<StepRecord> physical = partial(Channel.PHYSICAL);
        assertThat(physical)
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.probes(Channel.PHYSICAL))
                        .extracting(probed -> probed.probe().name())
                        .containsExactly("part", "number", "besideRows"));
        assertThat(partial(Channel.QUERY))
                .allSatisfy(step -> assertThat(step.probes(Channel.QUERY))
                        .extracting(probed -> probed.probe().name())
                        .doesNotContain("besideRows"));
    }

    @Test
    void a_channel_that_has_no_reads_of_a_part_does_not_count_as_observed_in_part() {
        walk(Bug.NONE, new PartOfShelf(false));

        assertThat(partial(Channel.PHYSICAL)).isEmpty();
        assertThat(partial(Channel.QUERY)).isNotEmpty();
    }

    private List<StepRecord> partial(Channel channel) {
        return steps.stream()
                .filter(step -> step.sampledChannels().contains(channel))
                .toList();
    }

    @Test
    void the_journal_says_which_observations_were_partial() throws Exception {
        walk(Bug.NONE);

        long written = Files.readAllLines(folder.resolve("NONE").resolve("journal.jsonl")).stream()
                .filter(line -> line.contains("\"sampled\":[\""))
                .count();
        assertThat(written)
                .isPositive()
                .isEqualTo(steps.stream()
                        .filter(step -> !step.sampledChannels().isEmpty())
                        .count());
    }

    @Test
    void a_fault_that_hides_from_every_partial_read_is_seen_by_the_last_one_at_the_latest() {
        WalkResult result = walk(Bug.HIDES_FROM_PARTS).result();

        assertThat(fired).as("partial reads that were told what is not stored").hasPositiveValue();
        assertThat(steps)
                .filteredOn(step -> !step.sampledChannels().isEmpty())
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.differences()).isEmpty());
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        StepRecord found = result.findings().get(0).step();
        assertThat(found.probes()).anyMatch(probed -> !probed.sampled() && !probed.agreed());
    }

    @Test
    void a_partial_read_that_differs_is_followed_by_a_full_one_in_the_same_step() {
        WalkResult result = walk(Bug.LOSES_THE_FORTIETH).result();

        assertThat(fired).hasPositiveValue();
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        StepRecord found = result.findings().get(0).step();
        assertThat(found.probes()).anyMatch(probed -> probed.sampled() && !probed.agreed());
        assertThat(found.probes()).anyMatch(probed -> !probed.sampled() && !probed.agreed());
    }

    @Test
    void the_parts_are_recorded_and_the_same_seed_draws_the_same() throws Exception {
        walk(Bug.NONE);
        List<?> first = recorded();
        new FileTree(folder.resolve("NONE")).delete();
        walk(Bug.NONE);

        assertThat(recorded()).isEqualTo(first);
        assertThat(first)
                .anyMatch(
                        step -> ((RecordedStep<?>) step).observation().sample().isPresent());
    }

    private List<RecordedStep<SortedMap<String, Long>>> recorded() throws Exception {
        return CommandFile.read(
                        folder.resolve("NONE").resolve(Recording.COMMANDS), CommandCodec.of(new PartOfShelf(true)))
                .steps();
    }

    private enum Bug {
        NONE,
        /** Only a read of everything shows that a thing has another size. */
        HIDES_FROM_PARTS,
        LOSES_THE_FORTIETH
    }

    private final class Provider implements BackendProvider {
        private final String transport;
        private final Bug bug;

        Provider(String transport, Bug bug) {
            this.transport = transport;
            this.bug = bug;
        }

        @Override
        public String system() {
            return "shelf";
        }

        @Override
        public String transport() {
            return transport;
        }

        @Override
        public Evidence evidence(OperationKind kind) {
            return Evidence.NONE;
        }

        @Override
        public Backend open(ArmContext context) {
            return new Store(bug);
        }
    }

    private final class Store extends OperationBackend {
        private final TreeMap<String, Long> things = new TreeMap<>();
        private final Bug bug;
        private int puts;

        Store(Bug bug) {
            this.bug = bug;
        }

        @Override
        protected Outcome query(Operation.Query query) {
            if (query.before().equals("count")) {
                return new Outcome.Rows(List.of(Row.of(Cell.number(things.size()))));
            }
            if (query.after().isEmpty()) {
                return rows(things.entrySet().stream().toList(), bug == Bug.HIDES_FROM_PARTS && puts > 40);
            }
            if (bug == Bug.HIDES_FROM_PARTS && puts > 40) {
                fired.incrementAndGet();
            }
            String[] words = query.after().split(" ");
            return rows(
                    things.tailMap(words[0]).entrySet().stream()
                            .limit(Long.parseLong(words[1]))
                            .toList(),
                    false);
        }

        private Outcome rows(List<Map.Entry<String, Long>> from, boolean wrong) {
            List<Row> rows = new ArrayList<>();
            from.forEach(thing -> rows.add(Row.of(
                    Cell.text(thing.getKey()), Cell.number(thing.getValue() + (wrong && rows.isEmpty() ? 1 : 0)))));
            return new Outcome.Rows(rows);
        }

        @Override
        protected Outcome mutate(Operation.Mutate mutate) {
            if (!mutate.text().startsWith("put ")) {
                return Outcome.Done.UNCOUNTED;
            }
            String[] words = mutate.text().split(" ");
            if (things.containsKey(words[1])) {
                return new Outcome.Refused("DUPLICATE", "409", "there is a " + words[1]);
            }
            puts++;
            if (bug == Bug.LOSES_THE_FORTIETH && puts == 40) {
                fired.incrementAndGet();
                return Outcome.Done.affecting(1);
            }
            things.put(words[1], Long.valueOf(words[2]));
            return Outcome.Done.affecting(1);
        }

        @Override
        protected Outcome reopen() {
            return Outcome.Done.UNCOUNTED;
        }
    }
}
