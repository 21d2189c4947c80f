package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.Shrunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How small the findings of planted bugs become over real arms of H2. The nightly table is in
 * {@code target/shrunk-faults.txt}; fewer seeds than ten are asked for with {@code -Dlockstep.shrink.seeds=3}.
 */
class ShrunkFaultTest {

    private static final int SEEDS = Integer.getInteger("lockstep.shrink.seeds", 10);

    private static final long STEPS = 100;

    /** A walk that times out takes half a minute for each trial. */
    private static final EnumSet<Cause> LONG = EnumSet.of(Cause.TIMED_OUT);

    @TempDir
    private Path folder;

    @Tag("nightly")
    @ParameterizedTest
    @CsvSource({"NUMBER_ROUNDED, 1", "REOPEN_LOSES_THE_LAST_WRITE, 2"})
    void a_planted_bug_is_shrunk_to_the_commands_that_it_needs(Fault fault, int commands) throws IOException {
        ShrunkFault found =
                ShrunkFault.of(fault, new H2EmbeddedProvider(), 1, 200, folder).orElseThrow();

        assertThat(found.script()).as(found.text()).hasSize(commands);
        assertThat(found.shrunk().ended()).isEqualTo(Shrunk.Ended.FINISHED);
        assertThat(found.shrunk().after()).isEqualTo(new Shrunk.Reproduction(3, 3));
    }

    @Test
    @Tag("nightly")
    void planted_bugs_from_many_seeds_end_with_few_commands() throws IOException {
        Path table = Files.createDirectories(Path.of("target")).resolve("shrunk-faults.txt");
        Files.writeString(
                table, "fault                             bucket        seeds fewest same  trials     s  script\n");
        List<ShrunkFault> all = new ArrayList<>();
        int fewest = 0;
        int same = 0;
        for (Fault fault : shrinkable()) {
            Map<String, List<ShrunkFault>> byBucket = new TreeMap<>();
            for (ShrunkFault found : found(fault)) {
                byBucket.computeIfAbsent(found.shrunk().shows(), unused -> new ArrayList<>())
                        .add(found);
                all.add(found);
            }
            for (Map.Entry<String, List<ShrunkFault>> bucket : byBucket.entrySet()) {
                Row row = Row.of(bucket.getValue());
                fewest += row.fewest();
                same += row.same();
                Files.writeString(table, row.text(fault, bucket.getKey()), StandardOpenOption.APPEND);
            }
        }
        long[] trials = all.stream()
                .mapToLong(found -> found.shrunk().trials())
                .sorted()
                .toArray();
        Files.writeString(
                table,
                String.format(
                        Locale.ROOT,
                        "%d shrunk, %d with the fewest commands of their bucket, %d with its commonest script, median %d trials%n",
                        all.size(),
                        fewest,
                        same,
                        trials[trials.length / 2]),
                StandardOpenOption.APPEND);
        assertThat(fewest).isGreaterThanOrEqualTo((int) (all.size() * 0.95));
        assertThat(trials[trials.length / 2]).isLessThanOrEqualTo(60);
    }

    private static List<Fault> shrinkable() {
        return Stream.of(Fault.values())
                .filter(fault -> fault.seen().verdict() != Verdict.FAULT)
                .filter(fault -> fault.seen().cause().filter(LONG::contains).isEmpty())
                .toList();
    }

    private List<ShrunkFault> found(Fault fault) throws IOException {
        List<ShrunkFault> found = new ArrayList<>();
        for (long seed = 1; found.size() < SEEDS && seed <= 3L * SEEDS; seed++) {
            Optional<ShrunkFault> one = ShrunkFault.of(fault, new H2EmbeddedProvider(), seed, STEPS, folder);
            one.ifPresent(found::add);
        }
        return found;
    }

    /** The walks of one bug in one bucket. */
    private record Row(int walks, long least, int fewest, int same, double trials, double seconds, String script) {

        static Row of(List<ShrunkFault> walks) {
            long least =
                    walks.stream().mapToLong(found -> found.shrunk().to()).min().orElseThrow();
            Map<String, Long> scripts = walks.stream()
                    .collect(Collectors.groupingBy(ShrunkFault::text, TreeMap::new, Collectors.counting()));
            Map.Entry<String, Long> commonest = scripts.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow();
            return new Row(
                    walks.size(),
                    least,
                    (int) walks.stream()
                            .filter(found -> found.shrunk().to() == least)
                            .count(),
                    Math.toIntExact(commonest.getValue()),
                    walks.stream()
                            .mapToLong(found -> found.shrunk().trials())
                            .average()
                            .orElseThrow(),
                    walks.stream()
                            .mapToDouble(found -> found.shrunk().seconds())
                            .average()
                            .orElseThrow(),
                    commonest.getKey());
        }

        String text(Fault fault, String bucket) {
            return String.format(
                    Locale.ROOT,
                    "%-33s %s %5d %d of %d %4d %7.1f %5.1f  %s%n",
                    fault.name().toLowerCase(Locale.ROOT),
                    bucket,
                    walks,
                    least,
                    fewest,
                    same,
                    trials,
                    seconds,
                    script.replace("\n", " "));
        }
    }
}
