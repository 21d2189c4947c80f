package dev.lockstep.job;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says what a parity job left out. A job that walked nothing, or whose checks could not fail, is green for no reason.
 *
 * @param arms the arms that must have walked, as {@code --arms} named them
 * @param inContainers the arms whose every walk must have been in a container
 * @param parts the parts that the job must have
 */
public record Guard(List<String> arms, List<String> inContainers, Set<Part.Kind> parts) {

    /**
     * The parts of one system's job.
     *
     * @param played the conditions of each part and campaign, in any order
     */
    public record Job(List<WalkedArms> campaigns, List<Part> parts, List<Played> played) {

        public Job {
            campaigns = List.copyOf(campaigns);
            parts = List.copyOf(parts);
            played = List.copyOf(played);
        }

        private List<Part> of(Part.Kind kind) {
            return parts.stream().filter(part -> part.kind() == kind).toList();
        }
    }

    /**
     * A folder of a job.
     *
     * @param name its name for people
     * @param conditions what it was played with; empty if the folder does not say
     */
    public record Played(String name, Optional<Conditions> conditions) {}

    /** Returns a sentence for each thing that the job must have done and did not do; none if it did all. */
    public List<String> gaps(Job job) {
        List<String> gaps = new ArrayList<>();
        requireOneSystem(job, gaps);
        requireWalks(job, gaps);
        for (Part.Kind kind : EnumSet.allOf(Part.Kind.class)) {
            require(kind, job, gaps);
        }
        requireSameConditions(job, gaps);
        return gaps;
    }

    /** The parts vouch for each other only if they were played alike. */
    private static void requireSameConditions(Job job, List<String> gaps) {
        job.played().stream()
                .filter(part -> part.conditions().isEmpty())
                .forEach(part -> gaps.add("nobody knows with which list, settings and versions the " + part.name()
                        + " was played: its folder has no " + Conditions.FILE));
        gaps.addAll(Conditions.differences(job.played()));
    }

    private static void requireOneSystem(Job job, List<String> gaps) {
        Set<String> systems = new TreeSet<>();
        job.campaigns().forEach(campaign -> systems.add(campaign.system()));
        job.parts().forEach(part -> systems.add(part.system()));
        if (systems.size() > 1) {
            gaps.add("the folders are of several systems (" + String.join(", ", systems)
                    + "), and each needs its own guard");
        }
    }

    private void requireWalks(Job job, List<String> gaps) {
        if (job.campaigns().isEmpty()) {
            gaps.add("no walk was walked: none of the folders has a " + WalkedArms.FILE);
            return;
        }
        for (String arm : arms) {
            if (job.campaigns().stream().noneMatch(campaign -> campaign.walked(arm))) {
                gaps.add("the arm " + arm + " ran no walk");
            }
        }
        for (String arm : inContainers) {
            List<WalkedArms> walked = job.campaigns().stream()
                    .filter(campaign -> campaign.walked(arm))
                    .toList();
            if (walked.isEmpty() || !walked.stream().allMatch(campaign -> campaign.inContainer(arm))) {
                gaps.add("the arm " + arm + " did not run all its walks in a container");
            }
        }
    }

    private void require(Part.Kind kind, Job job, List<String> gaps) {
        List<Part> found = job.of(kind);
        if (found.isEmpty()) {
            if (parts.contains(kind)) {
                gaps.add("the job has no " + kind + ": none of the folders has a " + kind.file());
            }
            return;
        }
        if (found.stream().allMatch(part -> part.checks().isEmpty())) {
            gaps.add("the " + kind + " checked nothing");
        }
        found.stream()
                .flatMap(part -> part.checks().stream())
                .filter(check -> !check.passed())
                .forEach(check -> gaps.add("the " + kind + " failed: " + check.name() + ": " + check.detail()));
        if (kind == Part.Kind.CANARY) {
            requireEachCanary(found, gaps);
        }
    }

    /** The reference has no canary, because the others are compared with it. */
    private void requireEachCanary(List<Part> found, List<String> gaps) {
        Set<String> planted = new TreeSet<>();
        Set<String> references = new TreeSet<>();
        for (Part part : found) {
            List<String> wrong = part.checks().stream().map(Part.Check::name).toList();
            planted.addAll(wrong);
            part.arms().stream().filter(arm -> !wrong.contains(arm)).forEach(references::add);
        }
        for (String arm : arms) {
            boolean isTheReference = references.size() == 1 && references.contains(arm);
            if (!planted.contains(arm) && !isTheReference) {
                gaps.add("no canary was planted in the arm " + arm);
            }
        }
    }
}
