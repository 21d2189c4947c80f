package dev.lockstep.workloads.records;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.project.Project;
import dev.lockstep.project.WorkloadForm;
import dev.lockstep.project.YamlValue;
import dev.lockstep.workload.Workload;
import dev.lockstep.workloads.domain.FieldType;
import dev.lockstep.workloads.domain.TextAlphabet;
import dev.lockstep.workloads.domain.TypeReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** Reads the section {@code records} of a project file. */
public final class RecordsForm implements WorkloadForm {

    private static final List<String> VERBS = List.of(
            Request.CREATE,
            Request.READ,
            Request.UPDATE,
            Request.REPLACE,
            Request.DELETE,
            Request.LIST,
            Request.COUNT,
            Request.BATCH,
            Request.CLEAR,
            RecordsWorkload.REOPEN,
            RecordsWorkload.RESTART,
            RecordsWorkload.BACKUP);

    private static final Set<String> USUAL =
            Set.of(Request.CREATE, Request.READ, Request.UPDATE, Request.DELETE, Request.LIST);

    @Override
    public String key() {
        return RecordsWorkload.NAME;
    }

    @Override
    public Workload<?> workload(Project project, YamlValue section) {
        return new RecordsWorkload(promises(section));
    }

    /** A field of any collection is a part of a record. Beside it, the parts are those of the protocol of drivers. */
    @Override
    public Optional<List<Operation>> examples(Project project, YamlValue section) {
        Map<String, String> record = new LinkedHashMap<>();
        promises(section).collections().forEach(kept -> kept.fields().forEach(field -> record.put(field.name(), "")));
        Request change = Request.of(Request.CREATE, "").with(Kept.KEY, "").with("record", record);
        return Optional.of(List.of(
                change.changing(),
                Request.batch(List.of(change)).changing(),
                Request.of(Request.LIST, "")
                        .with("columns", List.of(Kept.KEY))
                        .with("where", List.of(Map.of("field", "", "test", "", "value", "")))
                        .with("order", List.of(Map.of("field", "", "descending", false)))
                        .with("offset", 0)
                        .with("limit", 1)
                        .changing()));
    }

    static Promises promises(YamlValue section) {
        section.allow("collections", "verbs", "refusals", "missing", "nulls", "nullsAt");
        Map<String, YamlValue> written = section.at("collections").entries();
        if (written.isEmpty()) {
            throw section.at("collections").wrong("name at least one collection");
        }
        Map<String, KeyType> keys = new LinkedHashMap<>();
        written.forEach((name, value) -> keys.put(name, key(value)));
        List<Kept> collections = new ArrayList<>();
        written.forEach((name, value) -> collections.add(collection(name, value, keys)));
        Promises promises = new Promises(
                collections,
                verbs(section),
                classes(section),
                section.find("missing")
                        .map(value -> choice(value, Promises.Missing.values()))
                        .orElse(Promises.Missing.REFUSED),
                section.find("nulls")
                        .filter(value ->
                                value.oneOf(List.of("absent", "distinct")).equals("distinct"))
                        .isPresent(),
                section.find("nullsAt").map(value -> choice(value, Promises.NullsAt.values())));
        refuseClears(section, promises);
        if (promises.has(RecordsWorkload.BACKUP)
                && collections.stream().allMatch(kept -> kept.generated().isPresent())) {
            throw section.at("verbs")
                    .wrong("has backup, for which a record is added under a known key, but the system makes all keys;"
                            + " leave backup out");
        }
        return promises;
    }

    private static void refuseClears(YamlValue section, Promises promises) {
        for (Kept kept : promises.collections()) {
            for (Field field : kept.fields()) {
                if (!field.optional()
                        && field.reference()
                                .filter(to -> to.onDelete() == Field.OnDelete.CLEAR)
                                .isPresent()) {
                    throw section.at("collections")
                            .at(kept.name())
                            .at("fields")
                            .at(field.name())
                            .wrong("a reference that is cleared must be optional; add optional: true");
                }
            }
        }
    }

    private static Set<String> verbs(YamlValue section) {
        Optional<YamlValue> written = section.find("verbs");
        if (written.isEmpty()) {
            return USUAL;
        }
        Set<String> verbs = new LinkedHashSet<>();
        for (YamlValue verb : written.get().elements()) {
            if (!verbs.add(verb.oneOf(VERBS))) {
                throw verb.wrong("is there twice; keep one");
            }
        }
        for (String needed : List.of(Request.CREATE, Request.LIST)) {
            if (!verbs.contains(needed)) {
                throw written.get().wrong("lacks " + needed + ", without which nothing is stored or seen; add it");
            }
        }
        if (verbs.contains(RecordsWorkload.BACKUP) && !verbs.contains(Request.DELETE)) {
            throw written.get().wrong("has backup without delete, by which the record of a backup goes; add delete");
        }
        return verbs;
    }

    private static Map<Reason, String> classes(YamlValue section) {
        Map<Reason, String> classes = new EnumMap<>(Reason.class);
        section.find("refusals").ifPresent(written -> {
            List<String> words =
                    Arrays.stream(Reason.values()).map(Reason::word).toList();
            written.allow(words).entries().forEach((word, value) -> {
                classes.put(Reason.valueOf(word.toUpperCase(Locale.ROOT)), value.refusalClass());
            });
        });
        return classes;
    }

    /** A type of keys, and how they are made. */
    private record KeyType(FieldType type, Optional<Kept.Generated> generated) {}

    private static KeyType key(YamlValue collection) {
        Optional<YamlValue> written = collection
                .allow("key", "fields", "listing", "filter", "sort", "page")
                .find("key");
        if (written.isEmpty()) {
            return new KeyType(
                    new FieldType.Text(TextAlphabet.LETTERS, 1, OptionalInt.of(20), false, true), Optional.empty());
        }
        if (written.get().has("generated")) {
            YamlValue how = written.get().allow("generated").at("generated");
            return new KeyType(
                    new FieldType.Number(Optional.empty(), 0), Optional.of(choice(how, Kept.Generated.values())));
        }
        FieldType type = TypeReader.type(written.get(), List.of("text", "integer"), Set.of());
        if (type instanceof FieldType.Text text && text.least() == 0) {
            throw written.get()
                    .wrong(
                            "a key of text has a length of at least 1; write length: 1.., or 1..20 if longer ones are refused");
        }
        return new KeyType(type, Optional.empty());
    }

    private static Kept collection(String name, YamlValue written, Map<String, KeyType> keys) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw written.wrong("a collection is named by a letter, and letters, digits or '_' after it");
        }
        List<Field> fields = new ArrayList<>();
        written.at("fields").entries().forEach((field, value) -> fields.add(field(field, value, keys)));
        if (fields.isEmpty()) {
            throw written.at("fields").wrong("name at least one field");
        }
        KeyType key = keys.get(name);
        Set<String> known = new TreeSet<>(Set.of(Kept.KEY));
        fields.forEach(field -> known.add(field.name()));
        Kept kept = new Kept(
                name,
                key.type(),
                key.generated(),
                fields,
                written.find("listing")
                        .map(value -> choice(value, Kept.Listing.values()))
                        .orElse(Kept.Listing.ANY),
                named(written.find("filter"), known),
                named(written.find("sort"), known),
                written.find("page").filter(YamlValue::truth).isPresent());
        requireOrders(written, kept);
        return kept;
    }

    private static void requireOrders(YamlValue written, Kept kept) {
        for (String sort : kept.sorts()) {
            if (!kept.typeOf(sort).isOrdered()) {
                throw written.at("sort")
                        .wrong(sort
                                + " has no order that is promised; a text needs order: codepoints, or leave it out");
            }
        }
        if (kept.listing() == Kept.Listing.KEY && !kept.key().isOrdered()) {
            throw written.at("listing").wrong("the key has no order that is promised; add order: codepoints to it");
        }
        if (kept.paged() && kept.listing() == Kept.Listing.ANY && kept.sorts().isEmpty()) {
            throw written.at("page").wrong("a page needs an order; add listing or sort");
        }
    }

    private static List<String> named(Optional<YamlValue> written, Set<String> known) {
        return written.map(list -> list.elements().stream()
                        .map(each -> each.oneOf(known))
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private static Field field(String name, YamlValue written, Map<String, KeyType> keys) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*") || name.equals(Kept.KEY)) {
            throw written.wrong(
                    "a field is named by a letter, and letters, digits or '_' after it, and not " + Kept.KEY);
        }
        boolean optional = written.find("optional").filter(YamlValue::truth).isPresent();
        boolean unique = written.find("unique").filter(YamlValue::truth).isPresent();
        if (written.at("type").text().equals("reference")) {
            written.allow("type", "optional", "unique", "to", "onDelete");
            String to = written.at("to").oneOf(keys.keySet());
            return new Field(
                    name,
                    keys.get(to).type(),
                    optional,
                    unique,
                    Optional.of(new Field.Reference(
                            to,
                            written.find("onDelete")
                                    .map(value -> choice(value, Field.OnDelete.values()))
                                    .orElse(Field.OnDelete.NONE))));
        }
        FieldType type = TypeReader.type(
                written,
                List.of("text", "integer", "decimal", "boolean", "choice", "reference"),
                Set.of("optional", "unique"));
        return new Field(name, type, optional, unique, Optional.empty());
    }

    /** Reads one of the words of an enumeration. */
    static <E extends Enum<E>> E choice(YamlValue value, E[] all) {
        String word = value.oneOf(Arrays.stream(all)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList());
        return Arrays.stream(all)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow();
    }
}
