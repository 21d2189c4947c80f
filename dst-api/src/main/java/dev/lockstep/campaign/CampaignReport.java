package dev.lockstep.campaign;

import dev.lockstep.parity.Coverage;
import java.util.List;
import java.util.SortedMap;

/**
 * The result of a campaign: one or more walks over the same arms. Its JSON form has a schema, {@code
 * campaign.schema.json}; a terminal and a page render it.
 *
 * @param lockstep the version of the report's form
 * @param verdict the verdict over all walks
 * @param exitCode the exit code that the verdict stands for
 * @param system the name of the system
 * @param title the system's full name, for people
 * @param workload the workload that drew the commands
 * @param steps how many commands were played to their end, over all walks
 * @param seconds how long the campaign took
 * @param folder where the campaign wrote its reports
 * @param replay the command that plays the walk again that a person wants to see first
 * @param arms who took part, in the order in which they were named
 * @param known in how many steps each allow-list entry that could apply covered something, by id
 * @param normalised how often each normaliser changed something, by id
 * @param endedAsKnown how many walks ended early because a known difference left the arms apart
 * @param commands how many commands every arm that offers them exercised
 * @param probes how many probes every arm exercised
 * @param notExercised the commands, probes and arms that no walk exercised
 * @param walks the walks, in the order in which they were played
 */
public record CampaignReport(
        int lockstep,
        String verdict,
        int exitCode,
        String system,
        String title,
        String workload,
        long steps,
        double seconds,
        String folder,
        String replay,
        List<Arm> arms,
        SortedMap<String, Long> known,
        SortedMap<String, Long> normalised,
        long endedAsKnown,
        Exercised commands,
        Exercised probes,
        List<Coverage.Hole> notExercised,
        List<WalkSummary> walks) {

    /** The form that this Lockstep writes. */
    public static final int FORM = 1;

    public CampaignReport {
        arms = List.copyOf(arms);
        notExercised = List.copyOf(notExercised);
        walks = List.copyOf(walks);
    }

    /**
     * An arm.
     *
     * @param name its name, as {@code --arms} took it
     * @param reference whether the others are compared with it
     * @param version the version of the system that it ran
     * @param client the version that spoke to it
     * @param description how it ran in the last walk: launcher, command, image
     */
    public record Arm(
            String name, boolean reference, String version, String client, SortedMap<String, String> description) {}

    /**
     * A share of the alphabet or of the probes.
     *
     * @param complete how many of them every arm that offers them exercised
     * @param of how many of them some arm offers
     */
    public record Exercised(long complete, long of) {}
}
