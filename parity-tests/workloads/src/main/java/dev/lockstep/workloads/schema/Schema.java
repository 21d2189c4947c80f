package dev.lockstep.workloads.schema;

import dev.lockstep.workloads.text.Draw;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The model: the objects that there are, and what happened lately. It changes only where the reference agreed to a
 * change, so it may know less than the system, and a statement that it thinks valid may be refused on all arms.
 *
 * <p>A walk starts over now and then. Its stretches are in turn without and with the objects that cannot be repaired
 * because of known bugs. A repair is not drawn while such an object is there.
 */
final class Schema {

    /** So many steps go by before a stretch may end. */
    private static final int STRETCH = 60;

    /** So many steps are for definitions alone when the walk has started over. */
    private static final int YOUNG = 12;

    private final Steering steering;
    private final SortedMap<String, Item> items = new TreeMap<>();
    private final SortedSet<String> filled = new TreeSet<>();
    private final SortedMap<String, Integer> births = new TreeMap<>();
    private int made;
    private int stretch;
    private int age;
    private boolean holdsOddBlob;
    private boolean hasComments;
    private boolean hasRights;
    private boolean maintained;
    private boolean defined;
    private boolean gaps;

    Schema(Steering steering) {
        this.steering = steering;
    }

    Collection<Item> items() {
        return items.values();
    }

    List<Item> all(Sort sort) {
        return all(item -> item.sort() == sort);
    }

    List<Item> all(Predicate<Item> which) {
        return items.values().stream().filter(which).toList();
    }

    Optional<Item> any(Sort sort, RandomGenerator random) {
        return Draw.any(all(sort), random);
    }

    Optional<Item> anyRelation(RandomGenerator random) {
        return Draw.any(all(item -> item.sort().isRelation()), random);
    }

    /** Draws a table, more often one with rows. */
    Optional<Item> anyFilled(RandomGenerator random) {
        Optional<Item> table = Draw.any(all(item -> item.sort() == Sort.TABLE && filled.contains(item.name())), random);
        return table.isEmpty() || Draw.oneIn(5, random) ? any(Sort.TABLE, random) : table;
    }

    boolean isFilled(String table) {
        return filled.contains(table);
    }

    /** Notes that a table has no rows any more. */
    void empty(String table) {
        filled.remove(table);
    }

    Optional<Item> find(String name) {
        return Optional.ofNullable(items.get(name));
    }

    boolean has(Sort sort) {
        return items.values().stream().anyMatch(item -> item.sort() == sort);
    }

    /** Draws a free name in some schema, or now and then a name that is taken. */
    String newName(Sort sort, RandomGenerator random) {
        Optional<Item> place = Draw.oneIn(4, random) ? any(Sort.SCHEMA, random) : Optional.empty();
        return newName(sort, place.map(schema -> schema.name() + ".").orElse(""), random);
    }

    /** The same in a given schema, which is empty for the default one, and else ends with a dot. */
    String newName(Sort sort, String place, RandomGenerator random) {
        List<Item> alike = all(item -> (item.sort() == sort || item.sort().isRelation() && sort.isRelation())
                && placeOf(item.name()).equals(place));
        if (Draw.oneIn(20, random) && !alike.isEmpty()) {
            return Draw.one(alike, random).name();
        }
        String plain = sort.letter() + (made + 1);
        return place
                + switch (random.nextInt(8)) {
                    case 0 -> "\"" + plain.toLowerCase(Locale.ROOT) + " of it's\"";
                    case 1 -> "U&\"" + plain + "\\00e9\"";
                    default -> plain;
                };
    }

    /** Returns the schema of a name, with its dot; empty for the default one. */
    static String placeOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot + 1);
    }

    static boolean isInAnotherSchema(String name) {
        return !placeOf(name).isEmpty();
    }

    void add(Item item) {
        made++;
        defined = true;
        gaps |= items.containsKey(item.name());
        births.put(item.name(), made);
        items.put(item.name(), item.in(placeOf(item.name())));
    }

    /** Replaces the columns of a table. */
    void change(String name, List<Field> fields) {
        read(name, fields);
        gaps = true;
    }

    /** Notes that a default of a table reads another one. Neither gets another number. */
    void read(String name, List<Field> fields) {
        defined = true;
        find(name).ifPresent(item -> items.put(name, item.with(fields)));
    }

    /** Removes an object, and everything that cannot be without it. */
    void remove(String name) {
        defined = true;
        gaps = true;
        filled.remove(name);
        if (items.remove(name) != null) {
            items.values().stream()
                    .filter(item -> item.on().contains(name))
                    .map(Item::name)
                    .toList()
                    .forEach(this::remove);
        }
    }

    void rename(String name, String other) {
        made++;
        defined = true;
        find(name).ifPresent(item -> {
            items.remove(name);
            if (filled.remove(name)) {
                filled.add(other);
            }
            births.put(other, births.get(name));
            items.put(other, item.afterRename(name, other));
            items.replaceAll((key, each) -> each.afterRename(name, other));
        });
    }

    /** Notes a statement that used numbers of objects and left them free, or may have. */
    void leaveNumbers() {
        gaps = true;
    }

    /** Notes a step that is no maintenance. */
    void step() {
        age++;
        maintained = false;
        defined = false;
    }

    /**
     * Notes maintenance. A repair numbers the objects again, so its store has other gaps than one that is not repaired.
     */
    void maintain(boolean numbersAgain) {
        age++;
        gaps |= numbersAgain;
        maintained = true;
        defined = false;
    }

    /** Notes that a table or synonym has got rows. */
    void store(String name, boolean oddBlob) {
        filled.add(name);
        holdsOddBlob |= oddBlob;
    }

    void startOver() {
        items.clear();
        stretch++;
        age = 0;
        filled.clear();
        holdsOddBlob = false;
        gaps = false;
        hasComments = false;
        hasRights = false;
    }

    /** Notes a comment on an object. */
    void comment() {
        defined = true;
        hasComments = true;
    }

    /** Notes that a role has got a right. */
    void grant() {
        defined = true;
        hasRights = true;
    }

    boolean hasComments() {
        return hasComments;
    }

    boolean hasRights() {
        return hasRights;
    }

    /**
     * Whether the walk has just started over. Only definitions are drawn then, because what a change or a drop leaves
     * free keeps defaults from reading other tables.
     */
    boolean isYoung() {
        return stretch > 0 && age < YOUNG;
    }

    boolean canStartOver() {
        return age >= STRETCH;
    }

    boolean holdsOddBlob() {
        return holdsOddBlob;
    }

    boolean hasJustBeenMaintained() {
        return maintained;
    }

    boolean hasJustBeenDefined() {
        return defined;
    }

    Sort sortOfMaterializedViews() {
        return steering.avoids(Trap.MATERIALIZED_VIEW) ? Sort.VIEW : Sort.MATERIALIZED_VIEW;
    }

    /** Whether a table, or a column of it, may be given another name now. */
    boolean mayBeRenamed(String table) {
        return mayBeAltered(table) && !(steering.avoids(Trap.RENAME) && isUsed(table));
    }

    /** Whether the type of a column may be changed to this one now. */
    boolean mayChangeType(String table, String column, ValueType type) {
        return !steering.avoids(Trap.TYPE_CHANGE)
                || !(type.isLarge() && isIndexed(table))
                        && find(table).stream()
                                .flatMap(item -> item.fields().stream())
                                .filter(field -> field.name().equals(column))
                                .noneMatch(Field::hasConditions);
    }

    /** Whether a table has an index beside that of its key, made for itself or for a constraint. */
    private boolean isIndexed(String table) {
        return items.values().stream()
                .anyMatch(item -> (item.sort() == Sort.INDEX || item.sort() == Sort.CONSTRAINT) && item.uses(table));
    }

    /** Whether a view may take the place of another one now. */
    boolean mayReplace(String view) {
        return !steering.avoids(Trap.VIEW_OF_ITSELF) || find(view).isEmpty();
    }

    /** Whether a recursive query of a view may read this. */
    boolean mayRecurseOver(Item relation) {
        return !steering.avoids(Trap.RECURSIVE_VIEW) || relation.sort() == Sort.TABLE;
    }

    /** Whether a view or a synonym may have this name. */
    boolean mayShare(String name) {
        return !steering.avoids(Trap.SHARED_NAME) || find(name).isEmpty();
    }

    /**
     * Whether a default may read another table. Of a table that is there it may be a younger one, and a new table may
     * take a number that is free and below that of the other.
     */
    boolean mayReadInDefault(boolean ofNewTable) {
        return ofNewTable && !gaps || !steering.avoids(Trap.DEFAULT_BEFORE_TABLE);
    }

    /** Whether the default of a table that is there may read this one, which is older. */
    boolean mayReadInDefault(String table, String other) {
        return !gaps && births.get(other) < births.get(table) || !steering.avoids(Trap.DEFAULT_BEFORE_TABLE);
    }

    /** Whether an object may get a comment. */
    boolean mayBeCommentedOn(Item item) {
        return !steering.avoids(Trap.COMMENT_ON_TRIGGER) || item.sort() != Sort.TRIGGER;
    }

    /** Whether a row whose key may be taken may have a large object. */
    boolean mayBeLargeOfTakenKey() {
        return !steering.avoids(Trap.LARGE_OF_TAKEN_KEY);
    }

    /**
     * Whether a table's columns may be changed now. The change makes a copy of the table, and the copy may take a
     * number below that of a table that a default in it reads.
     */
    boolean mayBeAltered(String table) {
        return mayBeReplaced(table)
                && !(steering.avoids(Trap.DEFAULT_BEFORE_TABLE) && gaps && readsInDefault(table))
                && !(steering.avoids(Trap.ALTER_UNDER_DEFAULT) && isReadInDefault(table))
                && (!steering.avoids(Trap.ALTER_UNDER_SYNONYM)
                        || items.values().stream().noneMatch(item -> item.sort() == Sort.SYNONYM && item.uses(table)));
    }

    private boolean readsInDefault(String table) {
        return find(table).stream()
                .flatMap(item -> item.fields().stream())
                .flatMap(field -> find(field.on()).stream())
                .anyMatch(read -> read.sort() == Sort.TABLE);
    }

    private boolean isReadInDefault(String table) {
        return items.values().stream()
                .flatMap(item -> item.fields().stream())
                .anyMatch(field -> field.on().equals(table));
    }

    /** Whether an object may be dropped now, or a changed copy may take its place. */
    boolean mayBeReplaced(String name) {
        return !steering.avoids(Trap.USED_IN_SUBQUERY)
                || items.values().stream()
                        .flatMap(item -> item.inSubqueries().stream())
                        .noneMatch(read -> read.equals(name) || dependsOn(read, name));
    }

    /** Whether something is in a schema. */
    boolean holdsAnyIn(String schema) {
        return in(schema).findAny().isPresent();
    }

    /** Whether a schema may be dropped with all that is in it. */
    boolean mayBeDroppedWhole(String schema) {
        return !steering.avoids(Trap.SCHEMA_WITH_SYNONYM) || in(schema).noneMatch(item -> item.sort() == Sort.SYNONYM);
    }

    private Stream<Item> in(String schema) {
        return items.values().stream().filter(item -> placeOf(item.name()).equals(schema + "."));
    }

    private boolean dependsOn(String object, String other) {
        return dependsOn(object, other, new HashSet<>());
    }

    /** @param seen the objects that were looked at: a view may read itself, by way of another */
    private boolean dependsOn(String object, String other, Set<String> seen) {
        return seen.add(object)
                && find(object).stream()
                        .flatMap(item -> item.on().stream())
                        .anyMatch(each -> each.equals(other) || dependsOn(each, other, seen));
    }

    /** Whether the definition of another object names this one. */
    boolean isUsed(String name) {
        return items.values().stream().anyMatch(item -> item.uses(name));
    }

    /** Whether the present stretch of the walk has what cannot be repaired. */
    boolean isHazardous() {
        return stretch % 2 == 1;
    }

    boolean mayStoreAnyBlob() {
        return isHazardous() || !steering.hazards().contains(Hazard.ODD_BLOB);
    }

    /** Whether a table may have this column now. */
    boolean mayHold(Field field) {
        return isHazardous() || steering.hazards().stream().noneMatch(hazard -> hazard.isIn(field));
    }

    /** Whether a repair may be drawn now, because it meets no known bug. */
    boolean mayBeRepaired() {
        return steering.hazards().stream().noneMatch(this::has);
    }

    boolean has(Hazard hazard) {
        return hazard == Hazard.ODD_BLOB ? holdsOddBlob : count(hazard) > 0;
    }

    /** Returns the number of columns that cannot be repaired for this reason. */
    long count(Hazard hazard) {
        return items.values().stream()
                .filter(item -> item.sort() == Sort.TABLE)
                .flatMap(item -> item.fields().stream())
                .filter(hazard::isIn)
                .count();
    }
}
