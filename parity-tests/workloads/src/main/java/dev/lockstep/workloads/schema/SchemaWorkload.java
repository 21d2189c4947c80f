package dev.lockstep.workloads.schema;

import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import dev.lockstep.workloads.script.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Definitions and data of every type, with maintenance between them: {@code --workload schema}. */
final class SchemaWorkload implements Workload<Schema> {

    static final String NAME = "schema";

    private final Steering steering;

    SchemaWorkload(Steering steering) {
        this.steering = steering;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int generatorVersion() {
        return 10;
    }

    @Override
    public boolean needsPlainReference() {
        return true;
    }

    @Override
    public List<CommandKind<Schema>> alphabet() {
        List<CommandKind<Schema>> kinds = new ArrayList<>(List.of(
                StartOver.kind(),
                CreateTable.kind(),
                CreateView.kind(),
                CreateMaterializedView.kind(steering),
                CreateIndex.kind()));
        kinds.addAll(CreateOther.kinds());
        kinds.addAll(InJava.kinds());
        kinds.add(Constrain.kind());
        kinds.addAll(Annotate.kinds());
        kinds.addAll(Alter.kinds(steering));
        kinds.add(Drop.kind());
        kinds.addAll(Store.kinds());
        kinds.add(PassThroughTemporary.kind());
        kinds.addAll(Ask.kinds());
        kinds.addAll(Maintain.kinds(steering));
        return kinds;
    }

    @Override
    public Schema newModel() {
        return new Schema(steering);
    }

    @Override
    public List<Probe> probes(Schema schema) {
        return List.of(Probe.agreeing("tables", Catalogue.TABLES));
    }

    @Override
    public List<Probe> store(Schema schema) {
        List<Probe> probes =
                new ArrayList<>(List.of(Probe.agreeing("catalogue", Catalogue.EVERYTHING), Contents.definitions()));
        Contents.rows(schema).ifPresent(probes::add);
        return probes;
    }

    @Override
    public SortedMap<String, Long> facts(Schema schema, Command<Schema> command) {
        return new TreeMap<>(Map.of(
                "unrepairableValues",
                schema.count(Hazard.VALUE),
                "alwaysIdentities",
                schema.count(Hazard.IDENTITY),
                "generatedColumns",
                schema.count(Hazard.GENERATED),
                "oddBlobs",
                schema.has(Hazard.ODD_BLOB) ? 1L : 0L,
                "materializedViews",
                (long) schema.all(Sort.MATERIALIZED_VIEW).size()));
    }
}
