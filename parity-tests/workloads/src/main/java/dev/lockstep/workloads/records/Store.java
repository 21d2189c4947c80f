package dev.lockstep.workloads.records;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Request;
import dev.lockstep.workloads.domain.FieldType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The model: what a product that keeps its promises has stored. It says for which reasons a change must be refused, and
 * does the changes that are not.
 */
final class Store {

    /** A record, by its collection and key. */
    private record Place(String collection, Cell key) {}

    private final Promises promises;
    private final int most;
    private final Map<String, Contents> contents = new LinkedHashMap<>();

    /**
     * Creates an empty store.
     *
     * @param most about how many records of a collection are drawn; it decides nothing that is expected
     */
    Store(Promises promises, int most) {
        this.promises = promises;
        this.most = most;
        promises.collections().forEach(kept -> contents.put(kept.name(), new Contents(kept, promises.nulls())));
    }

    Store copy() {
        Store copy = new Store(promises, most);
        contents.forEach((name, each) -> copy.contents.put(name, each.copy()));
        return copy;
    }

    Promises promises() {
        return promises;
    }

    int most() {
        return most;
    }

    List<Contents> collections() {
        return List.copyOf(contents.values());
    }

    /** Returns a collection that there is. */
    Contents of(String collection) {
        return contents.get(collection);
    }

    boolean knows(String collection) {
        return contents.containsKey(collection);
    }

    boolean isEmpty() {
        return contents.values().stream().allMatch(each -> each.size() == 0);
    }

    int size() {
        return contents.values().stream().mapToInt(Contents::size).sum();
    }

    /**
     * Whether the promises say what becomes of a change. They do not say what becomes of a value of another type, of an
     * unknown field, or of a record that refers to itself and is deleted.
     */
    boolean decides(Change change) {
        if (!knows(change.collection())) {
            return false;
        }
        Contents in = of(change.collection());
        boolean creates = change.is(Request.CREATE);
        boolean makesKey = in.kept().generated().isPresent();
        if (change.key().isPresent() == (creates && makesKey)
                || change.key()
                        .filter(key -> !(in.kept().key().takes(key)
                                || creates && in.kept().key().refuses(key)))
                        .isPresent()) {
            return false;
        }
        return switch (change.verb()) {
            case Request.CREATE, Request.REPLACE -> decidesFields(in, change);
            case Request.UPDATE -> !change.record().cells().isEmpty() && decidesFields(in, change);
            case Request.DELETE ->
                change.record().cells().isEmpty()
                        && !isTangled(change.collection(), change.key().get());
            default -> false;
        };
    }

    private static boolean decidesFields(Contents in, Change change) {
        return change.record().cells().entrySet().stream().allMatch(entry -> {
            Optional<Field> field = in.kept().field(entry.getKey());
            Cell value = entry.getValue();
            return field.isPresent()
                    && (value.equals(Cell.NULL)
                            || field.get().type().takes(value)
                            || field.get().type().refuses(value))
                    && !(field.get().refersTo(change.collection())
                            && change.key().filter(value::equals).isPresent());
        });
    }

    /** Returns the reasons for which a change must be refused. */
    Set<Reason> reasons(Change change) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Contents in = of(change.collection());
        boolean exists = change.key().filter(in::has).isPresent();
        if (!change.is(Request.CREATE) && !exists) {
            reasons.add(Reason.MISSING);
            return reasons;
        }
        switch (change.verb()) {
            case Request.DELETE -> {
                if (isHeld(change.collection(), change.key().get())) {
                    reasons.add(Reason.REFERENCE);
                }
            }
            case Request.UPDATE -> reasonsOfFields(in, change, false, reasons);
            default -> {
                if (change.is(Request.CREATE) && exists) {
                    reasons.add(Reason.EXISTS);
                }
                if (change.key().filter(in.kept().key()::refuses).isPresent()) {
                    reasons.add(Reason.RANGE);
                }
                reasonsOfFields(in, change, true, reasons);
            }
        }
        return reasons;
    }

    private void reasonsOfFields(Contents in, Change change, boolean whole, Set<Reason> reasons) {
        for (Field field : in.kept().fields()) {
            Cell value = change.record().cells().get(field.name());
            if (value == null && !whole) {
                continue;
            }
            if (value == null || value.equals(Cell.NULL)) {
                if (!field.optional()) {
                    reasons.add(Reason.INVALID);
                }
                continue;
            }
            if (field.type().refuses(value)) {
                reasons.add(Reason.RANGE);
            }
            if (field.unique() && in.hasTwin(field, value, change.key())) {
                reasons.add(Reason.UNIQUE);
            }
            if (field.reference()
                    .filter(to -> to.onDelete() != Field.OnDelete.NONE
                            && !of(to.collection()).has(value))
                    .isPresent()) {
                reasons.add(Reason.REFERENCE);
            }
        }
    }

    /** Does a change that nothing forbids. */
    void apply(Change change) {
        Contents in = of(change.collection());
        switch (change.verb()) {
            case Request.CREATE -> in.put(change.key().orElseGet(in::nextKey), change.record());
            case Request.UPDATE -> {
                Cell key = change.key().get();
                in.get(key).ifPresent(before -> in.put(key, change.record().over(before)));
            }
            case Request.REPLACE -> in.put(change.key().get(), change.record());
            default -> delete(new Place(change.collection(), change.key().get()));
        }
    }

    private void delete(Place root) {
        Set<Place> all = cascade(root);
        for (Place place : all) {
            of(place.collection()).remove(place.key());
        }
        for (Place place : all) {
            referring(place, Field.OnDelete.CLEAR)
                    .forEach((referrer, fields) -> fields.forEach(field -> of(referrer.collection())
                            .put(
                                    referrer.key(),
                                    of(referrer.collection())
                                            .get(referrer.key())
                                            .orElseThrow()
                                            .with(field.name(), Cell.NULL))));
        }
    }

    /** Returns the records that are deleted with one. */
    private Set<Place> cascade(Place root) {
        Set<Place> all = new LinkedHashSet<>(List.of(root));
        List<Place> open = new ArrayList<>(all);
        while (!open.isEmpty()) {
            referring(open.remove(0), Field.OnDelete.CASCADE).keySet().forEach(place -> {
                if (all.add(place)) {
                    open.add(place);
                }
            });
        }
        return all;
    }

    /** Whether a reference that restricts keeps the record, or one that is deleted with it. */
    private boolean isHeld(String collection, Cell key) {
        return cascade(new Place(collection, key)).stream()
                .anyMatch(place -> !referring(place, Field.OnDelete.RESTRICT).isEmpty());
    }

    /**
     * Whether a record that would be deleted too holds one of the others, or is deleted and cleared; products differ in
     * what comes first.
     */
    private boolean isTangled(String collection, Cell key) {
        if (!of(collection).has(key)) {
            return false;
        }
        Set<Place> all = cascade(new Place(collection, key));
        return all.stream()
                .anyMatch(place -> referring(place, Field.OnDelete.RESTRICT).keySet().stream()
                                .anyMatch(all::contains)
                        || referring(place, Field.OnDelete.CLEAR).keySet().stream()
                                .anyMatch(all::contains));
    }

    private Map<Place, List<Field>> referring(Place to, Field.OnDelete how) {
        Map<Place, List<Field>> referring = new LinkedHashMap<>();
        FieldType key = of(to.collection()).kept().key();
        Cell wanted = Contents.alike(key, to.key());
        promises.referringTo(to.collection()).forEach((collection, fields) -> {
            for (Contents.Stored stored : of(collection).records()) {
                fields.stream()
                        .filter(field -> field.reference().orElseThrow().onDelete() == how
                                && Contents.alike(key, stored.values().cells().get(field.name()))
                                        .equals(wanted))
                        .forEach(field -> referring
                                .computeIfAbsent(new Place(collection, stored.key()), place -> new ArrayList<>())
                                .add(field));
            }
        });
        return referring;
    }

    /** Whether records of other collections, or of this one, refer to this collection in a way that is checked. */
    boolean isReferredTo(String collection) {
        return of(collection).records().stream()
                .map(stored -> new Place(collection, stored.key()))
                .anyMatch(place -> !referring(place, Field.OnDelete.RESTRICT).isEmpty()
                        || !referring(place, Field.OnDelete.CASCADE).isEmpty()
                        || !referring(place, Field.OnDelete.CLEAR).isEmpty());
    }

    void clear(String collection) {
        Contents in = of(collection);
        in.keys().forEach(in::remove);
    }
}
