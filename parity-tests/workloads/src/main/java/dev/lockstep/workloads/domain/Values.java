package dev.lockstep.workloads.domain;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.op.Cell;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fields of a record by name. A field that is null is here, a field that is absent is not. */
public record Values(@JsonValue SortedMap<String, Cell> cells) {

    public Values {
        cells = Collections.unmodifiableSortedMap(new TreeMap<>(cells));
    }

    /** No fields. */
    public static final Values NONE = new Values(new TreeMap<>());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Values fromJson(Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("not a record: " + json + " (a record is an object of cells)");
        }
        SortedMap<String, Cell> cells = new TreeMap<>();
        map.forEach((name, cell) -> cells.put((String) name, Cell.fromJson(cell)));
        return new Values(cells);
    }

    /** Returns these fields, and for the others those of an earlier record. */
    public Values over(Values earlier) {
        SortedMap<String, Cell> all = new TreeMap<>(earlier.cells);
        all.putAll(cells);
        return new Values(all);
    }

    /** Returns the same fields, and one more or another value of one. */
    public Values with(String field, Cell cell) {
        SortedMap<String, Cell> all = new TreeMap<>(cells);
        all.put(field, cell);
        return new Values(all);
    }

    /** Returns the same fields but one. */
    public Values without(String field) {
        SortedMap<String, Cell> rest = new TreeMap<>(cells);
        rest.remove(field);
        return new Values(rest);
    }

    /** Returns the fields as a request has them. */
    public Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        cells.forEach((name, cell) -> told.put(name, cell.toJson()));
        return told;
    }
}
