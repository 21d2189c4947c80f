package dev.lockstep.workloads.records;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.op.Row;
import dev.lockstep.workloads.domain.FieldType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which records of a collection are asked for, and in which order.
 *
 * @param where the tests that must all hold
 * @param order the fields of the order; none for the order that is promised if nobody asks
 * @param page the page; empty for all
 */
record Listing(String collection, List<Test> where, List<Sort> order, Optional<Page> page) {

    Listing {
        where = List.copyOf(where);
        order = List.copyOf(order);
    }

    static Listing all(String collection) {
        return new Listing(collection, List.of(), List.of(), Optional.empty());
    }

    /** A test of a field; {@code isNull} has no value. */
    record Test(String field, String test, Optional<Cell> value) {

        static final List<String> OF_ORDER = List.of("below", "above", "atMost", "atLeast");
        static final List<String> OF_EQUALITY = List.of("equal", "unequal");
        static final String IS_NULL = "isNull";

        private Map<String, Object> told() {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("field", field);
            told.put("test", test);
            value.ifPresent(cell -> told.put("value", cell.toJson()));
            return told;
        }

        private boolean holds(FieldType type, Cell cell) {
            if (test.equals(IS_NULL)) {
                return cell.equals(Cell.NULL);
            }
            if (cell.equals(Cell.NULL) || cell.equals(Kept.ABSENT)) {
                return false;
            }
            Cell wanted = value.orElseThrow();
            boolean equal = Contents.alike(type, cell).equals(Contents.alike(type, wanted));
            return switch (test) {
                case "equal" -> equal;
                case "unequal" -> !equal;
                case "below" -> Contents.order().compare(cell, wanted) < 0;
                case "above" -> Contents.order().compare(cell, wanted) > 0;
                case "atMost" -> Contents.order().compare(cell, wanted) <= 0;
                default -> Contents.order().compare(cell, wanted) >= 0;
            };
        }
    }

    /** A field of an order. */
    record Sort(String field, boolean descending) {}

    /** A page of a list. */
    record Page(int offset, int limit) {}

    boolean isOrdered(Store store) {
        return !order.isEmpty() || store.of(collection).kept().listing() != Kept.Listing.ANY;
    }

    /** Whether the promises say which rows come, and in which order. */
    boolean decides(Store store) {
        if (!store.knows(collection)) {
            return false;
        }
        Contents in = store.of(collection);
        return where.stream().allMatch(test -> decides(in, test))
                && order.stream().allMatch(sort -> in.kept().sorts().contains(sort.field()))
                && page.filter(each -> !in.kept().paged() || each.offset() < 0 || each.limit() < 1 || !isOrdered(store))
                        .isEmpty()
                && (order.isEmpty() || isTotal(store, in));
    }

    private static boolean decides(Contents in, Test test) {
        if (!in.kept().filters().contains(test.field())) {
            return false;
        }
        FieldType type = in.kept().typeOf(test.field());
        Stream<Cell> stored = in.records().stream().map(record -> in.cell(record, test.field()));
        if (test.test().equals(Test.IS_NULL)) {
            // Where absent and null differ, nobody promises which of them is null.
            return test.value().isEmpty() && stored.noneMatch(Kept.ABSENT::equals);
        }
        if (test.value().filter(type::takes).isEmpty()) {
            return false;
        }
        if (test.test().equals("unequal")) {
            // A query language may leave nulls out, and other products do not.
            return stored.noneMatch(cell -> cell.equals(Cell.NULL) || cell.equals(Kept.ABSENT));
        }
        return test.test().equals("equal") || Test.OF_ORDER.contains(test.test()) && type.isOrdered();
    }

    /** An order with ties, or with nulls of which nothing is promised, says too little. */
    private boolean isTotal(Store store, Contents in) {
        List<Contents.Stored> selected = selected(in).toList();
        if (store.promises().nullsAt().isEmpty()
                && order.stream()
                        .anyMatch(sort -> selected.stream()
                                .map(record -> in.cell(record, sort.field()))
                                .anyMatch(cell -> cell.equals(Cell.NULL)))) {
            return false;
        }
        if (order.stream()
                .anyMatch(sort -> selected.stream()
                        .map(record -> in.cell(record, sort.field()))
                        .anyMatch(Kept.ABSENT::equals))) {
            return false;
        }
        Comparator<Contents.Stored> comparator = comparator(store, in);
        List<Contents.Stored> sorted = selected.stream().sorted(comparator).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (comparator.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                return false;
            }
        }
        return true;
    }

    private Comparator<Contents.Stored> comparator(Store store, Contents in) {
        Comparator<Cell> nulls = store.promises().nullsAt().orElse(Promises.NullsAt.FIRST) == Promises.NullsAt.FIRST
                ? Comparator.nullsFirst(Contents.order())
                : Comparator.nullsLast(Contents.order());
        Comparator<Contents.Stored> all = (one, other) -> 0;
        for (Sort sort : order) {
            Comparator<Contents.Stored> next = Comparator.comparing(
                    record -> Optional.of(in.cell(record, sort.field()))
                            .filter(cell -> !cell.equals(Cell.NULL))
                            .orElse(null),
                    nulls);
            all = all.thenComparing(sort.descending() ? next.reversed() : next);
        }
        return all;
    }

    private Stream<Contents.Stored> selected(Contents in) {
        return in.listed().stream()
                .filter(record -> where.stream()
                        .allMatch(test -> test.holds(in.kept().typeOf(test.field()), in.cell(record, test.field()))));
    }

    /** Returns how many records there are that pass the tests. */
    long count(Store store) {
        return selected(store.of(collection)).count();
    }

    List<Row> rows(Store store) {
        Contents in = store.of(collection);
        Stream<Contents.Stored> rows = selected(in);
        if (!order.isEmpty()) {
            rows = rows.sorted(comparator(store, in));
        }
        if (page.isPresent()) {
            rows = rows.skip(page.get().offset()).limit(page.get().limit());
        }
        return rows.map(in::row).toList();
    }

    /** Returns the read of whole records. */
    Operation.Query operation(Promises promises) {
        Kept kept = promises.collection(collection).orElseThrow();
        boolean ordered = !order.isEmpty() || kept.listing() != Kept.Listing.ANY;
        List<String> columns = new ArrayList<>(List.of(Kept.KEY));
        kept.fields().forEach(field -> columns.add(field.name()));
        Request request = tested(Request.of(Request.LIST, collection).with("columns", columns));
        if (!order.isEmpty()) {
            request = request.with("order", order);
        }
        if (page.isPresent()) {
            request = request.with("offset", page.get().offset())
                    .with("limit", page.get().limit());
        }
        return request.reading(kept.shape(ordered));
    }

    /** Returns the request with its tests. */
    Request tested(Request request) {
        return where.isEmpty()
                ? request
                : request.with("where", where.stream().map(Test::told).toList());
    }
}
