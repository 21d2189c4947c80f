package dev.lockstep.parity;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import java.util.List;
import java.util.SortedMap;

/**
 * What happened in one step, after normalisation.
 *
 * @param step its number; 0 is the making of the schema, commands begin at 1
 * @param command the command as it is recorded
 * @param facts what the workload says of the state before it, by name
 * @param operation what was asked
 * @param expectation what the model said must come of it
 * @param outcomes what came of it, by arm
 * @param probes what the probes brought; empty when the operation already broke an arm
 * @param differences every disagreement, of the operation and of the probes
 * @param nanos how long each arm took for the operation and for the probes, by arm
 * @param wallNanos how long the step took
 */
public record StepRecord(
        long step,
        RecordedCommand command,
        SortedMap<String, Long> facts,
        Operation operation,
        Expectation expectation,
        SortedMap<String, Outcome> outcomes,
        List<Probed> probes,
        List<Difference> differences,
        SortedMap<String, Long> nanos,
        long wallNanos) {

    /** Returns the kind of the command. */
    public String kind() {
        return command.kind();
    }

    /**
     * What one probe brought.
     *
     * @param outcomes by arm
     * @param agreed whether every arm answered what the model says
     */
    public record Probed(Probe probe, SortedMap<String, Outcome> outcomes, boolean agreed) {}
}
