package dev.lockstep.workloads.script;

import dev.lockstep.backend.sparql.CanonicalBlankNodes;
import dev.lockstep.backend.sparql.CanonicalLexicals;
import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Operation;
import dev.lockstep.system.Promise;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** Plays scripts, with maintenance, repeated questions and read shapes at drawn places. */
public final class ScriptWorkload implements Workload<ScriptModel> {

    /** The workload's name. */
    public static final String NAME = "script";

    private final SystemUnderTest system;
    private final Notation notation;
    private final List<ScriptFile> scripts;
    private final boolean observed;

    /**
     * Creates the workload of these scripts.
     *
     * @param system the system whose statements they hold
     * @param scripts the scripts to draw from; a replay needs none
     */
    public ScriptWorkload(SystemUnderTest system, List<ScriptFile> scripts) {
        this(system, scripts, true);
    }

    private ScriptWorkload(SystemUnderTest system, List<ScriptFile> scripts, boolean observed) {
        this.system = system;
        this.observed = observed;
        this.notation = Notation.of(system)
                .orElseThrow(() -> new IllegalArgumentException("no script can be written for " + system.name()));
        this.scripts = List.copyOf(scripts);
    }

    /** Returns the same workload without the scripts that name sessions. */
    public ScriptWorkload withoutSessions() {
        return new ScriptWorkload(
                system,
                scripts.stream().filter(script -> !script.namesSessions()).toList());
    }

    /** Returns the same workload without reads of the state. */
    public ScriptWorkload unobserved() {
        return new ScriptWorkload(system, scripts, false);
    }

    /** Returns the scripts. */
    public List<ScriptFile> scripts() {
        return scripts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int generatorVersion() {
        return 4;
    }

    @Override
    public boolean needsPlainReference() {
        return true;
    }

    @Override
    public List<CommandKind<ScriptModel>> alphabet() {
        List<CommandKind<ScriptModel>> kinds = new ArrayList<>(List.of(
                Begin.commands(notation),
                ScriptLine.commands(scripts),
                AskAgain.commands(),
                AskInShape.commands(),
                Maintain.commands("reopen", Maintain.Reopen.class, new Maintain.Reopen(), Operation.reopen()),
                Maintain.commands("optimize", Maintain.Optimize.class, new Maintain.Optimize(), Operation.optimize())));
        if (system.promises(Promise.REPAIR)) {
            kinds.add(Maintain.commands("repair", Maintain.Repair.class, new Maintain.Repair(), Operation.repair()));
        }
        if (system.promises(Promise.SERVER)) {
            kinds.add(
                    Maintain.commands("restart", Maintain.Restart.class, new Maintain.Restart(), Operation.restart()));
        }
        if (notation == Notation.SQL) {
            kinds.add(AskElsewhere.commands());
        }
        return kinds;
    }

    @Override
    public ScriptModel newModel() {
        return new ScriptModel(scripts);
    }

    @Override
    public List<Probe> probes(ScriptModel model) {
        return observed ? notation.probes() : List.of();
    }

    @Override
    public List<Probe> store(ScriptModel model) {
        return observed ? notation.store() : List.of();
    }

    @Override
    public List<Normaliser> normalisers() {
        return notation == Notation.SPARQL
                ? List.of(new CanonicalLexicals(), new CanonicalBlankNodes())
                : List.of(new SaltedPasswords(), new ScriptBanner());
    }
}
