package dev.lockstep.workload.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be stored: persons and documents by their keys, and whom each person knows, which is one other at most. */
final class SocialModel {

    private final TreeMap<String, Person> persons = new TreeMap<>();
    private final TreeMap<String, Doc> docs = new TreeMap<>();
    private final TreeMap<String, String> knows = new TreeMap<>();
    private final SocialSession session = new SocialSession();
    private long tickets;

    SocialSession session() {
        return session;
    }

    /** How many numbers were taken from the sequence; the last of them. */
    long tickets() {
        return tickets;
    }

    SortedMap<String, Person> persons() {
        return Collections.unmodifiableSortedMap(persons);
    }

    SortedMap<String, Doc> docs() {
        return Collections.unmodifiableSortedMap(docs);
    }

    /** From whom to whom. */
    SortedMap<String, String> knows() {
        return Collections.unmodifiableSortedMap(knows);
    }

    /** Who knows nobody. */
    List<String> strangers() {
        return persons.keySet().stream()
                .filter(slug -> !knows.containsKey(slug))
                .toList();
    }

    /** Whom this person knows. */
    Optional<String> known(String slug) {
        return Optional.ofNullable(knows.get(slug));
    }

    /** Who knows this person. */
    Stream<String> knowing(String slug) {
        return knows.entrySet().stream()
                .filter(edge -> edge.getValue().equals(slug))
                .map(Map.Entry::getKey);
    }

    List<Row> personRows(Predicate<Person> which) {
        return persons.values().stream().filter(which).map(Person::row).toList();
    }

    /** The key and name of each. */
    List<Row> keysAndNames(Stream<String> slugs) {
        return slugs.map(persons::get)
                .map(person -> Row.of(Cell.text(person.slug()), person.nameCell()))
                .toList();
    }

    /** Each edge with the names at both its ends. */
    List<Row> edgeRows() {
        return knows.entrySet().stream()
                .map(edge -> Row.of(
                        Cell.text(edge.getKey()),
                        persons.get(edge.getKey()).nameCell(),
                        Cell.text(edge.getValue()),
                        persons.get(edge.getValue()).nameCell()))
                .toList();
    }

    /** The number of documents from each source that has any. */
    List<Row> docCountRows() {
        Map<String, Long> counts =
                docs.values().stream().collect(Collectors.groupingBy(Doc::source, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> Row.of(Cell.text(count.getKey()), Cell.number(count.getValue())))
                .toList();
    }

    /** Everything, as {@link SocialDialect#content} asks for it. */
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
                        Cell.text(doc.body()),
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
        return Stream.of(people, documents, edges).flatMap(rows -> rows).toList();
    }

    void put(Person person) {
        persons.put(person.slug(), person);
    }

    void put(Doc doc) {
        docs.put(doc.slug(), doc);
    }

    void connect(String from, String to) {
        knows.put(from, to);
    }

    void disconnect(String from) {
        knows.remove(from);
    }

    void disconnectAll() {
        knows.clear();
    }

    void takeTicket() {
        tickets++;
        session.takeTicket(tickets);
    }

    /** Takes the person away, and every edge at either end. */
    void removePerson(String slug) {
        persons.remove(slug);
        knows.remove(slug);
        knows.values().removeIf(slug::equals);
    }

    void removeDoc(String slug) {
        docs.remove(slug);
    }

    void removeDocsFrom(String source) {
        docs.values().removeIf(doc -> doc.source().equals(source));
    }
}
