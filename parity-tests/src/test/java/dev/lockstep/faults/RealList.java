package dev.lockstep.faults;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.known.KnownDifference;
import dev.lockstep.known.KnownDifferences;
import dev.lockstep.known.KnownListException;
import dev.lockstep.known.Vocabulary;
import dev.lockstep.op.OperationKind;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Exceptions;
import dev.lockstep.parity.Ruling;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The list of H2's known differences, in force in every walk with a bug in it. An entry speaks of a command line or of a
 * server, and most bugs are planted in this process; so an arm of this process is taken for one of each, all at once, and
 * whatever any entry would cover there is covered.
 */
final class RealList {

    /** Surefire starts in the module's folder. */
    private static final Path FILE = Path.of("known", "h2.yaml");

    private static final String EMBEDDED = "embedded";
    private static final List<String> OTHERS = List.of("cli", "server");

    private static final KnownDifferences LIST = read();

    private RealList() {}

    private static KnownDifferences read() {
        Workload<?, ?> workload = SocialWalk.workload();
        Vocabulary vocabulary = new Vocabulary(
                SocialWalk.H2,
                Set.of(EMBEDDED, "cli", "server"),
                name -> name.equals(workload.name()) ? Optional.of(workload) : Optional.empty());
        try {
            return KnownDifferences.read(FILE, vocabulary);
        } catch (KnownListException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<KnownDifference> entries() {
        return LIST.entries();
    }

    /** What of the list covers something in a walk of these arms. */
    static Exceptions over(List<ArmPlan> arms) {
        return new Any(OTHERS.stream()
                .map(transport -> LIST.in(
                        SocialWalk.workload().name(),
                        arms.stream().map(arm -> posing(arm, transport)).toList()))
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

    /** What covers a step if any of several does. */
    private record Any(List<Exceptions> all) implements Exceptions {
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
                    .filter(ruling -> ruling instanceof Ruling.Signed)
                    .findFirst()
                    .orElse(rulings.get(0));
        }
    }

    private record Posing(BackendProvider provider, String transport) implements BackendProvider {
        @Override
        public String system() {
            return provider.system();
        }

        @Override
        public Support support(OperationKind kind) {
            return provider.support(kind);
        }

        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, InterruptedException {
            return provider.open(context);
        }
    }
}
