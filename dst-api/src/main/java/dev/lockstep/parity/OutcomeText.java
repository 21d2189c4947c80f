package dev.lockstep.parity;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.workload.Expectation;
import java.util.Locale;

/** An outcome as text, in three grains. Each text is part of reports, so none of them may change. */
public final class OutcomeText {

    private OutcomeText() {}

    /** Returns the text by which coverage counts an outcome: {@code done}, {@code refused DUPLICATE}. */
    static String counted(Outcome outcome) {
        return outcome instanceof Refused refused
                ? refused(refused.refusal())
                : outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Returns the text by which a bucket distinguishes outcomes: {@code Done}, {@code broken DIED}. */
    public static String kind(Outcome outcome) {
        if (outcome instanceof Refused refused) {
            return refused(refused.refusal());
        }
        return outcome instanceof Broken broken
                ? broken(broken)
                : outcome.getClass().getSimpleName();
    }

    /** Returns the text of an outcome in a difference: {@code rows 3}, {@code refused DUPLICATE 23505}. */
    static String brief(Outcome outcome) {
        if (outcome instanceof Refused refused) {
            return refused(refused.refusal()) + (refused.code().isEmpty() ? "" : " " + refused.code());
        }
        if (outcome instanceof Broken broken) {
            return broken(broken);
        }
        return outcome instanceof Rows rows ? rows(rows.rows().size()) : counted(outcome);
    }

    /** Returns the text of an expected outcome in a difference. */
    static String brief(Expectation expectation) {
        if (expectation instanceof Expectation.Refuses refuses) {
            return refused(refuses.refusal());
        }
        if (expectation instanceof Expectation.Agrees) {
            return "an answer";
        }
        return expectation instanceof Expectation.Returns returns
                ? rows(returns.rows().size())
                : "done";
    }

    private static String refused(String refusal) {
        return "refused " + refusal;
    }

    private static String broken(Broken broken) {
        return "broken " + broken.cause();
    }

    private static String rows(int count) {
        return "rows " + count;
    }
}
