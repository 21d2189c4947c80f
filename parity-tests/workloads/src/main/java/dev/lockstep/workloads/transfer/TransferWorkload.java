package dev.lockstep.workloads.transfer;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.OperationKind;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import dev.lockstep.workloads.script.Catalogue;
import dev.lockstep.workloads.script.ScriptBanner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Stores that leave in every way and come into an empty one: {@code --workload transfer}. */
record TransferWorkload(Steering steering) implements Workload<Depot> {

    static final String NAME = "transfer";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int generatorVersion() {
        return 5;
    }

    @Override
    public List<CommandKind<Depot>> alphabet() {
        List<CommandKind<Depot>> kinds = new ArrayList<>(List.of(
                MakeTable.kind(),
                DropTable.kind(),
                PutThings.kind(),
                FillTable.kind(),
                ChangeThing.kind(),
                RemoveThings.kind(),
                Remark.kind(),
                MakeView.kind(),
                DropView.kind(),
                MakeSequence.kind(),
                TakeNumber.kind(),
                PutAndTell.kind(),
                Tell.kind(),
                Export.kind(steering),
                ExportDefinitions.kind(),
                ExportTable.kind()));
        kinds.addAll(Maintain.kinds(steering));
        return kinds;
    }

    @Override
    public Set<OperationKind> requires() {
        return EnumSet.of(OperationKind.RESTORE);
    }

    @Override
    public Depot newModel() {
        return new Depot(steering);
    }

    @Override
    public List<Probe> probes(Depot depot) {
        return List.of(new Probe(
                "content", Content.of(depot.tables().keySet(), depot.views().keySet()), Content.of(depot)));
    }

    @Override
    public List<Probe> store(Depot depot) {
        return List.of(probes(depot).get(0), Probe.agreeing("catalogue", Catalogue.EVERYTHING));
    }

    @Override
    public List<Normaliser> normalisers() {
        return List.of(new ScriptBanner());
    }
}
