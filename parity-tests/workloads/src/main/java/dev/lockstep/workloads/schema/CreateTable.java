package dev.lockstep.workloads.schema;

import dev.lockstep.workload.CommandKind;
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
                .aspect(
                        "under a name that is taken",
                        (schema, table) -> schema.find(table.name()).isPresent())
                .render(CreateTable::operation);
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
