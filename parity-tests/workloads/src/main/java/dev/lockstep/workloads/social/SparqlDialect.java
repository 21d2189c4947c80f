package dev.lockstep.workloads.social;

import static dev.lockstep.workloads.text.SparqlText.literal;
import static dev.lockstep.workloads.text.SparqlText.node;

import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.system.Avoidances;
import dev.lockstep.workloads.text.SparqlText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The workload in SPARQL 1.1. Every statement is one line of printable ASCII.
 *
 * <p>A person or a document is a node whose IRI contains its key, with one property for each of its parts. A person
 * without a name has no name property. A triple store enforces none of the workload's rules, so the {@code WHERE}
 * clause of each write states when the write may happen. Otherwise the write does nothing. A write happens completely
 * or not at all, because an update is one transaction.
 */
final class SparqlDialect implements SocialDialect, StoreDialect {

    private static final String PREFIXES =
            "PREFIX : <http://lockstep.test/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";

    static final Column SLUG = text("slug");
    private static final List<Column> PERSON = List.of(SLUG, text("name"), number("age"), number("score"));
    private static final List<Column> DOC = List.of(SLUG, text("source"), text("body"));
    private static final List<Column> KEY_AND_NAME = List.of(SLUG, text("name"));

    static final String A_PERSON =
            "?p a :Person ; :slug ?slug ; :age ?age ; :score ?score" + " OPTIONAL { ?p :name ?name }";
    private static final String A_DOC =
            "?d a :Doc ; :slug ?slug ; :source ?source ; :body ?text " + read("?text", "?body");

    private final DecimalForm decimals;

    SparqlDialect() {
        this(DecimalForm.KEPT);
    }

    private SparqlDialect(DecimalForm decimals) {
        this.decimals = decimals;
    }

    @Override
    public SocialDialect steering(Avoidances avoidances) {
        return new SparqlDialect(avoidances.avoids("decimal-form") ? DecimalForm.KEPT : DecimalForm.WITH_ZERO);
    }

    @Override
    public Optional<GraphDialect> graphs() {
        return Optional.of(new SparqlGraphs(this));
    }

    @Override
    public List<Operation> setup() {
        return List.of();
    }

    @Override
    public Operation insertPersons(List<Person> persons) {
        return mutate(insertion(persons));
    }

    String insertion(List<Person> persons) {
        return "INSERT { " + persons.stream().map(this::triples).collect(Collectors.joining()) + "} WHERE { "
                + absent("Person", persons.stream().map(Person::slug).toList()) + "}";
    }

    @Override
    public Operation insertDocs(List<Doc> docs) {
        return mutate("INSERT { " + docs.stream().map(SparqlDialect::document).collect(Collectors.joining())
                + "} WHERE { " + absent("Doc", docs.stream().map(Doc::slug).toList()) + "}");
    }

    @Override
    public Operation upsertPerson(Person person) {
        String node = person(person);
        return mutate("DELETE { " + node + " :name ?name ; :age ?age ; :score ?score } INSERT { " + triples(person)
                + "} WHERE { OPTIONAL { " + node + " :age ?age ; :score ?score OPTIONAL { " + node
                + " :name ?name } } }");
    }

    @Override
    public Operation updateDoc(Doc doc) {
        String node = node("doc", doc.slug());
        return mutate("DELETE { " + node + " :source ?source ; :body ?body } INSERT { " + document(doc) + "} WHERE { "
                + node + " a :Doc ; :source ?source ; :body ?body }");
    }

    @Override
    public Operation deletePerson(String slug) {
        return mutate(deletion(slug));
    }

    static String deletion(String slug) {
        return "DELETE { ?p ?property ?value . ?knowing :knows ?p } WHERE { ?p a :Person ; :slug " + literal(slug)
                + " ; ?property ?value OPTIONAL { ?knowing :knows ?p } }";
    }

    @Override
    public Operation deleteDoc(String slug) {
        return mutate(
                "DELETE { ?d ?property ?value } WHERE { ?d a :Doc ; :slug " + literal(slug) + " ; ?property ?value }");
    }

    @Override
    public Operation deleteDocsFrom(String source) {
        return mutate("DELETE { ?d ?property ?value } WHERE { ?d a :Doc ; :source " + literal(source)
                + " ; ?property ?value }");
    }

    @Override
    public Operation insertKnows(String from, String to) {
        return mutate("INSERT { ?p :knows ?q } WHERE { ?p a :Person ; :slug " + literal(from)
                + " . ?q a :Person ; :slug " + literal(to) + " FILTER NOT EXISTS { ?p :knows ?other } }");
    }

    @Override
    public Operation insertKnowsOfMany(long fromAge, String to) {
        return mutate("INSERT { ?p :knows ?q } WHERE { ?q a :Person ; :slug " + literal(to)
                + " . ?p a :Person ; :age ?age FILTER(?age >= " + fromAge
                + ") FILTER NOT EXISTS { ?p :knows ?other } }");
    }

    @Override
    public Operation deleteKnows(String from) {
        return mutate("DELETE { ?p :knows ?q } WHERE { ?p a :Person ; :slug " + literal(from) + " ; :knows ?q }");
    }

    @Override
    public Operation.Query persons() {
        return query(PERSON, A_PERSON);
    }

    @Override
    public Operation.Query person(String slug) {
        return query(PERSON, "VALUES ?slug { " + literal(slug) + " } " + A_PERSON);
    }

    @Override
    public Operation.Query personsNamed(Optional<String> name) {
        return query(
                PERSON,
                name.map(text -> "VALUES ?name { " + literal(text)
                                + " } ?p a :Person ; :name ?name ; :slug ?slug ; :age ?age ; :score ?score")
                        .orElse("?p a :Person ; :slug ?slug ; :age ?age ; :score ?score"
                                + " FILTER NOT EXISTS { ?p :name ?name }"));
    }

    @Override
    public Operation.Query personsAged(int from, int to) {
        return query(PERSON, A_PERSON + " FILTER(?age >= " + from + " && ?age <= " + to + ")");
    }

    @Override
    public Operation.Query personsLike(boolean byKey, TextMatch match, String part) {
        String function = switch (match) {
            case BEGINNING -> "STRSTARTS";
            case END -> "STRENDS";
            case ANYWHERE -> "CONTAINS";
        };
        return query(
                PERSON,
                A_PERSON + " FILTER(" + function + "(?" + (byKey ? "slug" : "name") + ", " + literal(part) + "))");
    }

    @Override
    public Operation.Query pageOfPersons(PersonOrder order, int offset, int limit) {
        String by = switch (order) {
            case AGE -> "?age ?slug";
            case AGE_DESCENDING -> "DESC(?age) ?slug";
            case NAME -> "?name ?slug";
            case NAME_DESCENDING -> "DESC(?name) ?slug";
            case KEY_DESCENDING -> "DESC(?slug)";
        };
        return Operation.orderedQuery(
                PREFIXES + "SELECT",
                PERSON,
                "WHERE { " + A_PERSON + " } ORDER BY " + by + " OFFSET " + offset + " LIMIT " + limit);
    }

    @Override
    public Operation.Query personCount() {
        return query(List.of(number("persons", "COUNT(*)")), "?p a :Person");
    }

    @Override
    public Operation.Query personSummary() {
        return query(
                List.of(
                        number("persons", "COUNT(*)"),
                        number("sum", "SUM(?age)"),
                        number("least", "MIN(?age)"),
                        number("greatest", "MAX(?age)"),
                        number("average", "FLOOR(AVG(?age))"),
                        number("scores", "SUM(?score)")),
                "?p a :Person ; :age ?age ; :score ?score");
    }

    @Override
    public Operation.Query knownBy(String slug) {
        return query(KEY_AND_NAME, "?p a :Person ; :slug " + literal(slug) + " ; :knows ?q . " + keyAndName());
    }

    @Override
    public Operation.Query knowing(String slug) {
        return query(KEY_AND_NAME, "?p a :Person ; :slug " + literal(slug) + " . ?q :knows ?p . " + keyAndName());
    }

    @Override
    public Operation.Query knownByKnown(String slug) {
        return query(KEY_AND_NAME, "?p a :Person ; :slug " + literal(slug) + " ; :knows/:knows ?q . " + keyAndName());
    }

    @Override
    public Operation.Query strangers() {
        return query(List.of(SLUG), "?p a :Person ; :slug ?slug FILTER NOT EXISTS { ?p :knows ?q }");
    }

    @Override
    public Operation.Query docs() {
        return query(DOC, A_DOC);
    }

    @Override
    public Operation.Query docsFrom(String source) {
        return query(DOC, "VALUES ?source { " + literal(source) + " } " + A_DOC);
    }

    @Override
    public Operation.Query docSources() {
        return query(List.of(text("source")), "?d a :Doc ; :source ?source");
    }

    @Override
    public Operation.Query docCounts() {
        return Operation.query(
                PREFIXES + "SELECT",
                List.of(text("source"), number("docs", "COUNT(*)")),
                "WHERE { ?d a :Doc ; :source ?source } GROUP BY ?source");
    }

    /** An edge with a missing end is also returned, without a value for that end. */
    @Override
    public Operation.Query edges() {
        return query(
                List.of(text("from"), text("fromName"), text("to"), text("toName")),
                "?p :knows ?q OPTIONAL { ?p :slug ?from } OPTIONAL { ?q :slug ?to }"
                        + " OPTIONAL { ?p :name ?fromName } OPTIONAL { ?q :name ?toName }");
    }

    @Override
    public Operation.Query content() {
        return query(
                List.of(text("item"), SLUG, text("link"), text("content"), number("age"), number("score")),
                "{ ?p a :Person ; :slug ?slug ; :age ?age ; :score ?score BIND(\"person\" AS ?item)"
                        + " OPTIONAL { ?p :name ?content } }"
                        + " UNION { ?d a :Doc ; :slug ?slug ; :source ?link ; :body ?text " + read("?text", "?content")
                        + " BIND(\"doc\" AS ?item) }"
                        + " UNION { ?p :knows ?q OPTIONAL { ?p :slug ?slug } OPTIONAL { ?q :slug ?link } BIND(\"knows\" AS ?item) }"
                        + " UNION { GRAPH ?g { ?p a :Person ; :slug ?slug ; :age ?age ; :score ?score"
                        + " OPTIONAL { ?p :name ?content } } BIND(STRAFTER(STR(?g), \"/branch/\") AS ?link)"
                        + " BIND(\"branch\" AS ?item) }");
    }

    @Override
    public Operation.Query store() {
        return query(
                Stream.of("graph", "subject", "property", "value")
                        .map(name -> new Column(name, ValueKind.LEXICAL, "?" + name))
                        .toList(),
                "{ ?subject ?property ?value } UNION { GRAPH ?graph { ?subject ?property ?value } }");
    }

    @Override
    public List<Row> store(SocialModel model, Set<String> promises) {
        return StoredTriples.of(model);
    }

    @Override
    public Operation.Query copy() {
        return store();
    }

    @Override
    public List<Row> copy(SocialModel model, Set<String> promises) {
        return store(model, promises);
    }

    @Override
    public Operation malformed(Malformation malformation) {
        return switch (malformation) {
            case UNKNOWN_VERB -> mutate("INSRT DATA { :x :slug \"x\" }");
            case EMPTY_CLAUSE -> query(PERSON, A_PERSON + " FILTER ( )");
            case UNFINISHED -> mutate("INSERT DATA { :x :slug \"x\"");
        };
    }

    /** Binds a body as it is read: a very long one as its digest. */
    private static String read(String body, String bound) {
        return "BIND(IF(STRLEN(" + body + ") > " + Doc.READ_AS_DIGEST + ", SHA256(" + body + "), " + body + ") AS "
                + bound + ")";
    }

    private static String keyAndName() {
        return "?q :slug ?slug OPTIONAL { ?q :name ?name }";
    }

    /** A condition that no node of a class has any of these keys. */
    private static String absent(String type, List<String> slugs) {
        return "FILTER NOT EXISTS { VALUES ?taken { "
                + slugs.stream().map(SparqlText::literal).collect(Collectors.joining(" ")) + " } ?there a :" + type
                + " ; :slug ?taken } ";
    }

    String triples(Person person) {
        return person(person) + " a :Person ; :slug " + literal(person.slug())
                + person.name().map(name -> " ; :name " + literal(name)).orElse("") + " ; :age \"" + person.age()
                + "\"^^xsd:integer ; :score \"" + score(person) + "\"^^xsd:decimal . ";
    }

    private static String document(Doc doc) {
        return node("doc", doc.slug()) + " a :Doc ; :slug " + literal(doc.slug()) + " ; :source "
                + literal(doc.source()) + " ; :body " + literal(doc.body()) + " . ";
    }

    /** Returns a score as it is written. */
    String score(Person person) {
        return decimals.text(person.score());
    }

    static String person(Person person) {
        return node("person", person.slug());
    }

    static Operation mutate(String update) {
        return Operation.mutate(PREFIXES + update);
    }

    static Operation.Query query(List<Column> columns, String pattern) {
        return Operation.query(PREFIXES + "SELECT", columns, "WHERE { " + pattern + " }");
    }

    static Column text(String name) {
        return new Column(name, ValueKind.TEXT, "?" + name);
    }

    static Column number(String name) {
        return new Column(name, ValueKind.NUMBER, "?" + name);
    }

    private static Column number(String name, String expression) {
        return new Column(name, ValueKind.NUMBER, "(" + expression + " AS ?" + name + ")");
    }
}
