package dev.lockstep.known;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The outcome that the command must have on one side for an entry to apply. The system's own messages are never
 * compared.
 */
sealed interface ExpectedOutcome {

    boolean matches(Outcome outcome);

    /** Whether the model expects this outcome. */
    boolean matches(Expectation expectation);

    /** Returns an outcome that matches. */
    Outcome example();

    /** Returns a description for people. */
    String text();

    /** The command succeeds. */
    record Done() implements ExpectedOutcome {
        @Override
        public boolean matches(Outcome outcome) {
            return outcome instanceof Outcome.Done;
        }

        @Override
        public boolean matches(Expectation expectation) {
            return expectation instanceof Expectation.Succeeds;
        }

        @Override
        public Outcome example() {
            return new Outcome.Done(OptionalLong.empty());
        }

        @Override
        public String text() {
            return "Done";
        }
    }

    /** The command answers with rows. */
    record Rows() implements ExpectedOutcome {
        @Override
        public boolean matches(Outcome outcome) {
            return outcome instanceof Outcome.Rows;
        }

        @Override
        public boolean matches(Expectation expectation) {
            return expectation instanceof Expectation.Returns;
        }

        @Override
        public Outcome example() {
            return new Outcome.Rows(List.of());
        }

        @Override
        public String text() {
            return "Rows";
        }
    }

    /**
     * The command is refused with this class and this code.
     *
     * @param code empty if the side is the model, which knows only classes
     */
    record Refused(String refusal, Optional<String> code) implements ExpectedOutcome {
        @Override
        public boolean matches(Outcome outcome) {
            return outcome instanceof Outcome.Refused refused
                    && refused.refusal().equals(refusal)
                    && code.equals(Optional.of(refused.code()));
        }

        @Override
        public boolean matches(Expectation expectation) {
            return expectation instanceof Expectation.Refuses refuses
                    && refuses.refusal().equals(refusal);
        }

        @Override
        public Outcome example() {
            return new Outcome.Refused(refusal, code.orElse(""), "");
        }

        @Override
        public String text() {
            return "Refused " + refusal + code.map(c -> " " + c).orElse("");
        }
    }

    /** The transport answers that it does not offer the operation, although it declared the operation as offered. */
    record Unsupported() implements ExpectedOutcome {
        @Override
        public boolean matches(Outcome outcome) {
            return outcome instanceof Outcome.Unsupported;
        }

        @Override
        public boolean matches(Expectation expectation) {
            return false;
        }

        @Override
        public Outcome example() {
            return new Outcome.Unsupported("");
        }

        @Override
        public String text() {
            return "Unsupported";
        }
    }

    /** There is no reliable answer, for this reason. */
    record NoAnswer(Broken.Cause cause) implements ExpectedOutcome {
        @Override
        public boolean matches(Outcome outcome) {
            return outcome instanceof Broken broken && broken.cause() == cause;
        }

        @Override
        public boolean matches(Expectation expectation) {
            return false;
        }

        @Override
        public Outcome example() {
            return new Broken(cause, "", true, Map.of());
        }

        @Override
        public String text() {
            return "Broken " + cause;
        }
    }
}
