package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.Deadline;
import dev.lockstep.reduce.ShrunkTable;
import dev.lockstep.reduce.ShrunkTable.Found;
import dev.lockstep.report.Shrunk;
import dev.lockstep.server.h2.H2ServerProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How small the findings of planted bugs become over real arms. {@code -Dlockstep.accept=true} writes the tables into
 * {@code docs/shrinking.md}, {@code -Dlockstep.shrink.seeds=3} asks for fewer seeds than ten, and
 * {@code -Dlockstep.shrink.bugs=lost_write,text_cut} tries some bugs, whose table is written into {@code target} alone
 * and compared with nothing.
 */
@Tag("nightly")
class ShrunkFaultTest {

    private static final int SEEDS = Integer.getInteger("lockstep.shrink.seeds", 10);

    private static final long STEPS = 100;

    /** Each bug has one finding before any has two, and after this time no further ones are begun. */
    private static final Duration ENOUGH = Duration.ofMinutes(Integer.getInteger("lockstep.shrink.minutes", 40));

    /** A table that is worth nothing without all of its seeds is not cut short. */
    private static final Duration HOURS = Duration.ofHours(6);

    private static final List<String> SOME = some(System.getProperty("lockstep.shrink.bugs", ""));

    /** Bugs of each kind: a write, an answer, a value, a refusal, and the store as a whole. */
    private static final List<Fault> HANDFUL = List.of(
            Fault.LOST_WRITE,
            Fault.OTHER_CODE,
            Fault.WRONG_ORDER,
            Fault.TEXT_TRIMMED,
            Fault.REOPEN_LOSES_THE_LAST_WRITE);

    /** Its arms need longer to open, so there are fewer. */
    private static final List<Fault> HANDFUL_OF_JENA = List.of(Fault.LOST_WRITE, Fault.OTHER_CLASS, Fault.TEXT_TRIMMED);

    /** A walk that times out takes half a minute for each trial. */
    private static final EnumSet<Cause> LONG = EnumSet.of(Cause.TIMED_OUT);

    /** Jena reports no count of the triples that an update changed, so no count can be wrong. */
    private static final EnumSet<Fault> NOT_OF_JENA = EnumSet.of(Fault.WRONG_COUNT, Fault.WRONG_COUNT_EVERYWHERE);

    private static final BackendProvider H2 = new H2EmbeddedProvider();

    private static final BackendProvider JENA = new JenaEmbeddedProvider();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"NUMBER_ROUNDED, 1", "REOPEN_LOSES_THE_LAST_WRITE, 2"})
    void a_planted_bug_is_shrunk_to_the_commands_that_it_needs(Fault fault, int commands) throws IOException {
        Found found =
                new ShrunkFault(fault, H2, H2, Map.of()).of(1, 200, folder).orElseThrow();

        assertThat(found.script()).as(String.join("\n", found.script())).hasSize(commands);
        assertThat(found.shrunk().ended()).isEqualTo(Shrunk.Ended.FINISHED);
        assertThat(found.shrunk().after()).isEqualTo(new Shrunk.Reproduction(3, 3));
    }

    /** Returns the names in a list; a name that no bug has would leave a table without it, and say nothing. */
    private static List<String> some(String names) {
        List<String> all = Stream.of(Fault.values()).map(ShrunkFaultTest::name).toList();
        List<String> some = Stream.of(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        List<String> unknown = some.stream().filter(name -> !all.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "no bug is called " + String.join(", ", unknown) + "; there are " + String.join(", ", all));
        }
        return some;
    }

    private static String name(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void bugs_of_h2_in_process_become_as_small_as_they_ever_were() throws IOException {
        assertSmall(table("h2-embedded", shrinkable(), H2, H2, Map.of(), SEEDS, ENOUGH));
    }

    @Test
    void bugs_of_jena_in_process_become_as_small_as_they_ever_were() throws IOException {
        List<Fault> faults = shrinkable().stream()
                .filter(fault -> !NOT_OF_JENA.contains(fault))
                .toList();

        assertSmall(table("jena-embedded", faults, JENA, JENA, Map.of(), SEEDS, ENOUGH));
    }

    @Test
    void ten_seeds_of_a_bug_of_h2_end_with_few_scripts() throws IOException {
        ShrunkTable table = table("h2-embedded-ten", HANDFUL, H2, H2, Map.of(), SEEDS, HOURS);

        assertSmall(table);
        assertFew(table);
    }

    @Test
    void ten_seeds_of_a_bug_of_jena_end_with_few_scripts() throws IOException {
        ShrunkTable table = table("jena-embedded-ten", HANDFUL_OF_JENA, JENA, JENA, Map.of(), SEEDS, HOURS);

        assertSmall(table);
        assertFew(table);
    }

    /** A trial starts a server, so there are fewer seeds. */
    @Test
    void bugs_of_a_server_of_h2_become_as_small_as_they_ever_were() throws IOException {
        assertSmall(table(
                "h2-server",
                shrinkable(),
                H2,
                new H2ServerProvider(),
                Map.of("server.launcher", "process"),
                Math.max(1, SEEDS / 5),
                ENOUGH));
    }

    /** A bug that strikes at several kinds of commands has a script for each, so most seeds must share one. */
    private static void assertFew(ShrunkTable table) {
        assertThat(table.byBug().values()).allSatisfy(found -> assertThat(found).hasSizeGreaterThanOrEqualTo(SEEDS));
        if (SOME.isEmpty()) {
            assertThat(table.withTheSameScriptOfTheirBug()).as(table::toString).isGreaterThanOrEqualTo(0.5);
        }
    }

    /** The numbers that are kept are of all bugs, so a table of some is only shown. */
    private static void assertSmall(ShrunkTable table) {
        if (!SOME.isEmpty()) {
            return;
        }
        assertThat(table.atTheMinimum()).as(table::toString).isGreaterThanOrEqualTo(0.95);
        assertThat(table.withTheSameScript()).as(table::toString).isGreaterThanOrEqualTo(0.9);
        assertThat(table.medianTrials()).as(table::toString).isLessThanOrEqualTo(60);
    }

    private static List<Fault> shrinkable() {
        return Stream.of(Fault.values())
                .filter(fault -> fault.seen().verdict() != Verdict.FAULT)
                .filter(fault -> fault.seen().cause().filter(LONG::contains).isEmpty())
                .toList();
    }

    private ShrunkTable table(
            String name,
            List<Fault> all,
            BackendProvider reference,
            BackendProvider wrong,
            Map<String, String> settings,
            int seeds,
            Duration most)
            throws IOException {
        List<Fault> faults = all.stream()
                .filter(fault -> SOME.isEmpty() || SOME.contains(name(fault)))
                .toList();
        assumeThat(faults).as("the bugs of this table that were asked for").isNotEmpty();
        ShrunkTable table = SOME.isEmpty() ? new ShrunkTable(name) : ShrunkTable.ofSome(name);
        Deadline enough = Deadline.in(most);
        Map<Fault, Long> tried = new EnumMap<>(Fault.class);
        EnumSet<Fault> found = EnumSet.noneOf(Fault.class);
        for (int round = 1; round <= seeds && (round == 1 || !enough.passed()); round++) {
            for (Fault fault : faults) {
                Optional<Found> one = Optional.empty();
                long seed = tried.getOrDefault(fault, 0L);
                while (one.isEmpty() && seed < 3L * round) {
                    seed++;
                    one = new ShrunkFault(fault, reference, wrong, settings).of(seed, STEPS, folder);
                }
                tried.put(fault, seed);
                one.ifPresent(table::add);
                one.ifPresent(each -> found.add(fault));
                if (!found.contains(fault)) {
                    table.unseen(name(fault), seed);
                }
                // A run of hours that is stopped leaves what it has.
                if (table.size() > 0) {
                    table.write();
                }
            }
        }
        assertThat(found).as("planted bugs with a finding").containsAll(faults);
        return table;
    }
}
