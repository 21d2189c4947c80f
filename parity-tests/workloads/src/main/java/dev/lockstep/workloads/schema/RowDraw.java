package dev.lockstep.workloads.schema;

import dev.lockstep.workloads.text.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws rows of a table as literals. */
final class RowDraw {

    private static final int KEYS = 60;

    private final Schema schema;
    private final RandomGenerator random;

    RowDraw(Schema schema, RandomGenerator random) {
        this.schema = schema;
        this.random = random;
    }

    /** Draws the columns that a statement gives: seldom one whose values are not given. */
    List<Field> given(Item table) {
        List<Field> given = new ArrayList<>();
        for (Field field : table.fields()) {
            boolean wanted = field.making().isUnique()
                    ? field.making() == Field.Making.KEY || Draw.oneIn(3, random)
                    : !Draw.oneIn(5, random);
            if (wanted && (field.making().isGiven() || Draw.oneIn(15, random))) {
                given.add(field);
            }
        }
        return given.isEmpty() ? List.of(table.fields().get(0)) : given;
    }

    /** Draws a row that is not refused for its key. */
    List<String> row(List<Field> fields) {
        return fields.stream().map(this::value).toList();
    }

    /** Draws a row of a table. Its key may be taken. */
    List<String> newRow(Item table, List<Field> fields) {
        boolean inRow = !schema.mayBeLargeOfTakenKey() && mayBeTaken(table);
        return fields.stream().map(field -> value(field, inRow)).toList();
    }

    private static boolean mayBeTaken(Item table) {
        return table.fields().stream()
                .anyMatch(field -> field.making() == Field.Making.KEY || field.making() == Field.Making.IDENTITY);
    }

    /** Whether an update of the column can find the new key taken, in a row with a large object. */
    boolean mayTakeKeyOfLarge(Item table, Field field) {
        return field.making().isUnique()
                && table.fields().stream().anyMatch(each -> each.type().isLarge());
    }

    /** Draws the value that a row gets for itself. */
    String byDefault(ValueType type) {
        return schema.mayBeLargeOfTakenKey() ? type.literal(false, random) : type.literalInRow(random);
    }

    String value(Field field) {
        return value(field, false);
    }

    private String value(Field field, boolean inRow) {
        if (field.making().isUnique()) {
            return String.valueOf(random.nextInt(KEYS));
        }
        if (field.name().equals(FieldDraw.REFERENCE)) {
            return Draw.oneIn(4, random) ? "NULL" : String.valueOf(random.nextInt(KEYS));
        }
        return switch (random.nextInt(12)) {
            case 0 -> field.declared().contains("NOT NULL") ? "DEFAULT" : "NULL";
            case 1 -> "DEFAULT";
            default ->
                inRow ? field.type().literalInRow(random) : field.type().literal(schema.mayStoreAnyBlob(), random);
        };
    }
}
