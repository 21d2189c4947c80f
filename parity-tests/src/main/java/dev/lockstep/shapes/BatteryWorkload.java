package dev.lockstep.shapes;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps of the battery as a workload, so that a walk plays them with its limits and its evidence. */
record BatteryWorkload(Ground ground) implements Workload<Stored> {

    @Override
    public String name() {
        return "shapes";
    }

    @Override
    public List<CommandKind<Stored>> alphabet() {
        return ShapeCommand.types().stream().map(this::kind).toList();
    }

    private <C extends ShapeCommand> CommandKind<Stored> kind(Class<C> type) {
        String name = type.getSimpleName();
        return CommandKind.<Stored, C>of(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), type)
                .draw((stored, random) -> Optional.empty())
                .render(command -> command.on(ground));
    }

    @Override
    public Stored newModel() {
        return Stored.nothing();
    }

    @Override
    public List<Operation> setup(String version) {
        return ground.setup();
    }

    @Override
    public List<Probe> probes(Stored stored) {
        return List.of();
    }

    @Override
    public List<Normaliser> normalisers() {
        return ground.normalisers();
    }
}
