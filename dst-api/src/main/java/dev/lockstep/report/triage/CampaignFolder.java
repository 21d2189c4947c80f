package dev.lockstep.report.triage;

import dev.lockstep.parity.Verdict;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of a campaign, or of a single walk, read with patience. One walk after another is read, and only the
 * smallest walk of each cause is kept.
 *
 * @param folder the folder
 * @param walks the number of walks in it
 * @param buckets the causes of all findings, the most frequent first
 * @param missing a sentence for each part that is missing or damaged, with the folder of its walk
 */
public record CampaignFolder(Path folder, int walks, List<FoundBucket> buckets, List<String> missing) {

    private static final Set<String> DIFFERENCES = Set.of(Verdict.DIVERGED.name(), Verdict.MODEL.name());

    private static final String STOPPED = " is missing: whoever wrote the folder was stopped; ./lockstep ";

    private static final int SENTENCES = 20;

    public CampaignFolder {
        buckets = List.copyOf(buckets);
        missing = List.copyOf(missing);
    }

    /**
     * Reads a folder.
     *
     * @throws IOException if there is no such folder, or no walk in it
     */
    public static CampaignFolder read(Path folder) throws IOException {
        List<Path> walks = walks(folder);
        if (walks.isEmpty()) {
            // The message says which files the folder of a walk has.
            WalkFolder.read(folder);
        }
        Map<String, FoundBucket> buckets = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Path walk : walks) {
            if (isClean(walk)) {
                continue;
            }
            WalkFolder read = WalkFolder.read(walk);
            String name = walk.equals(folder) ? "" : walk.getFileName() + ": ";
            read.missing().forEach(sentence -> missing.add(name + sentence));
            unwritten(read).forEach(sentence -> missing.add(name + sentence));
            for (Divergence divergence : read.divergences()) {
                buckets.merge(divergence.bucket(), FoundBucket.of(divergence), FoundBucket::and);
            }
        }
        if (missing.size() > SENTENCES) {
            int more = missing.size() - SENTENCES;
            missing.subList(SENTENCES, missing.size()).clear();
            missing.add("and " + more + " more");
        }
        return new CampaignFolder(
                folder,
                walks.size(),
                buckets.values().stream()
                        .sorted(Comparator.comparing((FoundBucket bucket) -> -bucket.findings()))
                        .toList(),
                missing);
    }

    /**
     * Returns a sentence for each part that is written after {@code finding.md} and is not there, because the process
     * was stopped in between; none for a walk about which nobody has begun to write.
     */
    private static List<String> unwritten(WalkFolder walk) {
        if (!Files.exists(walk.folder().resolve(FindingFile.NAME))) {
            return List.of();
        }
        List<String> unwritten = new ArrayList<>();
        boolean differs = walk.report().stream()
                .flatMap(report -> report.findings().stream())
                .anyMatch(finding -> DIFFERENCES.contains(finding.verdict()));
        if (differs && !Files.exists(walk.folder().resolve(WalkFolder.REPRODUCERS))) {
            unwritten.add(WalkFolder.REPRODUCERS + STOPPED + "repro writes it");
        }
        if (!Files.exists(walk.folder().resolve(WalkFolder.PAGE))) {
            unwritten.add(WalkFolder.PAGE + STOPPED + "triage --open writes it");
        }
        return unwritten;
    }

    /** Returns the folders of the walks: the folder itself, or those in it, in the order of their numbers. */
    private static List<Path> walks(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": there is no such folder");
        }
        if (WalkFolder.isOne(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory)
                    .filter(WalkFolder::isOne)
                    .sorted(Comparator.comparing(CampaignFolder::number).thenComparing(Path::toString))
                    .toList();
        }
    }

    private static long number(Path walk) {
        String digits = walk.getFileName().toString().replaceFirst("^.*?(-?\\d{1,18})$", "$1");
        return digits.matches("-?\\d+") ? Long.parseLong(digits) : 0;
    }

    /** A walk that came to its end and found nothing need not be read any further. */
    private static boolean isClean(Path walk) {
        try {
            Report report = ReportFile.read(walk);
            return report.findings().isEmpty() && !Files.exists(walk.resolve("report.json.part"));
        } catch (IOException damaged) {
            return false;
        }
    }

    /** Returns the bucket whose name begins with this text; empty if none does, or more than one. */
    public Optional<FoundBucket> bucket(String beginning) {
        List<FoundBucket> named = buckets.stream()
                .filter(bucket -> bucket.bucket().startsWith(beginning))
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }
}
