package dev.lockstep.workloads.schema;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.schema.ViewDraw.Defined;

/**
 * Creates a materialized view, or a view in its place if the bug that loses materialized views is not to be met.
 *
 * @param name its name
 * @param query what it shows
 */
record CreateMaterializedView(String name, Defined query) implements SchemaCommand {

    static CommandKind<Schema> kind(Steering steering) {
        return SchemaCommand.onTables(
                        "createMaterializedView",
                        CreateMaterializedView.class,
                        (schema, random) -> new ViewDraw(schema, random)
                                .draw()
                                .map(query -> new CreateMaterializedView(
                                        schema.newName(Sort.MATERIALIZED_VIEW, random), query))
                                .filter(view -> schema.mayShare(view.name())))
                .render(view -> steering.avoids(Trap.MATERIALIZED_VIEW) ? view.plain() : view.operation());
    }

    private Operation plain() {
        return Operation.mutate("CREATE VIEW " + name + " AS " + query.text());
    }

    @Override
    public String sql() {
        return "CREATE MATERIALIZED VIEW " + name + " AS " + query.text();
    }

    @Override
    public void change(Schema schema) {
        schema.add(Item.view(schema.sortOfMaterializedViews(), name, query));
    }
}
