package dev.lockstep.workloads.schema;

import dev.lockstep.workloads.text.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Draws queries that a view can hold. The answer of each depends on the stored data alone. */
final class ViewDraw {

    /**
     * A query.
     *
     * @param text its text
     * @param fields the columns of its answer
     * @param on the relations that it reads
     * @param inSubqueries those of them that it reads only in a subquery
     */
    record Defined(String text, List<Field> fields, List<String> on, List<String> inSubqueries) {
        Defined(String text, List<Field> fields, List<String> on) {
            this(text, fields, on, List.of());
        }
    }

    private final Schema schema;
    private final RandomGenerator random;

    ViewDraw(Schema schema, RandomGenerator random) {
        this.schema = schema;
        this.random = random;
    }

    /** Draws a query; nothing if there is no relation with a key and a reference. */
    Optional<Defined> draw() {
        List<Item> sources = schema.all(
                item -> item.sort().isRelation() && item.has(FieldDraw.KEY) && item.has(FieldDraw.REFERENCE));
        return Draw.any(sources, random).map(first -> of(first, Draw.one(sources, random)));
    }

    private Defined of(Item first, Item second) {
        List<Field> numbers = numbers("ID", "REF");
        int form = random.nextInt(8);
        return switch (form == 2 && !schema.mayRecurseOver(first) ? 0 : form) {
            case 0 ->
                new Defined(
                        "SELECT REF AS ID, COUNT(*) AS REF FROM " + first.name() + " GROUP BY REF",
                        numbers,
                        List.of(first.name()));
            case 1 ->
                new Defined(
                        "WITH W AS (SELECT ID, REF FROM " + first.name() + " WHERE ID > -100)"
                                + " SELECT W.ID, W.REF FROM W",
                        numbers,
                        List.of(first.name()),
                        List.of(first.name()));
            case 2 ->
                new Defined(
                        "WITH RECURSIVE R(N) AS (SELECT 1 UNION ALL SELECT N + 1 FROM R WHERE N < 5)"
                                + " SELECT N AS ID, (SELECT COUNT(*) FROM " + first.name()
                                + ") AS REF FROM R",
                        numbers,
                        List.of(first.name()),
                        List.of(first.name()));
            case 3 ->
                new Defined(
                        "SELECT ID, REF FROM " + first.name() + " UNION ALL SELECT REF, ID FROM " + second.name(),
                        numbers,
                        List.of(first.name(), second.name()));
            case 4 ->
                new Defined(
                        "SELECT A.ID, B.REF FROM " + first.name() + " A LEFT JOIN " + second.name()
                                + " B ON A.REF = B.ID",
                        numbers,
                        List.of(first.name(), second.name()));
            case 5 ->
                new Defined(
                        "SELECT ID, RANK() OVER (PARTITION BY REF ORDER BY ID) AS REF FROM " + first.name()
                                + " A WHERE EXISTS (SELECT 1 FROM " + second.name() + " B WHERE B.ID <> A.ID)",
                        numbers,
                        List.of(first.name(), second.name()),
                        List.of(second.name()));
            default -> some(first);
        };
    }

    private Defined some(Item source) {
        List<Field> fields = new ArrayList<>();
        for (Field field : source.fields()) {
            boolean kept = field.name().equals(FieldDraw.KEY) || field.name().equals(FieldDraw.REFERENCE);
            if (kept || random.nextBoolean()) {
                fields.add(Field.derived(field.name(), field.type()));
            }
        }
        String columns = fields.stream().map(Field::name).collect(Collectors.joining(", "));
        return new Defined(
                "SELECT " + columns + " FROM " + source.name() + " WHERE ID IS NOT NULL",
                fields,
                List.of(source.name()));
    }

    private static List<Field> numbers(String... names) {
        return java.util.Arrays.stream(names)
                .map(name -> Field.derived(name, ValueType.INTEGER))
                .toList();
    }
}
