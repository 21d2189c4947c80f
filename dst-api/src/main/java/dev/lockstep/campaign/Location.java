package dev.lockstep.campaign;

import dev.lockstep.backend.Channel;
import dev.lockstep.invariant.Invariant;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Located;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Recording;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommands;
import dev.lockstep.workload.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Finds the step of a finding that followed steps without a read, by walking again with a read after each step. */
final class Location {

    /**
     * The second walk.
     *
     * @param place the place of the finding
     * @param result the result of the second walk
     * @param mayBeKnown whether an allow-listed difference that ends the second walk is the finding's
     */
    record Again(Located place, WalkResult result, boolean mayBeKnown) {

        /**
         * Whether the second walk came to an allow-listed difference that left the arms apart. It is the same
         * difference as the finding's, which came up too late to look like its entry. If the first walk went on after
         * such differences, nobody knows which of them it is, and the finding stays one.
         */
        boolean explainsAsKnown() {
            return mayBeKnown && result.findings().isEmpty() && result.endedAsKnown();
        }
    }

    private Location() {}

    /**
     * Returns the place of a walk's first finding; empty if the step before it was observed as well, or if the second
     * walk was stopped or lost an arm.
     *
     * @param folder the folder of the walk's recording
     * @param among returns the second walk's recording together with other listeners
     */
    static <M> Optional<Again> of(WalkPlan<M> plan, WalkResult result, Path folder, UnaryOperator<WalkListener> among)
            throws IOException {
        Optional<Finding> finding = result.findings().stream().findFirst().filter(Location::isDifference);
        if (finding.isEmpty()) {
            return Optional.empty();
        }
        CommandFile<M> recorded = read(folder, plan);
        Set<Channel> seen = channels(finding.get());
        int step = Math.toIntExact(finding.get().step().step());
        boolean exact = step < 2
                || recorded.steps().get(step - 2).observation().channels().containsAll(seen);
        if (exact || seen.contains(Channel.AFTERLIFE) || isLookedAtLast(plan, finding.get())) {
            return Optional.empty();
        }
        return walked(
                plan,
                recorded.commands().subList(0, step),
                new Observation(seen),
                folder.resolve(Recording.LOCATED),
                result.resets().stream().noneMatch(reset -> reset.step() < step),
                among);
    }

    private static <M> Optional<Again> walked(
            WalkPlan<M> plan,
            List<Command<M>> commands,
            Observation observation,
            Path folder,
            boolean first,
            UnaryOperator<WalkListener> among)
            throws IOException {
        Limits limits = Limits.of(plan.limits().operationTimeout())
                .startingWithin(plan.limits().startTimeout());
        Path arms = PlayedWalk.arms(Files.createDirectories(folder));
        WalkPlan<M> again = new WalkPlan<>(
                plan.stream().with(new RecordedCommands<>(commands)).observed(step -> observation),
                plan.arms(),
                first ? limits.withoutResets() : limits,
                plan.allowlist(),
                arms);
        WalkResult result = Walk.run(again, among.apply(new Recording(folder, again, Clock.systemUTC())));
        if (Files.exists(arms)) {
            new FileTree(arms).delete();
        }
        Optional<Finding> shown = result.findings().stream().findFirst().filter(Location::isDifference);
        boolean ended = result.verdict().endedWell();
        return shown.isPresent() || ended
                ? Optional.of(new Again(new Located(shown.map(Finding::step)), result, first))
                : Optional.empty();
    }

    private static boolean isDifference(Finding finding) {
        return finding.verdict() == Verdict.DIVERGED || finding.verdict() == Verdict.MODEL;
    }

    /**
     * Returns the channels over which the finding was seen; the answer to a command comes over the writing connection.
     * A step names no look into the store, because the invariants look whenever something is read.
     */
    private static Set<Channel> channels(Finding finding) {
        EnumSet<Channel> channels = EnumSet.noneOf(Channel.class);
        for (Difference difference : finding.differences()) {
            Channel channel = difference.path().channel();
            channels.add(channel == Channel.INSIDE ? Channel.QUERY : channel);
        }
        return channels;
    }

    /** Whether only invariants show it that are looked at after the last step, so that a second walk sees no more. */
    private static <M> boolean isLookedAtLast(WalkPlan<M> plan, Finding finding) {
        Set<String> cheap = plan.arms().all().stream()
                .flatMap(arm -> arm.insider().orElse(arm.provider()).invariants().stream())
                .filter(Invariant::isCheap)
                .map(Invariant::name)
                .collect(Collectors.toSet());
        return finding.differences().stream()
                .map(Difference::path)
                .allMatch(path -> path.channel() == Channel.INSIDE
                        && path.probe().filter(cheap::contains).isEmpty());
    }

    private static <M> CommandFile<M> read(Path folder, WalkPlan<M> plan) throws IOException {
        try {
            return CommandFile.read(
                    folder.resolve(Recording.COMMANDS),
                    CommandCodec.of(plan.stream().workload()));
        } catch (CommandFormatException e) {
            throw new IOException("the finding cannot be located: " + e.getMessage(), e);
        }
    }
}
