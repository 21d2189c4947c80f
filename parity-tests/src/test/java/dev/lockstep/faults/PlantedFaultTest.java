package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.known.KnownDifference;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Row;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.workload.CommandKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlantedFaultTest {

    private static final BackendProvider EMBEDDED = new H2EmbeddedProvider();
    private static final long SEED = 1;
    private static final long STEPS = 400;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** For bugs that must run into the limit. No answer of a healthy arm takes nearly as long. */
    private static final Duration SHORT_LIMIT = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    /**
     * The walk of each test below with the bug present but switched off. This shows that the tests below see the bug
     * itself.
     */
    @Tag("nightly")
    @Test
    void a_bug_that_is_switched_off_is_harmless() {
        for (boolean everywhere : new boolean[] {false, true}) {
            WalkResult result = walk(Bug.NONE, everywhere, LIMIT);
            assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.PARITY);
            assertThat(result.steps()).isEqualTo(STEPS);
            assertThat(result.known()).isEmpty();
        }
    }

    /** Shows that no bug below counts as novel only because the allow-list was not in force. */
    @Test
    void the_real_list_is_in_force_and_its_commands_are_drawn() {
        WalkResult result = walk(() -> (AnswerBugs.Rows) PlantedFaultTest::asAServerKnowsItsCaller, false, LIMIT);
        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.PARITY);
        assertThat(result.known())
                .isNotEmpty()
                .allSatisfy(known -> assertThat(known.step().kind()).isEqualTo("findCaller"));
        assertThat(result.entryHits())
                .containsOnlyKeys(Ground.H2.list().entries().stream()
                        .map(KnownDifference::id)
                        .toList());
        assertThat(result.coverage().commands().keySet())
                .containsAll(Ground.H2.list().entries().stream()
                        .map(KnownDifference::command)
                        .toList());
    }

    private static List<Row> asAServerKnowsItsCaller(Query query, List<Row> truth) {
        return query.columns().get(0).name().equals("remote") ? List.of(Row.of(Cell.bool(true))) : truth;
    }

    /** All of them together take minutes. */
    static Stream<Fault> oneOfThree() {
        return Stream.of(Fault.values()).filter(fault -> fault.ordinal() % 3 == 0);
    }

    static Stream<Fault> theOthers() {
        return Stream.of(Fault.values()).filter(fault -> fault.ordinal() % 3 != 0);
    }

    @Tag("nightly")
    @ParameterizedTest
    @MethodSource("theOthers")
    void any_other_planted_bug_is_seen(Fault fault) {
        a_planted_bug_is_seen(fault);
    }

    @ParameterizedTest
    @MethodSource("oneOfThree")
    void a_planted_bug_is_seen(Fault fault) {
        boolean mustTimeOut = fault.seen().cause().equals(Optional.of(Broken.Cause.TIMED_OUT));
        WalkResult result = walk(fault.bug(), fault.isEverywhere(), mustTimeOut ? SHORT_LIMIT : LIMIT);
        new Sighting(result).isOf(fault, SocialWalk.OTHER);
    }

    @Test
    void every_kind_of_command_that_a_bug_is_expected_at_is_one_of_the_workload() {
        Set<String> alphabet = Stream.of(Ground.H2, Ground.JENA)
                .flatMap(ground -> ground.workload().alphabet().stream())
                .map(CommandKind::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(alphabet).containsAll(Seen.words(Seen.ANY));
    }

    private WalkResult walk(Supplier<Bug> bug, boolean everywhere, Duration limit) {
        BackendProvider reference = everywhere ? new PlantedProvider(EMBEDDED, bug) : EMBEDDED;
        return new SocialWalk(reference, new PlantedProvider(EMBEDDED, bug), SEED, STEPS, limit)
                .play(folder.resolve(everywhere ? "everywhere" : "one"));
    }
}
