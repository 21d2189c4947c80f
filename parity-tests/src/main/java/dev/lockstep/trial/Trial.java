package dev.lockstep.trial;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.Observation;
import dev.lockstep.workloads.script.ScriptFile;
import dev.lockstep.workloads.script.ScriptModel;
import dev.lockstep.workloads.script.ScriptWorkload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One script, played on one arm.
 *
 * @param script the script
 * @param arm the name of the arm
 * @param outcomes the outcomes of its lines, in their order; fewer if the arm broke
 * @param violations what the invariants of its transport found in its store after the last line
 * @param blind the invariants of its transport that could not look
 * @param unplayed the reason why the arm played nothing; empty if it played
 */
public record Trial(
        ScriptFile script,
        String arm,
        List<Outcome> outcomes,
        List<String> violations,
        List<Blind> blind,
        String unplayed) {

    /** Returns the trial of an arm that cannot be had. */
    public static Trial unplayed(ScriptFile script, String arm, String why) {
        return new Trial(script, arm, List.of(), List.of(), List.of(), why);
    }

    /**
     * Plays a script on a fresh arm, in the surroundings of its plan. The lines alone are played, and nothing is read
     * between them. A statement that failed inside the system is refused, and the script goes on, if the arm still
     * answers. After the last line the invariants look into the store.
     *
     * @param folder an empty folder for the arm
     */
    public static Trial play(ScriptFile script, ScriptWorkload workload, ArmPlans arm, Limits limits, Path folder) {
        String name = arm.reference();
        List<Outcome> outcomes = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        List<Blind> blind = new ArrayList<>();
        CommandStream<ScriptModel> stream =
                CommandStream.of(workload.unobserved(), script.lines()).observed(step -> Observation.NONE);
        WalkResult result = Walk.run(
                new WalkPlan<>(stream, FailedInside.goingOn(arm), limits.incomplete(), Allowlist.NONE, folder),
                new WalkListener() {
                    @Override
                    public void stepped(StepRecord step) {
                        outcomes.add(step.outcomes().get(name));
                        for (StepRecord.Probed look : step.probes(Channel.INSIDE)) {
                            Outcome told = look.outcomes().get(name);
                            if (told instanceof Outcome.Unsupported unable) {
                                blind.add(new Blind(look.probe().name(), unable.reason()));
                            } else {
                                violations.addAll(violations(look.probe().name(), told));
                            }
                        }
                    }
                });
        boolean stopped = outcomes.isEmpty() || result.verdict() == Verdict.FAULT;
        return new Trial(
                script,
                name,
                List.copyOf(outcomes),
                List.copyOf(violations),
                List.copyOf(blind),
                stopped ? result.verdict() + ": " + result.detail() : "");
    }

    private static List<String> violations(String invariant, Outcome look) {
        if (look instanceof Outcome.Rows rows) {
            return rows.rows().stream()
                    .map(row -> invariant + ": " + ((Cell.Text) row.cells().get(0)).value())
                    .toList();
        }
        return List.of(invariant + ": " + Compared.brief(look));
    }

    /** Returns the lines whose outcome is of a kind. */
    List<Remark> told(Class<? extends Outcome> kind) {
        return IntStream.range(0, outcomes.size())
                .filter(i -> kind.isInstance(outcomes.get(i)))
                .mapToObj(i -> new Remark(script.lines().get(i), Compared.brief(outcomes.get(i))))
                .toList();
    }

    /** Returns the number of statements that the arm did or answered. */
    long answered() {
        return IntStream.range(0, outcomes.size())
                .filter(i -> !script.lines().get(i).text().isEmpty())
                .filter(i -> outcomes.get(i) instanceof Outcome.Done || outcomes.get(i) instanceof Outcome.Rows)
                .count();
    }

    /** Whether the script has maintenance, or a question that the arm answered. */
    boolean checks() {
        return IntStream.range(0, outcomes.size())
                .anyMatch(i -> script.lines().get(i).kind().maintains()
                        || script.lines().get(i).kind().asks() && outcomes.get(i) instanceof Outcome.Rows);
    }

    /** Returns the numbers of the lines that the arm refused because it does not understand them. */
    List<Integer> misread() {
        return IntStream.range(0, outcomes.size())
                .filter(i -> outcomes.get(i) instanceof Outcome.Refused refused
                        && refused.refusal().equals("SYNTAX"))
                .mapToObj(i -> script.lines().get(i).line())
                .toList();
    }

    /** Whether the arm played. */
    public boolean played() {
        return unplayed.isEmpty();
    }
}
