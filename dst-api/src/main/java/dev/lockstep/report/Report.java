package dev.lockstep.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Ruling.NearMiss;
import java.util.List;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * The content of {@code report.json}. Everything in it is the same for the same seed, system, versions and set of arms,
 * but for what stands in {@link Volatile}: times, paths, process numbers, images, and the engines' own words, which may
 * hold any of these.
 *
 * @param lockstep the version of the report's form
 * @param verdict what the walk came to
 * @param exitCode the exit code that tells it
 * @param system the system that was walked
 * @param workload the workload that drew the commands
 * @param commands what was played
 * @param arms who took part, the reference first
 * @param steps how many commands were played to their end
 * @param findings what nobody has signed for
 * @param known what somebody has signed for
 * @param entries the entries of the list of known differences that could apply, and how often each did
 * @param endedAsKnown whether the walk ended early, because a known difference left the arms apart
 * @param coverage commands and probes, by arm, and what was not exercised
 * @param normalisers what was taken out before comparing, and how often
 */
public record Report(
        int lockstep,
        String verdict,
        int exitCode,
        String system,
        String workload,
        Commands commands,
        List<Arm> arms,
        long steps,
        List<ReportedFinding> findings,
        List<ReportedKnown> known,
        List<EntryHits> entries,
        boolean endedAsKnown,
        Coverage.Table coverage,
        List<NormaliserHits> normalisers,
        @JsonProperty("volatile") Volatile changing) {

    /** The form that this Lockstep reads and writes. */
    public static final int FORM = 1;

    /**
     * Which commands were played.
     *
     * @param seed the seed that they were drawn from
     * @param generator the workload's generator version
     * @param kinds the kinds that were drawn from
     * @param sha256 the digest of the commands; see {@link dev.lockstep.stream.CommandDigest}
     */
    public record Commands(long seed, int generator, List<String> kinds, String sha256) {}

    /**
     * An arm.
     *
     * @param name its name, as {@code --arms} took it
     * @param transport its transport
     * @param version the version of the system that it ran
     * @param client the version that spoke to it
     */
    public record Arm(String name, boolean reference, String transport, String version, String client) {}

    /**
     * A finding.
     *
     * @param classification {@code NOVEL}, {@code NOISE} or {@code MODEL}
     * @param bucket what findings of one cause have in common; see {@link Bucket}
     * @param fingerprint the bucket, told finer
     * @param nearMisses the entries that almost covered it, each with the field that failed
     * @param outcomes by arm, without the engines' own words
     */
    public record ReportedFinding(
            long step,
            String kind,
            String verdict,
            String classification,
            String bucket,
            String fingerprint,
            JsonNode command,
            JsonNode operation,
            JsonNode expectation,
            List<Difference> differences,
            SortedMap<String, JsonNode> outcomes,
            List<NearMiss> nearMisses) {}

    /**
     * A step whose differences are all signed for.
     *
     * @param entries the entries that cover it
     * @param bucket see {@link ReportedFinding}
     * @param endedWalk whether the arms' state was no longer the model's, so that the walk ended here
     */
    public record ReportedKnown(long step, String kind, List<String> entries, String bucket, boolean endedWalk) {}

    /** In how many steps an entry covered something. */
    public record EntryHits(String id, long hits) {}

    /** How often a normaliser changed something, and why it may. */
    public record NormaliserHits(String id, String reason, long hits) {}

    /**
     * What differs from run to run.
     *
     * @param detail why the walk ended, for people
     * @param startedAt when, in ISO 8601, UTC
     * @param seconds how long the walk took
     * @param folder where this report was written
     * @param java the Java runtime
     * @param machine its operating system and processors
     * @param arms how each arm ran: launcher, command, image, and the settings that it was given
     * @param notClosed the arms that could not be closed, with what went wrong
     * @param outcomes the outcomes of the findings in full, in the findings' order, by arm
     */
    public record Volatile(
            String detail,
            String startedAt,
            double seconds,
            String folder,
            String java,
            String machine,
            SortedMap<String, SortedMap<String, String>> arms,
            SortedMap<String, String> notClosed,
            List<SortedMap<String, JsonNode>> outcomes) {}
}
