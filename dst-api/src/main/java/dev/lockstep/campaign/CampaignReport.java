package dev.lockstep.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Observed;
import dev.lockstep.parity.OffersLess;
import dev.lockstep.parity.Untold;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.Avoided;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The result of a campaign: one or more walks over the same arms. Its JSON form has a schema,
 * {@code campaign.schema.json}; a terminal and a page render it.
 *
 * @param lockstep the version of the report's format
 * @param verdict the verdict on all walks
 * @param exitCode the exit code of the verdict
 * @param verdicts the number of walks with each verdict that occurred
 * @param system the name of the system
 * @param title the system's full name, for people
 * @param workload the workload that drew the commands
 * @param shard the shard whose walks these are, such as {@code 3/20}; absent if they are all walks
 * @param leftOut the kinds of commands that were left out of every walk; absent if there are none
 * @param takenBack those of them that a walk with kills leaves out by itself, each with its reason; absent if there are
 *     none
 * @param steps the number of commands that were played to their end, in all walks
 * @param agreed the number of commands whose outcome nobody predicted, so that the arms only had to agree
 * @param asked the number of commands that were asked for, in all walks that began
 * @param budget whether a time budget limited the walks; then what they did not reach has no verdict
 * @param seconds the time that the campaign took
 * @param folder the folder of the campaign's reports
 * @param replay the command that replays the walk that a person probably wants to see first
 * @param avoidances the known bugs that the walks steered round, and those that they met
 * @param arms the arms, in the order in which they were named
 * @param known the number of steps in which each allow-list entry that could apply covered something, by id
 * @param normalised the number of outcomes that each normaliser changed, by id
 * @param endedAsKnown the number of walks that ended early because a known difference left the arms with different data
 * @param commands the number of commands that every arm that offers them exercised
 * @param probes the number of probes that every arm exercised
 * @param aspects the number of aspects of commands that every arm that offers the command exercised
 * @param curve how the aspects were lit, walk by walk; absent if none was
 * @param pending the aspects that are not exercised and not due yet
 * @param observed how often each channel observed the walks, in the order of the channels
 * @param invariants how often each invariant looked into the stores of each arm; absent if no arm has any
 * @param kills how often the engine of each arm was killed that can be; absent if no walk has kills
 * @param notExercised the commands, aspects, probes and arms that no walk exercised
 * @param lost the parts of the campaign that have no result, after a merge; absent if there are none
 * @param recurrence whether replays showed the finding of a record again; empty if none was replayed
 * @param buckets the causes of the findings, each once, in the order in which they were found; absent if there are none
 * @param walks the walks, in the order in which they were played
 */
public record CampaignReport(
        int lockstep,
        String verdict,
        int exitCode,
        SortedMap<Verdict, Long> verdicts,
        String system,
        String title,
        String workload,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String shard,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> leftOut,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> takenBack,
        long steps,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long agreed,
        long asked,
        boolean budget,
        double seconds,
        String folder,
        String replay,
        Avoided avoidances,
        List<Arm> arms,
        SortedMap<String, Long> known,
        SortedMap<String, Long> normalised,
        long endedAsKnown,
        Exercised commands,
        Exercised probes,
        Exercised aspects,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Lit> curve,
        List<String> pending,
        List<Observed> observed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, SortedMap<String, Coverage.Looks>> invariants,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Long> kills,
        List<Coverage.Hole> notExercised,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Lost> lost,
        Optional<Recurrence> recurrence,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CampaignBucket> buckets,
        List<WalkSummary> walks) {

    /** The format that this Lockstep writes. */
    public static final int FORM = 2;

    public CampaignReport {
        leftOut = List.copyOf(leftOut);
        arms = List.copyOf(arms);
        curve = List.copyOf(curve);
        pending = List.copyOf(pending);
        notExercised = List.copyOf(notExercised);
        lost = List.copyOf(lost);
        buckets = List.copyOf(buckets);
        walks = List.copyOf(walks);
    }

    /**
     * An arm.
     *
     * @param name its name, as {@code --arms} gave it
     * @param reference whether the others are compared with it
     * @param version the version of the system that it ran
     * @param client the version of its client
     * @param offersLess the commands that it does not offer like the others, with its reasons
     * @param untold what cannot be compared on it
     * @param description a description of the last walk's arm: launcher, command, image
     */
    public record Arm(
            String name,
            boolean reference,
            String version,
            String client,
            List<OffersLess> offersLess,
            Untold untold,
            SortedMap<String, String> description) {}

    /**
     * A part of the alphabet, of its aspects or of the probes.
     *
     * @param complete the number of them that every arm that offers them exercised
     * @param of the number of them that some arm offers
     */
    public record Exercised(long complete, long of) {}

    /**
     * A walk that lit aspects: no walk before it had exercised them on every arm that offers their commands.
     *
     * @param steps the number of commands that were played up to its end, in all walks
     * @param aspects the number of aspects that are lit at its end
     */
    public record Lit(long steps, long aspects) {}
}
