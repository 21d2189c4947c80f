package dev.lockstep.workloads.records;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import dev.lockstep.workloads.domain.FieldType;
import dev.lockstep.workloads.domain.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of one collection, the oldest first. */
final class Contents {

    /** Keys that were there are kept for drawing; a few are enough. */
    private static final int MOST_GONE = 8;

    /** A record with its key as it was given. */
    record Stored(Cell key, Values values) {}

    private final Kept kept;
    private final boolean nulls;
    private final Map<Cell, Stored> records = new LinkedHashMap<>();
    private final List<Cell> gone = new ArrayList<>();
    private long last;

    Contents(Kept kept, boolean nulls) {
        this.kept = kept;
        this.nulls = nulls;
    }

    Contents copy() {
        Contents copy = new Contents(kept, nulls);
        copy.records.putAll(records);
        copy.gone.addAll(gone);
        copy.last = last;
        return copy;
    }

    Kept kept() {
        return kept;
    }

    int size() {
        return records.size();
    }

    List<Stored> records() {
        return List.copyOf(records.values());
    }

    List<Cell> keys() {
        return records.values().stream().map(Stored::key).toList();
    }

    /** Returns keys of records that were deleted, and that nobody has used again. */
    List<Cell> gone() {
        return gone.stream().filter(key -> !has(key)).toList();
    }

    boolean has(Cell key) {
        return records.containsKey(alike(kept.key(), key));
    }

    Optional<Values> get(Cell key) {
        return Optional.ofNullable(records.get(alike(kept.key(), key))).map(Stored::values);
    }

    /** Returns the key that the system makes next. */
    Cell nextKey() {
        long highest = kept.generated().orElseThrow() == Kept.Generated.SEQUENCE
                ? last
                : records.values().stream()
                        .map(record -> (Cell.Number) record.key())
                        .mapToLong(key -> key.value().longValueExact())
                        .max()
                        .orElse(0);
        return Cell.number(highest + 1);
    }

    void put(Cell key, Values values) {
        Cell alike = alike(kept.key(), key);
        Stored before = records.get(alike);
        records.put(alike, new Stored(before == null ? key : before.key(), values));
        if (kept.generated().isPresent() && key instanceof Cell.Number number) {
            last = Math.max(last, number.value().longValueExact());
        }
    }

    void remove(Cell key) {
        if (records.remove(alike(kept.key(), key)) != null) {
            gone.add(0, key);
            while (gone.size() > MOST_GONE) {
                gone.remove(gone.size() - 1);
            }
        }
    }

    /** Whether another record than that of the key has this value in the field. */
    boolean hasTwin(Field field, Cell value, Optional<Cell> key) {
        Optional<Cell> own = key.map(each -> alike(kept.key(), each));
        return records.entrySet().stream()
                .filter(entry -> own.isEmpty() || !entry.getKey().equals(own.get()))
                .anyMatch(entry -> alike(
                                field.type(), entry.getValue().values().cells().get(field.name()))
                        .equals(alike(field.type(), value)));
    }

    /** Returns the cell of a field, as a reader sees it. */
    Cell cell(Stored stored, String field) {
        if (field.equals(Kept.KEY)) {
            return stored.key();
        }
        Cell cell = stored.values().cells().get(field);
        return cell == null ? (nulls ? Kept.ABSENT : Cell.NULL) : cell;
    }

    Row row(Stored stored) {
        List<Cell> cells = new ArrayList<>(List.of(stored.key()));
        kept.fields().forEach(field -> cells.add(cell(stored, field.name())));
        return new Row(cells);
    }

    /** Returns the records in the order that is promised if nobody asks for one. */
    List<Stored> listed() {
        return kept.listing() == Kept.Listing.KEY
                ? records.values().stream()
                        .sorted(Comparator.comparing(Stored::key, order()))
                        .toList()
                : records();
    }

    List<Row> rows() {
        return listed().stream().map(this::row).toList();
    }

    /** Returns the form that is the same for values which the product does not tell apart. */
    static Cell alike(FieldType type, Cell value) {
        return type instanceof FieldType.Text text && text.folds() && value instanceof Cell.Text given
                ? Cell.text(folded(given.value()))
                : value == null ? Cell.NULL : value;
    }

    /** Folds letters of ASCII alone; nobody promises the same about the others. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < folded.length(); i++) {
            char unit = folded.charAt(i);
            if (unit >= 'A' && unit <= 'Z') {
                folded.setCharAt(i, (char) (unit + 32));
            }
        }
        return folded.toString();
    }

    /** Returns the order of the values of a type: numbers by size, texts by code points. */
    static Comparator<Cell> order() {
        return (one, other) -> {
            if (one instanceof Cell.Number number && other instanceof Cell.Number second) {
                return number.value().compareTo(second.value());
            }
            if (one instanceof Cell.Text text && other instanceof Cell.Text second) {
                int[] left = text.value().codePoints().toArray();
                int[] right = second.value().codePoints().toArray();
                return Arrays.compare(left, right);
            }
            throw new IllegalArgumentException("no order of " + one + " and " + other);
        };
    }
}
