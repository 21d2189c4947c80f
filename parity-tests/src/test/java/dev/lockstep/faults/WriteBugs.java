package dev.lockstep.faults;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Mutate;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import java.util.List;
import java.util.OptionalLong;

/** Bugs in writing, and in the reports about it. */
final class WriteBugs {

    /** Changes the outcome of a write that the arm did and that, as far as the arm reports, affected something. */
    @FunctionalInterface
    interface OfDone extends Bug {
        Outcome done(Mutate write, Done outcome, Healthy arm) throws InterruptedException;

        @Override
        default Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
            Outcome outcome = arm.ask(operation);
            boolean affected = operation instanceof Mutate
                    && outcome instanceof Done done
                    && done.count().orElse(1) > 0;
            return affected && arm.underWay() ? done((Mutate) operation, (Done) outcome, arm) : outcome;
        }
    }

    /** Changes the outcome of an operation that the arm refused. */
    @FunctionalInterface
    interface OfRefused extends Bug {
        Outcome refused(Operation operation, Refused outcome, Healthy arm) throws InterruptedException;

        @Override
        default Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
            Outcome outcome = arm.ask(operation);
            return outcome instanceof Refused refused ? refused(operation, refused, arm) : outcome;
        }
    }

    private static final Refused BUSY = new Refused("BUSY", "90020", "come again later");

    private WriteBugs() {}

    static Outcome lost(Mutate write, Done outcome, Healthy arm) throws InterruptedException {
        arm.loseLastWrite();
        return outcome;
    }

    static Outcome lostWithoutACount(Mutate write, Done outcome, Healthy arm) throws InterruptedException {
        arm.loseLastWrite();
        return Done.UNCOUNTED;
    }

    static Outcome doneAndRefused(Mutate write, Done outcome, Healthy arm) {
        return BUSY;
    }

    static Outcome countedOnceMore(Mutate write, Done outcome, Healthy arm) {
        return new Done(OptionalLong.of(outcome.count().orElse(0) + 1));
    }

    static Outcome withAPhantom(Mutate write, Done outcome, Healthy arm) throws InterruptedException {
        arm.ask(arm.sabotage().phantom());
        return outcome;
    }

    static Outcome refusedWithAPhantom(Operation operation, Refused outcome, Healthy arm) throws InterruptedException {
        arm.ask(arm.sabotage().phantom());
        return outcome;
    }

    /** Returns the outcome for a caller who ignores both exit code and output. */
    static Outcome swallowed(Operation operation, Refused outcome, Healthy arm) {
        return operation instanceof Query ? new Outcome.Rows(List.of()) : Done.UNCOUNTED;
    }

    static Outcome withAnotherCode(Operation operation, Refused outcome, Healthy arm) {
        return new Refused(outcome.refusal(), outcome.code() + "1", outcome.message());
    }

    static Outcome withAnotherClass(Operation operation, Refused outcome, Healthy arm) {
        String other = outcome.refusal().equals("SYNTAX") ? "DUPLICATE" : "SYNTAX";
        return new Refused(other, outcome.code(), outcome.message());
    }

    static Outcome unclassified(Operation operation, Refused outcome, Healthy arm) {
        return new Refused(Refused.UNCLASSIFIED, outcome.code(), outcome.message());
    }

    /** A refused batch leaves its first row behind. */
    static Outcome halfKept(Operation operation, Refused outcome, Healthy arm) throws InterruptedException {
        for (Operation half : arm.sabotage().firstOf(operation).stream().toList()) {
            arm.ask(half);
        }
        return outcome;
    }

    /** Only the first row of a batch of several rows is written. */
    static final class HalfDone implements Bug {
        @Override
        public Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
            if (arm.underWay() && operation instanceof Mutate mutate) {
                for (Operation half : arm.sabotage().firstOf(mutate).stream().toList()) {
                    return arm.ask(half) instanceof Done ? Done.UNCOUNTED : arm.ask(mutate);
                }
            }
            return arm.ask(operation);
        }
    }

    /** The edges of a deleted person stay. */
    static final class CascadeForgotten implements Bug {
        @Override
        public Outcome apply(Operation operation, Healthy arm) throws InterruptedException {
            return operation instanceof Mutate mutate && arm.sabotage().deletesPerson(mutate)
                    ? arm.sabotage().deleteWithoutEdges(mutate, arm)
                    : arm.ask(operation);
        }
    }
}
