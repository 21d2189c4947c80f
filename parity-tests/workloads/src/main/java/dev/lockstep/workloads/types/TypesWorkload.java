package dev.lockstep.workloads.types;

import dev.lockstep.op.OperationKind;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Terms of every datatype, by every route and in every format: {@code --workload types}.
 *
 * @param domains the datatypes that are drawn
 */
record TypesWorkload(List<Domain> domains) implements Workload<Terms> {

    static final String NAME = "types";

    TypesWorkload {
        domains = List.copyOf(domains);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int generatorVersion() {
        return 2;
    }

    @Override
    public List<CommandKind<Terms>> alphabet() {
        List<CommandKind<Terms>> kinds = new ArrayList<>(List.of(
                Put.kind(domains),
                PutAgain.kind(),
                Remove.kind(),
                Find.kind(),
                Find.Equal.kind(),
                GetAll.kind(),
                Misspell.kind()));
        kinds.addAll(Maintain.kinds());
        return kinds;
    }

    @Override
    public Set<OperationKind> requires() {
        return EnumSet.of(OperationKind.CALL, OperationKind.LOAD);
    }

    @Override
    public Terms newModel() {
        return new Terms();
    }

    @Override
    public List<Probe> probes(Terms terms) {
        return List.of(new Probe("terms", Terms.query(""), terms.rows()));
    }

    @Override
    public List<Probe> store(Terms terms) {
        return probes(terms);
    }
}
