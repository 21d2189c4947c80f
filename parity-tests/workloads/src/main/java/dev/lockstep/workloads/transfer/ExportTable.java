package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Way;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Locale;

/**
 * Exports one table.
 *
 * @param form the form of the export
 * @param canary the key of a row that is there only while the export is taken
 */
record ExportTable(Form form, String table, int canary) implements TransferCommand {

    /** The forms in which one table leaves a store. */
    enum Form {
        SCRIPT,
        CSV,
        CSV_WITH_NULLS,
        CSV_IN_UTF_16,
        CSV_WITH_BARS,
        CSV_WITHOUT_HEADING;

        private String options() {
            return switch (this) {
                case SCRIPT, CSV -> "charset=UTF-8";
                case CSV_WITH_NULLS -> "charset=UTF-8 null=NULL";
                case CSV_IN_UTF_16 -> "charset=UTF-16";
                case CSV_WITH_BARS -> "charset=UTF-8 fieldSeparator=| fieldDelimiter=''";
                case CSV_WITHOUT_HEADING -> "charset=UTF-8 writeColumnHeader=false";
            };
        }

        /** Returns the way of a table. Bytes leave as digits, because a file of this kind holds texts. */
        Way of(String table) {
            if (this == SCRIPT) {
                return Route.ofPart("", "TABLE " + table);
            }
            String columns = this == CSV_WITHOUT_HEADING ? "'ID|WORD|NOTE|BYTES|PRICE|REF'" : "NULL";
            String options = ", '" + options() + (this == CSV_WITHOUT_HEADING ? " fieldSeparator=|" : "") + "')";
            return new Way(
                    "statements",
                    List.of("CALL CSVWRITE(" + Way.FILE + ", 'SELECT id, word, note, RAWTOHEX(bytes) AS bytes,"
                            + " price, ref FROM " + table + "'" + options),
                    List.of(
                            MakeTable.definition(table).replace("bytes VARBINARY", "bytes VARCHAR") + ")",
                            "INSERT INTO " + table + " SELECT id, word, note, bytes, price, ref FROM CSVREAD("
                                    + Way.FILE + ", " + columns + options));
        }
    }

    static CommandKind<Depot> kind() {
        CommandKind.Builder<Depot, ExportTable> kind = TransferCommand.kind(
                        "exportTable",
                        ExportTable.class,
                        (depot, random) -> TransferCommand.table(depot, random)
                                .map(table -> new ExportTable(
                                        Draw.one(List.of(Form.values()), random), table, Export.canary(random)))
                                .filter(export -> export.form() != Form.SCRIPT
                                        || !depot.steering().brokenReferences()
                                        || depot.tables()
                                                .get(export.table())
                                                .parent()
                                                .isEmpty()))
                .needs(PutThings.NAME)
                .weight(5);
        for (Form form : Form.values()) {
            kind = kind.aspect(
                    "as " + form.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    (depot, export) -> export.form() == form
                            && !depot.tables().get(export.table()).rows().isEmpty());
        }
        return kind.render(ExportTable::operation);
    }

    @Override
    public boolean possible(Depot depot) {
        return depot.tables().containsKey(table) && Export.isCanary(canary);
    }

    @Override
    public List<Maintain.Reopen> simpler() {
        return List.of(new Maintain.Reopen());
    }

    @Override
    public List<TransferCommand> composedOf() {
        return Export.partsOf(table, canary);
    }

    @Override
    public Operation operation() {
        return Operation.export(
                form.of(table),
                form == Form.SCRIPT ? Content.ofRows(table) : Content.ofWrittenRows(table),
                Operation.mutate("INSERT INTO " + table + " (id) VALUES (" + canary + ")"),
                Operation.mutate("DELETE FROM " + table + " WHERE id = " + canary));
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.returns(depot.withRow(table, canary, same -> Content.rowsOf(same, table)), false);
    }
}
