package dev.lockstep.reduce;

import dev.lockstep.backend.Channel;
import dev.lockstep.parity.Difference;
import dev.lockstep.report.StateReads;
import dev.lockstep.stream.ForwardingWorkload;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Sample;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Commands that are read as by a script of a reproducer. A walk reads the state more often and asks for more, and what
 * it reads may be a part of the cause.
 *
 * @param workload the workload, which asks for nothing else
 * @param steps the commands
 */
public record AsInScript<M>(Workload<M> workload, List<RecordedStep<M>> steps) {

    public AsInScript {
        steps = List.copyOf(steps);
    }

    /**
     * Reads the state as a script does.
     *
     * @param steps the commands, the last of which shows the finding with its own reads
     * @param differences the differences of the finding
     * @param reads the reads before the last step
     */
    public static <M> AsInScript<M> of(
            Workload<M> workload, List<RecordedStep<M>> steps, List<Difference> differences, StateReads reads) {
        Set<String> differing = differences.stream()
                .flatMap(difference -> difference.path().probe().stream())
                .collect(Collectors.toSet());
        List<RecordedStep<M>> read = new ArrayList<>(steps);
        read.subList(0, read.size() - 1)
                .replaceAll(step -> new RecordedStep<>(step.command(), earlier(step.observation(), reads)));
        // If no read differs, a script that reads between the steps asks for everything.
        boolean all = reads.ofAll() || reads.between() && differing.isEmpty();
        return new AsInScript<>(all ? workload : new Asking<>(workload, differing), read);
    }

    private static Observation earlier(Observation drawn, StateReads reads) {
        boolean read = reads.between() && drawn.channels().contains(Channel.QUERY);
        return (read ? Observation.QUERY : Observation.NONE).killed(drawn.kill());
    }

    /** Asks only for reads with these names, and never for a part of the state. */
    private record Asking<M>(Workload<M> workload, Set<String> names) implements ForwardingWorkload<M> {

        @Override
        public List<Probe> probes(M model) {
            return named(workload.probes(model));
        }

        @Override
        public List<Probe> store(M model) {
            return named(workload.store(model));
        }

        @Override
        public List<Probe> durable(M model) {
            return named(workload.durable(model));
        }

        @Override
        public List<Probe> sample(M model, Sample sample) {
            return List.of();
        }

        @Override
        public boolean isSampled(M model, Sample sample) {
            return false;
        }

        @Override
        public List<Probe> besideRows(M model) {
            return List.of();
        }

        private List<Probe> named(List<Probe> probes) {
            return probes.stream().filter(probe -> names.contains(probe.name())).toList();
        }
    }
}
