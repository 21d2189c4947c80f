package dev.lockstep.workloads.schema;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.schema.ViewDraw.Defined;
import dev.lockstep.workloads.text.Draw;

/**
 * Creates a view.
 *
 * @param name its name
 * @param query what it shows
 * @param replaces whether it may take the place of another one
 */
record CreateView(String name, Defined query, boolean replaces) implements SchemaCommand {

    static CommandKind<Schema> kind() {
        return SchemaCommand.onTables(
                        "createView",
                        CreateView.class,
                        (schema, random) -> new ViewDraw(schema, random)
                                .draw()
                                .map(query ->
                                        new CreateView(schema.newName(Sort.VIEW, random), query, Draw.oneIn(4, random)))
                                .filter(view -> view.replaces()
                                        ? schema.mayReplace(view.name())
                                        : schema.mayShare(view.name())))
                .weight(3)
                .aspect(
                        "of a view",
                        (schema, view) -> view.query().on().stream()
                                .anyMatch(name -> schema.find(name)
                                        .filter(item -> item.sort() == Sort.VIEW)
                                        .isPresent()))
                .aspect("with WITH", (schema, view) -> view.query().text().startsWith("WITH"))
                .aspect("in another schema", (schema, view) -> Schema.isInAnotherSchema(view.name()))
                .render(CreateView::operation);
    }

    @Override
    public String sql() {
        return "CREATE " + (replaces ? "OR REPLACE " : "") + "VIEW " + name + " AS " + query.text();
    }

    @Override
    public void change(Schema schema) {
        schema.add(Item.view(Sort.VIEW, name, query));
    }
}
