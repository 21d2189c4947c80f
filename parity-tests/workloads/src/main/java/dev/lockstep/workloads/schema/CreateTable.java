package dev.lockstep.workloads.schema;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Creates a table.
 *
 * @param name its name
 * @param fields its columns
 * @param constraint a constraint of the whole table, empty for none
 */
record CreateTable(String name, List<Field> fields, String constraint) implements SchemaCommand {

    static final String NAME = "createTable";

    /** The class of the refusal to create a table that is there already. */
    private static final String EXISTS = "EXISTS";

    static CommandKind<Schema> kind() {
        return CommandKind.<Schema, CreateTable>of(NAME, CreateTable.class)
                .weight(4)
                .draw((schema, random) -> Optional.of(new CreateTable(
                        schema.newName(Sort.TABLE, random),
                        new FieldDraw(schema, random).all(),
                        Draw.oneIn(6, random) ? ", CHECK (REF IS NULL OR REF <> 13), UNIQUE (REF, ID)" : "")))
                .aspect(
                        "of more than 20 columns",
                        (schema, table) -> table.fields().size() > 20)
                .aspect("in another schema", (schema, table) -> Schema.isInAnotherSchema(table.name()))
                .aspect(
                        "with a generated column",
                        (schema, table) ->
                                table.fields().stream().anyMatch(each -> each.making() == Field.Making.GENERATED))
                .aspect(
                        "with a default that reads another table",
                        (schema, table) -> table.fields().stream()
                                .anyMatch(each -> each.declared().contains("(SELECT ")))
                .aspect("under the name of another table", (schema, table) -> table.isThere(schema))
                .render(CreateTable::operation);
    }

    private boolean isThere(Schema schema) {
        return schema.find(name).filter(item -> item.sort() == Sort.TABLE).isPresent();
    }

    @Override
    public Expectation expect(Schema schema) {
        return isThere(schema) ? Expectation.refuses(EXISTS) : SchemaCommand.super.expect(schema);
    }

    @Override
    public String sql() {
        return fields.stream()
                .map(Field::definition)
                .collect(Collectors.joining(", ", "CREATE TABLE " + name + "(", constraint + ")"));
    }

    @Override
    public void change(Schema schema) {
        schema.add(new Item(Sort.TABLE, name, fields, List.of()));
    }
}
