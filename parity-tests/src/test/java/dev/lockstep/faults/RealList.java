package dev.lockstep.faults;

import dev.lockstep.assembly.Catalogue;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.known.KnownDifference;
import dev.lockstep.known.KnownDifferences;
import dev.lockstep.known.KnownListException;
import dev.lockstep.known.Vocabulary;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Ruling;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The list of a system's known differences, in force in every walk with a planted bug. An entry names a command line or
 * a server, but most bugs are planted in this process. Therefore an arm in this process counts as one of each, and
 * every difference that any entry would cover there is covered.
 *
 * @param workload the name of the workload that is walked
 */
record RealList(KnownDifferences list, String workload) {

    /** Surefire starts in the module's folder. */
    private static final Path FOLDER = Path.of("known");

    private static final String EMBEDDED = "embedded";
    private static final List<String> OTHERS = List.of("cli", "server");

    /**
     * Reads the list.
     *
     * @param walked the name of the workload that is walked; other entries of the list may belong to other workloads
     */
    static RealList of(SystemUnderTest system, Catalogue catalogue, String walked) {
        Vocabulary vocabulary = new Vocabulary(
                system,
                Set.of(EMBEDDED, "cli", "server"),
                name -> Optional.of(catalogue.workload(system, Optional.of(name))));
        try {
            return new RealList(KnownDifferences.read(FOLDER.resolve(system.name() + ".yaml"), vocabulary), walked);
        } catch (KnownListException e) {
            throw new IllegalStateException(e);
        }
    }

    List<KnownDifference> entries() {
        return list.entries();
    }

    /** No entry has expired, so that these tests say the same on every day. */
    private static final LocalDate BEFORE_ANY_REVIEW = LocalDate.of(2026, 11, 1);

    /** The entries of the list that can apply in a walk of these arms. */
    Allowlist over(List<ArmPlan> arms) {
        return new Any(OTHERS.stream()
                .map(transport -> list.in(
                        workload,
                        arms.stream().map(arm -> posing(arm, transport)).toList(),
                        BEFORE_ANY_REVIEW))
                .toList());
    }

    private static ArmPlan posing(ArmPlan arm, String transport) {
        boolean poses = !arm.name().equals(SocialWalk.REFERENCE)
                && arm.provider().transport().equals(EMBEDDED);
        return poses
                ? new ArmPlan(
                        arm.name(), new Posing(arm.provider(), transport), arm.engine(), arm.client(), arm.settings())
                : arm;
    }

    /** An allow-list that covers a step if any of several lists covers it. */
    private record Any(List<Allowlist> all) implements Allowlist {
        @Override
        public List<String> inForce() {
            return all.stream()
                    .flatMap(one -> one.inForce().stream())
                    .distinct()
                    .toList();
        }

        @Override
        public Ruling rule(StepRecord step) {
            List<Ruling> rulings = all.stream().map(one -> one.rule(step)).toList();
            return rulings.stream()
                    .filter(ruling -> ruling instanceof Ruling.Covered)
                    .findFirst()
                    .orElse(rulings.get(0));
        }
    }

    private record Posing(BackendProvider provider, String transport) implements ForwardingProvider {}
}
