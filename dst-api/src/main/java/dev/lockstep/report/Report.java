package dev.lockstep.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.Located;
import dev.lockstep.parity.Observed;
import dev.lockstep.parity.OffersLess;
import dev.lockstep.parity.Reset;
import dev.lockstep.parity.Ruling.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * The content of {@code report.json}. Everything in it is the same for the same seed, system, versions and set of arms,
 * except for {@link Volatile}: times, paths, process numbers, images, and the engines' own messages, which may contain
 * any of these.
 *
 * @param lockstep the version of the report's format
 * @param verdict the walk's verdict
 * @param exitCode the exit code of the verdict
 * @param system the system that was walked
 * @param workload the workload that drew the commands
 * @param commands the commands that were played
 * @param avoidances the known bugs that the walk steered round, and those that it met
 * @param surroundings the surroundings that were asked for or drawn, by process; absent if there are none
 * @param opened what each arm was opened with, by arm and name; absent if no arm has a transcript
 * @param arms the arms, the reference first
 * @param steps the number of commands that were played to their end
 * @param agreed the number of them whose outcome nobody predicted, so that the arms only had to agree
 * @param asked the number of commands that were asked for
 * @param ending the reason why there were no more
 * @param findings the steps with differences that are not allow-listed
 * @param known the steps whose differences are allow-listed
 * @param resets the attempts to set an arm back to the reference's state; absent if there are none
 * @param entries the entries of the list of known differences that could apply, and how often each did
 * @param endedAsKnown whether the walk ended early because a known difference left the arms with different data
 * @param coverage commands and probes, by arm, and what was not exercised
 * @param observed how often each channel observed the walk, and the arms that lack the channel
 * @param normalisers the walk's normalisers, and how often each changed something
 */
public record Report(
        int lockstep,
        String verdict,
        int exitCode,
        String system,
        String workload,
        Commands commands,
        Avoided avoidances,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Surroundings> surroundings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, SortedMap<String, String>> opened,
        List<Arm> arms,
        long steps,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long agreed,
        long asked,
        Ending ending,
        List<ReportedFinding> findings,
        List<ReportedKnown> known,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reset> resets,
        List<EntryHits> entries,
        boolean endedAsKnown,
        Coverage coverage,
        List<Observed> observed,
        List<NormaliserHits> normalisers,
        @JsonProperty("volatile") Volatile changing) {

    /** Returns the same report with the place of its first finding. */
    Report at(Located place) {
        List<ReportedFinding> placed = new ArrayList<>(findings);
        placed.set(0, findings.get(0).at(place));
        return new Report(
                lockstep,
                verdict,
                exitCode,
                system,
                workload,
                commands,
                avoidances,
                surroundings,
                opened,
                arms,
                steps,
                agreed,
                asked,
                ending,
                placed,
                known,
                resets,
                entries,
                endedAsKnown,
                coverage,
                observed,
                normalisers,
                changing);
    }

    /** The format that this Lockstep reads and writes. */
    public static final int FORM = 2;

    /**
     * The commands that were played.
     *
     * @param seed the seed from which they were drawn
     * @param generator the workload's generator version
     * @param kinds the kinds that were drawn from
     * @param leftOut the kinds that a person left out; absent if there are none
     * @param sha256 the digest of the commands; see {@link dev.lockstep.stream.CommandDigest}
     */
    public record Commands(
            long seed,
            int generator,
            List<String> kinds,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> leftOut,
            String sha256) {}

    /**
     * An arm.
     *
     * @param name its name, as {@code --arms} gave it
     * @param reference whether the others are compared with it
     * @param transport its transport
     * @param version the version of the system that it ran
     * @param client the version of its client
     * @param told the version that the engine told; empty if it does not tell it
     * @param jars the digest of its jars; see {@link dev.lockstep.system.Engine#sha256}
     * @param clientJars the digest of its client's jars
     * @param twin whether it is the reference, opened a second time by {@code --aa}
     * @param offersLess the commands that it does not offer like the others, with its reasons
     */
    public record Arm(
            String name,
            boolean reference,
            String transport,
            String version,
            String client,
            String told,
            String jars,
            String clientJars,
            boolean twin,
            List<OffersLess> offersLess) {}

    /**
     * A finding.
     *
     * @param classification {@code NOVEL}, {@code NOISE} or {@code MODEL}
     * @param bucket the same for findings of the same cause; see {@link Bucket}
     * @param fingerprint a finer version of the bucket
     * @param nearMisses the entries that almost covered it, each with the field that failed
     * @param outcomes by arm, without the engines' own messages
     * @param located the place, if the finding followed steps without a read; otherwise null
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
            List<NearMiss> nearMisses,
            Optional<Place> located) {

        /** Returns a finding as a report has it. */
        public static ReportedFinding of(Finding finding) {
            return ReportBuilder.finding(finding);
        }

        ReportedFinding at(Located place) {
            return new ReportedFinding(
                    step,
                    kind,
                    verdict,
                    classification,
                    place.step().map(Bucket::of).orElse(bucket),
                    place.step().map(Bucket::fingerprint).orElse(fingerprint),
                    command,
                    operation,
                    expectation,
                    differences,
                    outcomes,
                    nearMisses,
                    Optional.of(place.step()
                            .map(shown -> new Place(true, shown.step(), shown.kind()))
                            .orElseGet(() -> new Place(false, 0, ""))));
        }
    }

    /**
     * The place of a finding that followed steps without a read, found by a second walk with a read after each step.
     * The second walk is recorded in the folder {@code located}, and the finding's bucket is that of this place.
     *
     * @param shown whether the difference shows there at all; otherwise it shows only unobserved
     * @param step the step that shows it; 0 if none does
     * @param kind the kind of that step's command; empty if none shows it
     */
    public record Place(boolean shown, long step, String kind) {}

    /**
     * A step whose differences are all allow-listed.
     *
     * @param entries the entries that cover it
     * @param bucket see {@link ReportedFinding}
     * @param endedWalk whether the arms' state was no longer the model's, so that the walk ended here
     */
    public record ReportedKnown(long step, String kind, List<String> entries, String bucket, boolean endedWalk) {}

    /** The number of steps in which an entry covered something. */
    public record EntryHits(String id, long hits) {}

    /** The number of outcomes that a normaliser changed, and the reason why it may. */
    public record NormaliserHits(String id, String reason, long hits) {}

    /** The beginning of the name under which a description of an arm has a setting. */
    public static final String SETTING = "setting ";

    /**
     * The values that differ from run to run.
     *
     * @param detail the reason why the walk ended, for people
     * @param startedAt the start, in ISO 8601, UTC
     * @param seconds the time that the walk took
     * @param folder the folder of this report, by its name alone
     * @param java the Java runtime
     * @param machine its operating system and processors
     * @param arms a description of each arm: launcher, command, image, and the settings that it was given
     * @param notClosed the arms that could not be closed, with the error
     * @param outcomes the outcomes of the findings in full, in the findings' order, by arm
     * @param asked what each arm did for the operations of the findings, in the same order; absent if no arm notes it
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
            List<SortedMap<String, JsonNode>> outcomes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SortedMap<String, List<String>>> asked) {}
}
