package dev.lockstep.cli.h2;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.system.SystemUnderTest;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the Shell's output for one statement as its outcome. Each method reads the output to its end.
 *
 * @param system classifies the codes of refusals
 */
record ShellAnswers(SystemUnderTest system) {

    /** Reads the answer to a statement that changes data. */
    Outcome changed(ShellOutput output) throws UnexplainedOutputException {
        Outcome outcome = output.isRefusal() ? refused(output) : Outcome.Done.affecting(output.count());
        output.end();
        return outcome;
    }

    /** Reads the answer to a query. */
    Outcome returned(ShellQuery query, ShellOutput output) throws UnexplainedOutputException {
        Optional<Outcome.Rows> rows = query.read(output);
        Outcome outcome = rows.isPresent() ? rows.get() : refused(output);
        output.end();
        return outcome;
    }

    /** Reads an error, which is the whole rest of an output. */
    Outcome refused(ShellOutput output) throws UnexplainedOutputException {
        return refused(output.refusal());
    }

    /** Returns the outcome of an error. */
    Outcome refused(ShellOutput.Refusal refusal) {
        String refusalClass = system.refusalOf(refusal.code());
        return SystemUnderTest.isBreakage(refusalClass)
                ? new Outcome.Broken(
                        Cause.DIED,
                        "the database reports that it is gone (" + refusal.code() + ")",
                        true,
                        Map.of(Outcome.Broken.CODE, refusal.code(), Outcome.Broken.MESSAGE, refusal.message()))
                : new Outcome.Refused(refusalClass, refusal.code(), refusal.message());
    }
}
