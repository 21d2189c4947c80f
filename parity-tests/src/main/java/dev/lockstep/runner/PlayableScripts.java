package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.Support;
import dev.lockstep.op.OperationKind;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.workloads.script.ScriptFile;
import dev.lockstep.workloads.script.ScriptWorkload;
import java.util.List;
import java.util.function.Consumer;

/** The scripts that every arm of a walk can play. */
final class PlayableScripts {

    private PlayableScripts() {}

    /**
     * Returns them.
     *
     * @param notes receives a line that names the others
     * @throws InputException if none is left
     */
    static ScriptWorkload of(ScriptWorkload workload, Lineup lineup, Consumer<String> notes) {
        List<String> without = lineup.arms().stream()
                .filter(arm -> arm.provider().support(OperationKind.SESSION).level() == Support.Level.UNSUPPORTED)
                .map(ArmPlan::name)
                .toList();
        List<String> left = workload.scripts().stream()
                .filter(ScriptFile::namesSessions)
                .map(ScriptFile::name)
                .toList();
        if (without.isEmpty() || left.isEmpty()) {
            return workload;
        }
        String why = String.join(", ", left) + " name sessions, which " + String.join(", ", without)
                + " cannot keep open; --arms without these plays them";
        if (left.size() == workload.scripts().size()) {
            throw new InputException("--scripts: no script is left to play: " + why);
        }
        notes.accept("left out: " + why);
        return workload.withoutSessions();
    }
}
