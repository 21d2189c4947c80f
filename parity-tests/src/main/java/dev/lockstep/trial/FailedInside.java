package dev.lockstep.trial;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A transport that goes on after a statement that failed inside the system, if the arm still answers. Otherwise the arm
 * is as broken as before, and says that it was asked. A trial alone does this: a walk over a model takes every such
 * failure as a finding.
 */
record FailedInside(BackendProvider provider, SystemUnderTest tested) implements ForwardingProvider {

    private static final Operation QUESTION = Operation.ask("SELECT 1");

    /** Plans the same arms, which go on. */
    static ArmPlans goingOn(ArmPlans plans) {
        return new ArmPlans(
                plans.reference(),
                plans.all().stream().map(FailedInside::goingOn).toList(),
                plans.asked());
    }

    private static ArmPlan goingOn(ArmPlan arm) {
        return new ArmPlan(
                arm.name(),
                new FailedInside(arm.provider(), arm.engine().system()),
                arm.engine(),
                arm.client(),
                arm.settings(),
                arm.surroundings(),
                arm.twin(),
                arm.insider());
    }

    @Override
    public Backend attach(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return new Asked(provider.attach(context), tested);
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return new Asked(provider.open(context), tested);
    }

    /** A failure that was asked about has no facets, and a trial compares none. */
    @Override
    public Set<Facet> tells(OperationKind kind) {
        return Set.of();
    }

    /** Whether an outcome is a failure inside the system after which the arm still answered. */
    static boolean is(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.refusal().equals(SystemUnderTest.FAILED_INSIDE);
    }

    private record Asked(Backend backend, SystemUnderTest tested) implements ForwardingBackend {

        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            Outcome outcome = backend.apply(operation);
            return outcome instanceof Broken broken && isStatement(operation) && failedInside(broken)
                    ? judged(operation, broken)
                    : outcome;
        }

        private boolean failedInside(Broken broken) {
            return broken.cause() == Broken.Cause.DIED
                    && tested.refusalOf(broken.evidence().getOrDefault(Broken.CODE, ""))
                            .equals(SystemUnderTest.FAILED_INSIDE);
        }

        /** A store that could not be opened again has no connection to ask. */
        private static boolean isStatement(Operation operation) {
            return operation instanceof Operation.InSession in
                    ? isStatement(in.operation())
                    : operation instanceof Operation.Mutate || operation instanceof Operation.Ask;
        }

        /** The same session is asked, because another one may answer while this one is gone. */
        private Outcome judged(Operation operation, Broken broken) throws InterruptedException {
            Outcome now = backend.apply(
                    operation instanceof Operation.InSession in
                            ? Operation.inSession(in.session(), QUESTION)
                            : QUESTION);
            Map<String, String> evidence = new TreeMap<>(broken.evidence());
            String code = evidence.get(Broken.CODE);
            if (now instanceof Outcome.Rows) {
                return new Outcome.Refused(
                        SystemUnderTest.FAILED_INSIDE, code, evidence.getOrDefault(Broken.MESSAGE, ""));
            }
            evidence.put("asked again", Compared.brief(now));
            return new Broken(
                    broken.cause(),
                    "it failed inside (" + code + "), and the connection did not answer afterwards",
                    broken.inDoubt(),
                    evidence);
        }
    }
}
