package dev.lockstep.parity;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The record of one step, after normalisation.
 *
 * @param step its number; 0 is the creation of the schema, commands begin at 1
 * @param command the command as it is recorded
 * @param facts the workload's facts about the state before it, by name
 * @param operation the operation
 * @param apart the operations of the arms that were asked another one, by arm: a schema may differ by version
 * @param expectation the outcome that the model expected
 * @param outcomes the outcomes, by arm
 * @param probes the answers to the probes, channel by channel; empty if the step was not observed, or if the operation
 *     already broke an arm
 * @param differences every disagreement, of the operation and of the probes
 * @param nanos each arm's time for the operation and for the probes, by arm
 * @param wallNanos the time of the whole step
 * @param asked what each arm did for the operation, by arm, as its transcript has it; without the arms that note
 *     nothing
 */
public record StepRecord(
        long step,
        RecordedCommand command,
        SortedMap<String, Long> facts,
        Operation operation,
        SortedMap<String, Operation> apart,
        Expectation expectation,
        SortedMap<String, Outcome> outcomes,
        List<Probed> probes,
        List<Difference> differences,
        SortedMap<String, Long> nanos,
        long wallNanos,
        SortedMap<String, List<String>> asked) {

    /** Returns the kind of the command. */
    public String kind() {
        return command.kind();
    }

    /** Returns the channels over which only a part of the state was read. */
    public List<Channel> sampledChannels() {
        Set<Channel> sampled = EnumSet.noneOf(Channel.class);
        probes.stream().filter(Probed::sampled).forEach(probed -> sampled.add(probed.channel()));
        probes.stream().filter(probed -> !probed.sampled()).forEach(probed -> sampled.remove(probed.channel()));
        return List.copyOf(sampled);
    }

    /** Returns the answers to the probes over this channel. */
    public List<Probed> probes(Channel channel) {
        return probes.stream().filter(probed -> probed.channel() == channel).toList();
    }

    /** Returns this step with the answers of its afterlife in place of its own, and with their differences. */
    StepRecord afterwards(List<Probed> answers, List<Difference> differing) {
        return new StepRecord(
                step,
                command,
                facts,
                operation,
                apart,
                expectation,
                outcomes,
                List.copyOf(answers),
                List.copyOf(differing),
                nanos,
                wallNanos,
                asked);
    }

    /** Returns this step with the answers of its afterlife, and with those of another of its observations. */
    StepRecord together(StepRecord other) {
        return afterwards(
                Stream.concat(other.probes.stream(), probes.stream()).toList(),
                Stream.concat(other.differences.stream(), differences.stream()).toList());
    }

    /** Returns this step with only some of its differences. */
    StepRecord with(List<Difference> some) {
        return afterwards(probes, some);
    }

    /**
     * The answers to one probe.
     *
     * @param channel the channel over which it was asked
     * @param probe the probe
     * @param outcomes the outcomes, by arm
     * @param agreed whether every arm answered as the model expects
     * @param sampled whether the probe asks for a part of the state, in place of all of it
     * @param asked what each arm did for it, by arm, as its transcript has it; only of a probe with differences
     */
    public record Probed(
            Channel channel,
            Probe probe,
            SortedMap<String, Outcome> outcomes,
            boolean agreed,
            boolean sampled,
            SortedMap<String, List<String>> asked) {

        Probed ofPart() {
            return new Probed(channel, probe, outcomes, agreed, true, asked);
        }
    }
}
