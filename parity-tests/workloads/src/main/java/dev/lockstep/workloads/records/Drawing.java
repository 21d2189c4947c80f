package dev.lockstep.workloads.records;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Request;
import dev.lockstep.workloads.domain.FieldType;
import dev.lockstep.workloads.domain.Values;
import dev.lockstep.workloads.text.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Draws changes and reads for a state. What is not possible there is sorted out by the command. */
record Drawing(Store store, RandomGenerator random) {

    private static final int TRIES = 12;

    Contents anyCollection() {
        return Draw.one(store.collections(), random);
    }

    /** Returns a collection that has records, if there is one. */
    Optional<Contents> anyFilled() {
        return Draw.any(
                store.collections().stream().filter(each -> each.size() > 0).toList(), random);
    }

    /** Returns a key of the collection, sometimes in the other case, if that is the same key. */
    Cell anyKey(Contents in) {
        return inEitherCase(in.kept().key(), Draw.one(in.keys(), random));
    }

    /** Returns a value, sometimes in the other case, if that is the same value. */
    private Cell inEitherCase(FieldType type, Cell value) {
        return type instanceof FieldType.Text text && text.folds() && random.nextBoolean() ? otherCase(value) : value;
    }

    private static Cell otherCase(Cell key) {
        StringBuilder text = new StringBuilder(((Cell.Text) key).value());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= 'a' && unit <= 'z') {
                text.setCharAt(i, (char) (unit - 32));
            } else if (unit >= 'A' && unit <= 'Z') {
                text.setCharAt(i, (char) (unit + 32));
            }
        }
        return Cell.text(text.toString());
    }

    /** Returns a key that no record has; often one that a record had. */
    Optional<Cell> freeKey(Contents in) {
        List<Cell> gone = in.gone();
        if (!gone.isEmpty() && random.nextInt(3) == 0) {
            return Optional.of(Draw.one(gone, random));
        }
        for (int i = 0; i < TRIES; i++) {
            Cell key = in.kept().generated().isPresent()
                    ? Cell.number(1L + random.nextInt(10_000))
                    : in.kept().key().draw(random);
            if (!in.has(key)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private Optional<Cell> keyToCreate(Contents in) {
        return in.kept().generated().isPresent() ? Optional.empty() : freeKey(in);
    }

    private Optional<Cell> value(Contents in, Field field) {
        if (field.reference().isPresent()) {
            Contents to = store.of(field.reference().get().collection());
            return to.size() == 0 ? Optional.empty() : Optional.of(Draw.one(to.keys(), random));
        }
        for (int i = 0; i < TRIES; i++) {
            Cell value = field.type().draw(random);
            if (!field.unique() || !in.hasTwin(field, value, Optional.empty())) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Draws all fields of a record. An optional one is left out, or null, now and then. */
    Values record(Contents in) {
        Values values = Values.NONE;
        for (Field field : in.kept().fields()) {
            if (field.optional() && random.nextInt(3) == 0) {
                values = random.nextBoolean() ? values.with(field.name(), Cell.NULL) : values;
                continue;
            }
            Optional<Cell> value = value(in, field);
            if (value.isPresent()) {
                values = values.with(field.name(), value.get());
            } else if (field.optional()) {
                values = values.with(field.name(), Cell.NULL);
            }
        }
        return values;
    }

    /** Draws some fields of a record, at least one. */
    Values some(Contents in) {
        Values whole = record(in);
        List<String> names = new ArrayList<>(whole.cells().keySet());
        while (names.size() > 1 && random.nextInt(3) > 0) {
            String left = names.remove(random.nextInt(names.size()));
            whole = whole.without(left);
        }
        return whole;
    }

    Optional<Change> create() {
        Contents in = anyCollection();
        if (in.size() >= store.most()) {
            return Optional.empty();
        }
        return create(in);
    }

    Optional<Change> create(Contents in) {
        Optional<Cell> key = keyToCreate(in);
        return key.isEmpty() && in.kept().generated().isEmpty()
                ? Optional.empty()
                : Optional.of(Change.create(in.kept().name(), key, record(in)));
    }

    /** Draws the creation of a record that can be removed again, because its key is known. */
    Optional<Change> canary() {
        return Draw.any(
                        store.collections().stream()
                                .filter(in -> in.kept().generated().isEmpty())
                                .toList(),
                        random)
                .flatMap(this::create);
    }

    Optional<Change> update() {
        return anyFilled().map(in -> Change.update(in.kept().name(), anyKey(in), some(in)));
    }

    Optional<Change> replace() {
        return anyFilled().map(in -> Change.replace(in.kept().name(), anyKey(in), record(in)));
    }

    Optional<Change> delete() {
        return anyFilled().map(in -> Change.delete(in.kept().name(), anyKey(in)));
    }

    /** Draws a change of this verb that nothing need forbid. */
    Optional<Change> any(String verb) {
        return switch (verb) {
            case Request.CREATE -> create();
            case Request.UPDATE -> update();
            case Request.REPLACE -> replace();
            default -> delete();
        };
    }

    /** Draws a change of this verb that is made wrong in one way. */
    Optional<Change> wrong(String verb, Reason reason) {
        if (reason == Reason.MISSING) {
            Contents in = anyCollection();
            return freeKey(in).map(key -> switch (verb) {
                case Request.UPDATE -> Change.update(in.kept().name(), key, some(in));
                case Request.REPLACE -> Change.replace(in.kept().name(), key, record(in));
                default -> Change.delete(in.kept().name(), key);
            });
        }
        return any(verb).flatMap(change -> wrong(change, reason));
    }

    private Optional<Change> wrong(Change change, Reason reason) {
        Contents in = store.of(change.collection());
        return switch (reason) {
            case EXISTS ->
                in.size() == 0 || in.kept().generated().isPresent()
                        ? Optional.empty()
                        : Optional.of(Change.create(change.collection(), Optional.of(anyKey(in)), change.record()));
            case UNIQUE ->
                field(in, Field::unique)
                        .flatMap(field -> twin(in, field)
                                .map(value -> change.with(change.record().with(field.name(), value))));
            case REFERENCE ->
                change.is(Request.DELETE)
                        ? Optional.of(change)
                        : field(in, Drawing::isChecked)
                                .flatMap(field -> freeKey(store.of(
                                                field.reference().orElseThrow().collection()))
                                        .map(key -> change.with(change.record().with(field.name(), key))));
            case RANGE -> outside(in, change);
            case INVALID ->
                field(in, field -> !field.optional())
                        .map(field -> change.with(
                                change.is(Request.UPDATE)
                                                || change.record().cells().size() < 2
                                                || random.nextBoolean()
                                        ? change.record().with(field.name(), Cell.NULL)
                                        : change.record().without(field.name())));
            case MISSING -> Optional.empty();
        };
    }

    static boolean isChecked(Field field) {
        return field.reference()
                .filter(to -> to.onDelete() != Field.OnDelete.NONE)
                .isPresent();
    }

    private Optional<Field> field(Contents in, Predicate<Field> which) {
        return Draw.any(in.kept().fields().stream().filter(which).toList(), random);
    }

    private Optional<Cell> twin(Contents in, Field field) {
        return Draw.any(
                        in.records().stream()
                                .map(record -> in.cell(record, field.name()))
                                .filter(cell -> field.type().takes(cell))
                                .toList(),
                        random)
                .map(value -> inEitherCase(field.type(), value));
    }

    private Optional<Change> outside(Contents in, Change change) {
        if (change.is(Request.CREATE) && change.key().isPresent() && random.nextInt(4) == 0) {
            Optional<Cell> key = in.kept().key().drawOutside(random);
            if (key.isPresent()) {
                return Optional.of(Change.create(change.collection(), key, change.record()));
            }
        }
        return field(
                        in,
                        field -> field.reference().isEmpty()
                                && field.type().drawOutside(random).isPresent())
                .flatMap(field -> field.type()
                        .drawOutside(random)
                        .map(value -> change.with(change.record().with(field.name(), value))));
    }

    /** Draws changes one after another, each possible after the ones before it. */
    List<Change> batch(int most) {
        Store after = store.copy();
        Drawing drawing = new Drawing(after, random);
        List<String> verbs = List.of(Request.CREATE, Request.UPDATE, Request.REPLACE, Request.DELETE).stream()
                .filter(store.promises()::has)
                .toList();
        List<Change> changes = new ArrayList<>();
        int size = 1 + random.nextInt(most);
        for (int i = 0; i < size; i++) {
            String verb = random.nextBoolean() ? Request.CREATE : Draw.one(verbs, random);
            drawing.any(verb)
                    .filter(change -> change.key().isPresent()
                            && after.decides(change)
                            && after.reasons(change).isEmpty())
                    .ifPresent(change -> {
                        changes.add(change);
                        after.apply(change);
                    });
        }
        return changes;
    }

    /** Draws a batch whose last change must be refused. */
    List<Change> refusedBatch() {
        List<Change> changes = new ArrayList<>(batch(3));
        Store after = store.copy();
        changes.forEach(after::apply);
        Drawing drawing = new Drawing(after, random);
        String verb = store.promises().has(Request.DELETE) && random.nextInt(3) == 0 ? Request.DELETE : Request.CREATE;
        List<Reason> reasons = verb.equals(Request.DELETE)
                ? List.of(Reason.MISSING, Reason.REFERENCE)
                : List.of(Reason.EXISTS, Reason.UNIQUE, Reason.REFERENCE, Reason.RANGE, Reason.INVALID);
        drawing.wrong(verb, Draw.one(reasons, random)).ifPresent(changes::add);
        return changes;
    }

    /** Draws a read of some records. */
    Listing listing(boolean counted) {
        Contents in = anyFilled().orElseGet(this::anyCollection);
        Kept kept = in.kept();
        List<Listing.Test> where = new ArrayList<>();
        while (!kept.filters().isEmpty() && where.size() < 2 && random.nextInt(3) > 0) {
            where.add(test(in));
        }
        List<Listing.Sort> order = new ArrayList<>();
        if (!counted && !kept.sorts().isEmpty() && random.nextInt(3) > 0) {
            String by = Draw.one(kept.sorts(), random);
            order.add(new Listing.Sort(by, random.nextBoolean()));
            if (!by.equals(Kept.KEY) && kept.sorts().contains(Kept.KEY)) {
                order.add(new Listing.Sort(Kept.KEY, random.nextInt(3) == 0));
            }
        }
        boolean ordered = !order.isEmpty() || kept.listing() != Kept.Listing.ANY;
        Optional<Listing.Page> page = !counted && kept.paged() && ordered && random.nextBoolean()
                ? Optional.of(new Listing.Page(
                        random.nextInt(4) == 0 ? in.size() : random.nextInt(1 + in.size() / 2),
                        1 + random.nextInt(1 + in.size())))
                : Optional.empty();
        return new Listing(kept.name(), where, order, page);
    }

    private Listing.Test test(Contents in) {
        String field = Draw.one(in.kept().filters(), random);
        FieldType type = in.kept().typeOf(field);
        if (in.kept().field(field).filter(Field::optional).isPresent() && random.nextInt(4) == 0) {
            return new Listing.Test(field, Listing.Test.IS_NULL, Optional.empty());
        }
        List<String> tests = new ArrayList<>(Listing.Test.OF_EQUALITY);
        if (type.isOrdered()) {
            tests.addAll(Listing.Test.OF_ORDER);
        }
        List<Cell> present = in.records().stream()
                .map(record -> in.cell(record, field))
                .filter(type::takes)
                .toList();
        Cell value = present.isEmpty() || random.nextInt(4) == 0
                ? type.draw(random)
                : inEitherCase(type, Draw.one(present, random));
        return new Listing.Test(field, Draw.one(tests, random), Optional.of(value));
    }
}
