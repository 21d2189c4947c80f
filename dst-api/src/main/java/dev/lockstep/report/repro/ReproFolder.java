package dev.lockstep.report.repro;

import dev.lockstep.parity.ArmPlans;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.StateReads;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The folder {@code repro} of a walk: for each bucket a folder with {@code run.sh}, {@code issue.md} and a folder for
 * each arm. The steps are those of the shrunk walk, if there is one.
 */
public final class ReproFolder {

    /** The name of the folder in that of the walk. */
    public static final String NAME = WalkFolder.REPRODUCERS;

    private ReproFolder() {}

    /**
     * The reproducers of one bucket.
     *
     * @param bucket the bucket
     * @param folder their folder
     * @param steps the number of steps
     * @param notShown what is not shown, in sentences
     */
    public record Written(String bucket, Path folder, int steps, List<String> notShown) {
        public Written {
            notShown = List.copyOf(notShown);
        }
    }

    /**
     * Writes the reproducers of every finding of a walk, in the place of earlier ones.
     *
     * @param walk the folder of the walk
     * @param workload its workload
     * @param arms its arms
     * @throws IOException if a record cannot be read, or the folder cannot be written
     */
    public static List<Written> write(Path walk, Workload<?> workload, ArmPlans arms) throws IOException {
        List<Written> written = new ArrayList<>();
        for (String bucket : findings(walk).keySet()) {
            written.addAll(write(walk, bucket, workload, arms));
        }
        return written;
    }

    /** Writes the reproducers of one bucket of a walk; there are none if the walk has no such finding. */
    public static List<Written> write(Path walk, String bucket, Workload<?> workload, ArmPlans arms)
            throws IOException {
        List<Written> written = new ArrayList<>();
        Report.ReportedFinding finding = findings(walk).get(bucket);
        if (finding != null) {
            Path into = walk.resolve(NAME).resolve(Bundle.plain(finding.bucket()));
            Optional<Path> shrunk = shrunk(walk, finding.bucket());
            Optional<Path> asked = shrunk.map(folder -> folder.resolve(Shrunk.ASKED))
                    .filter(folder -> Files.exists(folder.resolve(Recording.REPORT)));
            if (asked.isPresent()) {
                Path recording = asked.get();
                written.add(write(into, recording, shown(recording, finding), StateReads.AT_THE_END, workload, arms));
            } else if (shrunk.isPresent()) {
                Path recording = shrunk.get();
                StateReads reads = Shrunk.read(recording).map(Shrunk::reads).orElse(StateReads.NOT_TRIED);
                written.add(write(into, recording, shown(recording, finding), reads, workload, arms));
            } else {
                written.add(write(into, walk, finding, StateReads.NOT_TRIED, workload, arms));
            }
        }
        return written;
    }

    /** Returns the first finding of each bucket. */
    private static Map<String, Report.ReportedFinding> findings(Path walk) throws IOException {
        Map<String, Report.ReportedFinding> buckets = new LinkedHashMap<>();
        ReportFile.read(walk).findings().forEach(finding -> buckets.putIfAbsent(finding.bucket(), finding));
        return buckets;
    }

    private static Optional<Path> shrunk(Path walk, String bucket) {
        return Optional.of(Shrunk.folder(walk, bucket))
                .filter(folder -> Files.exists(folder.resolve(Recording.REPORT)));
    }

    /** Returns the finding of a shrunk walk: the one that the commands were shrunk to show, or else its first. */
    private static Report.ReportedFinding shown(Path shrunk, Report.ReportedFinding finding) throws IOException {
        List<Report.ReportedFinding> findings = ReportFile.read(shrunk).findings();
        String shows = Shrunk.read(shrunk).map(Shrunk::shows).orElse(finding.bucket());
        return findings.stream()
                .filter(each -> each.bucket().equals(shows))
                .findFirst()
                .or(() -> findings.stream().findFirst())
                .orElse(finding);
    }

    /**
     * Writes the reproducers of one finding.
     *
     * @param into the folder for them; what is in it is replaced
     * @param recording the folder of a walk that shows the finding
     * @param reads the reads that the finding needs between the steps
     */
    public static Written write(
            Path into,
            Path recording,
            Report.ReportedFinding finding,
            StateReads reads,
            Workload<?> workload,
            ArmPlans arms)
            throws IOException {
        Story story = Story.read(recording, finding, reads, workload, arms);
        Bundle bundle = Bundle.of(Origin.of(WalkFolder.read(recording), finding.bucket()), story, arms);
        Map<String, String> files = files(bundle);
        Path fresh = into.resolveSibling(into.getFileName() + ".part");
        new FileTree(fresh).delete();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = fresh.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            // A lone surrogate has no form in UTF-8; every text that may have one is escaped before.
            Files.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        new FileTree(into).delete();
        Files.move(fresh, into, StandardCopyOption.ATOMIC_MOVE);
        return new Written(finding.bucket(), into, story.steps().size(), IssueText.notShown(bundle));
    }

    static Map<String, String> files(Bundle bundle) {
        RunScript script = new RunScript(bundle);
        Map<String, String> files = new LinkedHashMap<>(script.jars());
        files.put("issue.md", new IssueText(bundle).text());
        files.putAll(new StepText(bundle).files());
        if (!bundle.played().isEmpty()) {
            files.put("run.sh", script.run());
            files.put("steps.txt", script.steps());
            files.put("expected.txt", new IssueAnswers(bundle).expected());
            List<String> notShown = IssueText.notShown(bundle);
            if (!notShown.isEmpty()) {
                files.put(
                        WalkFolder.NOT_SHOWN,
                        notShown.stream()
                                .map(each -> Inert.visible(each.replace('\n', ' ')) + "\n")
                                .collect(Collectors.joining()));
            }
        }
        for (Bundle.Armed arm : bundle.played()) {
            arm.reproduced().orElseThrow().files().forEach((name, text) -> files.put(arm.folder() + "/" + name, text));
            files.put(arm.folder() + "/play.sh", script.play(arm));
        }
        return files;
    }
}
