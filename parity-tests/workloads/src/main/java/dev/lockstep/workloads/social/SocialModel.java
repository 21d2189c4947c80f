package dev.lockstep.workloads.social;

import dev.lockstep.backend.sparql.CanonicalBlankNodes;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import dev.lockstep.workloads.text.RdfTerm;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The state that must be stored: persons and documents by key, and whom each person knows, which is at most one other
 * person.
 */
final class SocialModel {

    /** The number of rows that engines and drivers often fetch at once. */
    static final int FETCH = 100;

    /** More rows at once than this are many. */
    static final int DOZEN = 12;

    private final TreeMap<String, Person> persons = new TreeMap<>();
    private final TreeMap<String, Doc> docs = new TreeMap<>();
    private final TreeMap<String, String> knows = new TreeMap<>();
    private final TreeMap<String, SocialModel> branches = new TreeMap<>();
    private final TreeMap<String, RdfTerm> terms = new TreeMap<>();
    private final SocialSession session = new SocialSession();
    private final Recent recent = new Recent();
    private final Function<SocialModel, List<Row>> copy;
    private final LongFunction<Scale> scales;
    private final LastDigest digests;
    private long tickets;

    /** The keys by their places, from the first draw on. A copy of a model is seldom drawn from. */
    private Optional<Places> places = Optional.empty();

    /** The keys of all persons, and of those who know nobody. */
    private record Places(OrderedKeys all, OrderedKeys strangers) {}

    /**
     * Creates an empty model.
     *
     * @param copy returns everything that a copy of a store in a state must have
     * @param scales the scale of each phase of the walk; it decides what is drawn, and never what is possible or
     *     expected
     */
    SocialModel(Function<SocialModel, List<Row>> copy, LongFunction<Scale> scales) {
        this(copy, scales, new LastDigest());
    }

    private SocialModel(Function<SocialModel, List<Row>> copy, LongFunction<Scale> scales, LastDigest digests) {
        this.copy = copy;
        this.scales = scales;
        this.digests = digests;
    }

    /** Everything that a copy of the store must have, as {@link StoreDialect#copy} asks for it. */
    List<Row> copy() {
        return copy.apply(this);
    }

    /** How large the state may become now. */
    Scale scale() {
        return scales.apply(recent.commands() / Scale.PHASE);
    }

    /** Whether there are more persons than engines fetch at once. */
    boolean isBeyondFetch() {
        return persons.size() > FETCH;
    }

    Recent recent() {
        return recent;
    }

    SocialSession session() {
        return session;
    }

    /** The number of tickets taken from the sequence, which is also the last number. */
    long tickets() {
        return tickets;
    }

    SortedMap<String, Person> persons() {
        return Collections.unmodifiableSortedMap(persons);
    }

    /** The keys of the persons in their order, each found by its place. */
    List<String> keys() {
        return Collections.unmodifiableList(places().all());
    }

    private Places places() {
        if (places.isEmpty()) {
            OrderedKeys all = new OrderedKeys(persons.keySet());
            OrderedKeys strangers = new OrderedKeys(persons.keySet());
            knows.keySet().forEach(strangers::drop);
            places = Optional.of(new Places(all, strangers));
        }
        return places.get();
    }

    SortedMap<String, Doc> docs() {
        return Collections.unmodifiableSortedMap(docs);
    }

    /** The edges, from person to person. */
    SortedMap<String, String> knows() {
        return Collections.unmodifiableSortedMap(knows);
    }

    /** The branches beside main, by name; a branch has no branches itself. */
    SortedMap<String, SocialModel> branches() {
        return Collections.unmodifiableSortedMap(branches);
    }

    /** The term of each key, on systems whose values are terms. */
    SortedMap<String, RdfTerm> terms() {
        return Collections.unmodifiableSortedMap(terms);
    }

    /** The persons who know nobody, each found by its place. */
    List<String> strangers() {
        return Collections.unmodifiableList(places().strangers());
    }

    /** The person whom this person knows. */
    Optional<String> known(String slug) {
        return Optional.ofNullable(knows.get(slug));
    }

    /** The persons who know this person. */
    Stream<String> knowing(String slug) {
        return knows.entrySet().stream()
                .filter(edge -> edge.getValue().equals(slug))
                .map(Map.Entry::getKey);
    }

    /** Whether the key of some person begins with this text. */
    boolean hasPersonBeginning(String text) {
        SortedMap<String, Person> after = persons.tailMap(text);
        return !after.isEmpty() && after.firstKey().startsWith(text);
    }

    List<Row> personRows(Predicate<Person> which) {
        return persons.values().stream().filter(which).map(Person::row).toList();
    }

    List<Row> docRows(Predicate<Doc> which) {
        return docs.values().stream().filter(which).map(doc -> doc.row(digests)).toList();
    }

    Row docRow(String slug) {
        return docs.get(slug).row(digests);
    }

    Row personRow(String slug) {
        return persons.get(slug).row();
    }

    /** The key and name of each person. */
    List<Row> keysAndNames(Stream<String> slugs) {
        return slugs.map(persons::get)
                .map(person -> Row.of(Cell.text(person.slug()), person.nameCell()))
                .toList();
    }

    /** Each edge with the names at both ends. */
    List<Row> edgeRows() {
        return knows.keySet().stream().map(this::edgeRow).toList();
    }

    Row edgeRow(String from) {
        String to = knows.get(from);
        return Row.of(
                Cell.text(from),
                persons.get(from).nameCell(),
                Cell.text(to),
                persons.get(to).nameCell());
    }

    /** The number of documents from each source that has any. */
    List<Row> docCountRows() {
        Map<String, Long> counts =
                docs.values().stream().collect(Collectors.groupingBy(Doc::source, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> Row.of(Cell.text(count.getKey()), Cell.number(count.getValue())))
                .toList();
    }

    /** Returns this model with one more document. */
    SocialModel with(Doc doc) {
        SocialModel more = new SocialModel(copy, scales, digests);
        more.persons.putAll(persons);
        more.docs.putAll(docs);
        more.docs.put(doc.slug(), doc);
        more.knows.putAll(knows);
        more.branches.putAll(branches);
        more.terms.putAll(terms);
        more.tickets = tickets;
        return more;
    }

    /** Everything, in the form in which {@link SocialDialect#content} asks for it. */
    List<Row> content() {
        Stream<Row> people = persons.values().stream()
                .map(person -> Row.of(
                        Cell.text("person"),
                        Cell.text(person.slug()),
                        Cell.NULL,
                        person.nameCell(),
                        Cell.number(person.age()),
                        Cell.number(person.score())));
        Stream<Row> documents = docs.values().stream()
                .map(doc -> Row.of(
                        Cell.text("doc"),
                        Cell.text(doc.slug()),
                        Cell.text(doc.source()),
                        doc.bodyCell(digests),
                        Cell.NULL,
                        Cell.NULL));
        Stream<Row> edges = knows.entrySet().stream()
                .map(edge -> Row.of(
                        Cell.text("knows"),
                        Cell.text(edge.getKey()),
                        Cell.text(edge.getValue()),
                        Cell.NULL,
                        Cell.NULL,
                        Cell.NULL));
        Stream<Row> elsewhere = branches.entrySet().stream()
                .flatMap(branch -> branch.getValue().persons.values().stream()
                        .map(person -> Row.of(
                                Cell.text("branch"),
                                Cell.text(person.slug()),
                                Cell.text(branch.getKey()),
                                person.nameCell(),
                                Cell.number(person.age()),
                                Cell.number(person.score()))));
        return Stream.of(people, documents, edges, elsewhere)
                .flatMap(rows -> rows)
                .toList();
    }

    void put(Person person) {
        persons.put(person.slug(), person);
        places.ifPresent(keys -> {
            keys.all().put(person.slug());
            if (!knows.containsKey(person.slug())) {
                keys.strangers().put(person.slug());
            }
        });
    }

    void put(Doc doc) {
        docs.put(doc.slug(), doc);
    }

    void connect(String from, String to) {
        knows.put(from, to);
        places.ifPresent(keys -> keys.strangers().drop(from));
    }

    void disconnect(String from) {
        knows.remove(from);
        if (persons.containsKey(from)) {
            places.ifPresent(keys -> keys.strangers().put(from));
        }
    }

    void disconnectAll() {
        knows.clear();
        places = Optional.empty();
    }

    void takeTicket() {
        tickets++;
        session.takeTicket(tickets);
    }

    /** Removes the person and every edge at either end. */
    void removePerson(String slug) {
        persons.remove(slug);
        places.ifPresent(keys -> {
            keys.all().drop(slug);
            keys.strangers().drop(slug);
        });
        knows.remove(slug);
        knowing(slug).toList().forEach(this::disconnect);
    }

    void removeDoc(String slug) {
        docs.remove(slug);
    }

    void removeDocsFrom(String source) {
        docs.values().removeIf(doc -> doc.source().equals(source));
    }

    void fork(String branch) {
        SocialModel copy = new SocialModel(this.copy, scales, digests);
        copy.persons.putAll(persons);
        copy.docs.putAll(docs);
        copy.knows.putAll(knows);
        branches.put(branch, copy);
    }

    void drop(String branch) {
        branches.remove(branch);
    }

    /** The number of a branch's persons and documents whose keys are not in this model. */
    long missingFrom(String branch) {
        SocialModel there = branches.get(branch);
        return Stream.concat(
                        there.persons.keySet().stream().filter(slug -> !persons.containsKey(slug)),
                        there.docs.keySet().stream().filter(slug -> !docs.containsKey(slug)))
                .count();
    }

    /** Whether a merge keeps this model within the scale of its walk. */
    boolean canMerge(String branch) {
        SocialModel merged = merged(branch);
        return merged.persons.size() <= scale().mergedPersons()
                && merged.docs.size() <= scale().mergedDocs()
                && merged.docs.values().stream().filter(Doc::isHuge).count() <= 1;
    }

    /** Returns this model as it would be after a merge. */
    SocialModel merged(String branch) {
        SocialModel merged = new SocialModel(copy, scales, digests);
        merged.persons.putAll(persons);
        merged.docs.putAll(docs);
        merged.knows.putAll(knows);
        merged.branches.putAll(branches);
        merged.merge(branch);
        return merged;
    }

    /**
     * Adds what a branch has and this model lacks. The person whom an added person knows on the branch is then also
     * here.
     */
    void merge(String branch) {
        SocialModel there = branches.get(branch);
        there.knows.forEach((from, to) -> {
            if (!persons.containsKey(from)) {
                knows.put(from, to);
            }
        });
        there.persons.forEach(persons::putIfAbsent);
        places = Optional.empty();
        there.docs.forEach(docs::putIfAbsent);
    }

    /** Every person of every branch, in the form in which {@link GraphDialect#branchPersons} asks for them. */
    List<Row> branchRows() {
        return branches.entrySet().stream()
                .flatMap(branch -> branch.getValue().persons.values().stream()
                        .map(person -> Row.of(
                                Cell.text(person.slug()),
                                Cell.text(branch.getKey()),
                                person.nameCell(),
                                Cell.number(person.age()),
                                Cell.number(person.score()))))
                .toList();
    }

    void putTerm(String key, RdfTerm term) {
        terms.put(key, term);
    }

    void dropTerm(String key) {
        terms.remove(key);
    }

    /**
     * Every key with its term, in the form in which {@link GraphDialect#terms} asks for them; every blank node is a
     * separate one.
     */
    List<Row> termRows() {
        return CanonicalBlankNodes.labelled(terms.entrySet().stream()
                .map(entry -> Row.of(Cell.text(entry.getKey()), entry.getValue().cell(entry.getKey())))
                .toList());
    }
}
