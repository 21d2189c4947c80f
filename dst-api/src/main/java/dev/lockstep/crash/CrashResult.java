package dev.lockstep.crash;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.lockstep.parity.Verdict;
import java.util.List;
import java.util.SortedMap;

/**
 * The result of one seed.
 *
 * @param steps the number of commands that were asked for
 * @param operations the number of commands
 * @param changes the number of commands that changed what the store answers
 * @param writes the number of durable writes; there is a state after each
 * @param states the number of states of each kind
 * @param findings the states that are wrong
 * @param leftOut the kinds of commands that were drawn, and that the store does not offer
 * @param nanos the time in which the states were opened
 */
public record CrashResult(
        long seed,
        int steps,
        int operations,
        int changes,
        int writes,
        SortedMap<CrashKind, CrashCount> states,
        List<CrashFinding> findings,
        List<String> leftOut,
        @JsonIgnore long nanos) {

    /** Returns the number of all states. */
    @JsonIgnore
    public CrashCount all() {
        return states.values().stream().reduce(CrashCount.NONE, CrashCount::plus);
    }

    /** Returns the verdict. A walk that changed nothing, wrote nothing or played little shows little about a crash. */
    public Verdict verdict() {
        if (!findings.isEmpty()) {
            return Verdict.DIVERGED;
        }
        return changes == 0 || writes == 0 || 2L * operations < steps ? Verdict.VACUOUS : Verdict.PARITY;
    }
}
