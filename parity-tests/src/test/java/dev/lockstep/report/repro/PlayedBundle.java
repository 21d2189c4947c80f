package dev.lockstep.report.repro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.Json;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.report.Report;
import dev.lockstep.report.StateReads;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A bundle that was played by its own script, without Lockstep, in another folder and another process.
 *
 * @param story the steps
 * @param arms the arms
 * @param normalisers the normalisers of the walk, whose outcomes are noted as they are compared
 * @param exit the exit code of {@code run.sh}
 * @param said what it printed
 * @param answers the printed answers, by arm and number: the first line without its number, then the rows
 */
public record PlayedBundle(
        Story story,
        ArmPlans arms,
        Normalisers normalisers,
        int exit,
        String said,
        SortedMap<String, SortedMap<Integer, List<String>>> answers) {

    /** The number, which no step has, of the line that says after how many seconds of silence an arm was stopped. */
    private static final int STOPPED = -1;

    /** Plays everything that a recording has, and all probes after its last step. */
    public static PlayedBundle ofWholeWalk(Path recording, long steps, Workload<?> workload, ArmPlans arms)
            throws Exception {
        List<Difference> everywhere = new ArrayList<>();
        probes(recording, steps)
                .forEach(name -> everywhere.add(new Difference(
                        DifferencePath.ROWS.under(name), DifferenceClass.VALUE, "model", arms.reference(), "", "")));
        return of(recording, finding(steps, everywhere), StateReads.AT_THE_END, workload, arms);
    }

    private static List<String> probes(Path recording, long steps) throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(recording.resolve("journal.jsonl"))) {
            var node = Json.tree(line);
            if (node.path("step").asLong() == steps) {
                names.addAll(node.path("probes").propertyNames());
            }
        }
        return names;
    }

    private static Report.ReportedFinding finding(long step, List<Difference> differences) {
        return new Report.ReportedFinding(
                step,
                "nothing",
                "DIVERGED",
                "NOVEL",
                "bucket",
                "fingerprint",
                Json.MAPPER.createObjectNode(),
                Json.MAPPER.createObjectNode(),
                Json.MAPPER.createObjectNode(),
                differences,
                new TreeMap<>(),
                List.of(),
                Optional.empty());
    }

    /** Writes the bundle of a finding, and plays it. */
    public static PlayedBundle of(
            Path recording, Report.ReportedFinding finding, StateReads reads, Workload<?> workload, ArmPlans arms)
            throws Exception {
        Path bundle = recording.resolve("a bundle's folder");
        ReproFolder.write(bundle, recording, finding, reads, workload, arms);
        return play(
                bundle,
                Story.read(recording, finding, reads, workload, arms),
                arms,
                new Normalisers(workload.normalisers()));
    }

    /** Plays a bundle that is there. */
    public static PlayedBundle play(Path bundle, Story story, ArmPlans arms, Normalisers normalisers) throws Exception {
        requireNothingOfThisMachine(bundle);
        Path work = bundle.resolveSibling("work of " + bundle.getFileName());
        Path said = bundle.resolveSibling("said");
        Process process = new ProcessBuilder("sh", bundle.resolve("run.sh").toString(), "--work", work.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int exit = process.waitFor();
        String output = new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
        SortedMap<String, SortedMap<Integer, List<String>>> answers = new TreeMap<>();
        for (ArmPlan arm : arms.all()) {
            Path out = work.resolve(Bundle.plain(arm.name()) + ".out");
            answers.put(arm.name(), Files.exists(out) ? answers(out) : new TreeMap<>());
        }
        return new PlayedBundle(story, arms, normalisers, exit, output, answers);
    }

    private static SortedMap<Integer, List<String>> answers(Path out) throws IOException {
        SortedMap<Integer, List<String>> answers = new TreeMap<>();
        for (String line : new String(Files.readAllBytes(out), StandardCharsets.UTF_8).split("\n")) {
            if (line.matches("silent \\d+")) {
                answers.put(STOPPED, List.of(line));
            }
            int space = line.indexOf(' ');
            if (space > 0 && line.substring(0, space).matches("\\d+")) {
                String rest = line.substring(space + 1);
                answers.computeIfAbsent(Integer.valueOf(line.substring(0, space)), any -> new ArrayList<>())
                        .add(rest.startsWith("| ") ? rest.substring(2) : rest);
            }
        }
        return answers;
    }

    /** No file may name a folder, a user or a host of the machine that wrote it. */
    private static void requireNothingOfThisMachine(Path bundle) throws IOException {
        List<String> ours = List.of(
                System.getProperty("user.home") + "/",
                Path.of("").toAbsolutePath().toString(),
                bundle.getParent().toString(),
                System.getProperty("java.io.tmpdir") + "/junit");
        try (Stream<Path> files = Files.walk(bundle)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(ours);
            }
        }
    }

    private static String first(List<String> printed) {
        String all = String.join(" / ", printed);
        return all.substring(0, Math.min(all.length(), 500));
    }

    /** An arm that is stopped because it waits for ever prints nothing for the step, and the script says so. */
    private String unanswered(String arm) {
        return answers.get(arm).containsKey(STOPPED) ? PrintedAnswer.WAITS_FOR_EVER : "nothing";
    }

    /** Checks that each arm printed for each step what it answered in the walk, or what was expected of a read. */
    public void requireTheAnswersOfTheWalk() {
        List<String> wrong = new ArrayList<>();
        for (ArmPlan arm : arms.all()) {
            for (Told told : story.steps()) {
                List<String> printed =
                        answers.get(arm.name()).getOrDefault(told.number(), List.of(unanswered(arm.name())));
                PrintedAnswer answer = new PrintedAnswer(arm.engine().system(), normalisers, told, arm.name(), printed);
                answer.objection()
                        .ifPresent(why -> wrong.add(arm.name() + " " + told.number() + " " + told.title() + ": " + why
                                + "\n    printed " + printed + "\n    asked "
                                + told.operations().get(arm.name())));
            }
        }
        assertThat(String.join("\n", wrong))
                .as(said.substring(0, Math.min(said.length(), 2000)))
                .isEmpty();
    }
}
