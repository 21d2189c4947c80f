package dev.lockstep.workloads.social;

import static dev.lockstep.workloads.text.H2Text.literal;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.system.Avoidances;
import dev.lockstep.system.Promise;
import dev.lockstep.workload.Probe;
import dev.lockstep.workloads.text.H2Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The workload in H2's SQL. Every statement is one line of printable ASCII without a terminator. */
final class H2Dialect implements SocialDialect, StoreDialect, SampleDialect {

    private static final Column SLUG = text("slug");
    private static final Column NAME = text("name");
    private static final Column SOURCE = text("source");
    // The Shell's row cannot hold a longer text.
    private static final String BODY = "CASE WHEN CHAR_LENGTH(body) > " + Doc.READ_AS_DIGEST
            + " THEN RAWTOHEX(HASH('SHA-256', body)) ELSE body END";
    private static final String FROM_DOC = "FROM (SELECT slug, source, " + BODY + " AS body FROM doc) AS doc";
    private static final List<Column> PERSON = List.of(SLUG, NAME, number("age"), number("score"));
    private static final List<Column> DOC = List.of(SLUG, SOURCE, text("body"));
    private static final List<Column> EDGE = List.of(
            text("from", "k.source_slug"),
            text("fromName", "p.name"),
            text("to", "k.target_slug"),
            text("toName", "q.name"));
    private static final String CONTENT =
            "SELECT 'person' AS item, slug, NULL AS link, name AS content, age, score FROM person"
                    + " UNION ALL SELECT 'doc', slug, source, " + BODY + ", NULL, NULL FROM doc"
                    + " UNION ALL SELECT 'knows', source_slug, target_slug, NULL, NULL, NULL FROM knows";

    private static final String INTO_PERSON = "INTO person (slug, name, age, score) ";

    private final boolean copiesHaveNextTicket;

    H2Dialect() {
        this(false);
    }

    private H2Dialect(boolean copiesHaveNextTicket) {
        this.copiesHaveNextTicket = copiesHaveNextTicket;
    }

    @Override
    public SocialDialect steering(Avoidances avoidances) {
        return new H2Dialect(!avoidances.avoids("backup-sequence"));
    }

    @Override
    public Optional<SqlDialect> sql() {
        return Optional.of(new H2Sql());
    }

    /** Otherwise a commit stays in memory for up to half a second. */
    @Override
    public List<Operation> hardening() {
        return List.of(Operation.mutate("SET WRITE_DELAY 0"));
    }

    @Override
    public List<Operation> setup() {
        return List.of(
                mutate("CREATE TABLE person (slug CHARACTER VARYING NOT NULL PRIMARY KEY, name CHARACTER VARYING, "
                        + "age INTEGER NOT NULL, score NUMERIC(" + Person.SCORE_DIGITS + ", " + Person.SCORE_SCALE
                        + ") NOT NULL)"),
                mutate("CREATE TABLE doc (slug CHARACTER VARYING NOT NULL PRIMARY KEY, "
                        + "source CHARACTER VARYING NOT NULL CHECK (source IN ("
                        + Doc.SOURCES.stream().map(H2Text::literal).collect(Collectors.joining(", "))
                        + ")), body CHARACTER VARYING NOT NULL)"),
                mutate("CREATE INDEX doc_source ON doc (source)"),
                mutate("CREATE TABLE knows ("
                        + "source_slug CHARACTER VARYING NOT NULL PRIMARY KEY REFERENCES person (slug) ON DELETE CASCADE, "
                        + "target_slug CHARACTER VARYING NOT NULL REFERENCES person (slug) ON DELETE CASCADE)"));
    }

    @Override
    public Operation insertPersons(List<Person> persons) {
        return mutate("INSERT " + INTO_PERSON + "VALUES "
                + persons.stream().map(H2Dialect::values).collect(Collectors.joining(", ")));
    }

    @Override
    public Operation insertDocs(List<Doc> docs) {
        return mutate("INSERT INTO doc (slug, source, body) VALUES "
                + docs.stream()
                        .map(doc -> "(" + literal(doc.slug()) + ", " + literal(doc.source()) + ", "
                                + literal(doc.body()) + ")")
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Operation upsertPerson(Person person) {
        return mutate("MERGE " + INTO_PERSON + "KEY (slug) VALUES " + values(person));
    }

    @Override
    public Operation updateDoc(Doc doc) {
        return mutate("UPDATE doc SET source = " + literal(doc.source()) + ", body = " + literal(doc.body())
                + " WHERE slug = " + literal(doc.slug()));
    }

    @Override
    public Operation deletePerson(String slug) {
        return mutate("DELETE FROM person WHERE slug = " + literal(slug));
    }

    @Override
    public Operation deleteDoc(String slug) {
        return mutate("DELETE FROM doc WHERE slug = " + literal(slug));
    }

    @Override
    public Operation deleteDocsFrom(String source) {
        return mutate("DELETE FROM doc WHERE source = " + literal(source));
    }

    @Override
    public Operation insertKnows(String from, String to) {
        return mutate(
                "INSERT INTO knows (source_slug, target_slug) VALUES (" + literal(from) + ", " + literal(to) + ")");
    }

    @Override
    public Operation insertKnowsOfMany(long fromAge, String to) {
        return mutate("INSERT INTO knows (source_slug, target_slug) SELECT p.slug, " + literal(to)
                + " FROM person p WHERE p.age >= " + fromAge
                + " AND NOT EXISTS (SELECT 1 FROM knows k WHERE k.source_slug = p.slug)");
    }

    @Override
    public Operation deleteKnows(String from) {
        return mutate("DELETE FROM knows WHERE source_slug = " + literal(from));
    }

    @Override
    public Operation.Query persons() {
        return query(PERSON, "FROM person");
    }

    @Override
    public Operation.Query person(String slug) {
        return query(PERSON, "FROM person WHERE slug = " + literal(slug));
    }

    @Override
    public Operation.Query personsNamed(Optional<String> name) {
        return query(
                PERSON,
                "FROM person WHERE name "
                        + name.map(text -> "= " + literal(text)).orElse("IS NULL"));
    }

    @Override
    public Operation.Query personsAged(int from, int to) {
        return query(PERSON, "FROM person WHERE age BETWEEN " + from + " AND " + to);
    }

    @Override
    public Operation.Query personsLike(boolean byKey, TextMatch match, String part) {
        String escaped = part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        String pattern = (match == TextMatch.BEGINNING ? "" : "%") + escaped + (match == TextMatch.END ? "" : "%");
        return query(
                PERSON, "FROM person WHERE " + (byKey ? "slug" : "name") + " LIKE " + literal(pattern) + " ESCAPE '!'");
    }

    @Override
    public Operation.Query pageOfPersons(PersonOrder order, int offset, int limit) {
        String by = switch (order) {
            case AGE -> "age, slug";
            case AGE_DESCENDING -> "age DESC, slug";
            case NAME -> "name, slug";
            case NAME_DESCENDING -> "name DESC, slug";
            case KEY_DESCENDING -> "slug DESC";
        };
        return Operation.orderedQuery(
                "SELECT",
                PERSON,
                "FROM person ORDER BY " + by + " OFFSET " + offset + " ROWS FETCH NEXT " + limit + " ROWS ONLY");
    }

    @Override
    public Operation.Query personCount() {
        return query(List.of(number("persons", "COUNT(*)")), "FROM person");
    }

    @Override
    public Operation.Query personSummary() {
        return query(
                List.of(
                        number("persons", "COUNT(*)"),
                        number("sum", "SUM(age)"),
                        number("least", "MIN(age)"),
                        number("greatest", "MAX(age)"),
                        // The average of integers is a double in H2, and exact only as a decimal.
                        number("average", "FLOOR(AVG(CAST(age AS NUMERIC(20))))"),
                        number("scores", "SUM(score)")),
                "FROM person");
    }

    @Override
    public Operation.Query knownBy(String slug) {
        return query(
                List.of(text("slug", "q.slug"), text("name", "q.name")),
                "FROM knows k JOIN person q ON q.slug = k.target_slug WHERE k.source_slug = " + literal(slug));
    }

    @Override
    public Operation.Query knowing(String slug) {
        return query(
                List.of(text("slug", "p.slug"), text("name", "p.name")),
                "FROM knows k JOIN person p ON p.slug = k.source_slug WHERE k.target_slug = " + literal(slug));
    }

    @Override
    public Operation.Query knownByKnown(String slug) {
        return query(
                List.of(text("slug", "q.slug"), text("name", "q.name")),
                "FROM knows k JOIN knows l ON l.source_slug = k.target_slug JOIN person q ON q.slug = l.target_slug "
                        + "WHERE k.source_slug = " + literal(slug));
    }

    @Override
    public Operation.Query strangers() {
        return query(
                List.of(text("slug", "p.slug")),
                "FROM person p WHERE NOT EXISTS (SELECT 1 FROM knows k WHERE k.source_slug = p.slug)");
    }

    @Override
    public Operation.Query docs() {
        return query(DOC, FROM_DOC);
    }

    @Override
    public Operation.Query docsFrom(String source) {
        return query(DOC, FROM_DOC + " WHERE source = " + literal(source));
    }

    @Override
    public Operation.Query docSources() {
        return query(List.of(SOURCE), "FROM doc");
    }

    @Override
    public Operation.Query docCounts() {
        return query(List.of(SOURCE, number("docs", "COUNT(*)")), "FROM doc GROUP BY source");
    }

    /** Uses outer joins, so that an edge to a missing person is visible. */
    @Override
    public Operation.Query edges() {
        return query(
                EDGE,
                "FROM knows k LEFT JOIN person p ON p.slug = k.source_slug LEFT JOIN person q ON q.slug = k.target_slug");
    }

    @Override
    public Operation.Query personsFrom(String slug, long rows) {
        return query(PERSON, "FROM person WHERE slug >= " + literal(slug) + first("slug", rows));
    }

    @Override
    public Operation.Query docsFrom(String slug, long rows) {
        return query(
                DOC,
                "FROM (SELECT slug, source, " + BODY + " AS body FROM doc WHERE slug >= " + literal(slug)
                        + first("slug", rows) + ") AS doc");
    }

    /** Uses outer joins, as {@link #edges} does, after the part is chosen. */
    @Override
    public Operation.Query edgesFrom(String slug, long rows) {
        return query(
                EDGE,
                "FROM (SELECT source_slug, target_slug FROM knows WHERE source_slug >= " + literal(slug)
                        + first("source_slug", rows) + ") AS k LEFT JOIN person p ON p.slug = k.source_slug"
                        + " LEFT JOIN person q ON q.slug = k.target_slug");
    }

    private static String first(String key, long rows) {
        return " ORDER BY " + key + " FETCH FIRST " + rows + " ROWS ONLY";
    }

    @Override
    public Operation.Query counts() {
        return query(
                List.of(
                        number("persons", "(SELECT COUNT(*) FROM person)"),
                        number("docs", "(SELECT COUNT(*) FROM doc)"),
                        number("edges", "(SELECT COUNT(*) FROM knows)")),
                "");
    }

    @Override
    public Operation.Query sums() {
        return query(
                List.of(
                        number("ages"),
                        number("scores"),
                        number("keys"),
                        number("names"),
                        number("doc_keys"),
                        number("bodies"),
                        number("starts"),
                        number("ends")),
                "FROM (SELECT " + sum("age", "ages") + ", " + sum("score", "scores") + ", " + lengths("slug", "keys")
                        + ", " + lengths("name", "names") + " FROM person) AS p CROSS JOIN (SELECT "
                        + lengths("slug", "doc_keys") + ", " + lengths("body", "bodies")
                        + " FROM doc) AS d CROSS JOIN (SELECT " + lengths("source_slug", "starts") + ", "
                        + lengths("target_slug", "ends") + " FROM knows) AS k");
    }

    private static String lengths(String text, String name) {
        return sum("CHAR_LENGTH(" + text + ")", name);
    }

    private static String sum(String number, String name) {
        return "COALESCE(SUM(" + number + "), 0) AS " + name;
    }

    @Override
    public Operation.Query besideRows() {
        return stored(H2Schema.items("s.base_value"));
    }

    @Override
    public List<Row> besideRows(SocialModel model, Set<String> promises) {
        return items(promises, Cell.number(model.tickets() + 1)).toList();
    }

    @Override
    public Operation.Query content() {
        return stored(CONTENT);
    }

    @Override
    public Operation.Query store() {
        return stored(CONTENT + " UNION ALL " + H2Schema.items("s.base_value"));
    }

    @Override
    public List<Row> store(SocialModel model, Set<String> promises) {
        return with(model, promises, Cell.number(model.tickets() + 1));
    }

    /** A copy may go on with a later number: docs/findings/h2-backup-moves-sequences-on.md. */
    @Override
    public Operation.Query copy() {
        return copiesHaveNextTicket ? store() : stored(CONTENT + " UNION ALL " + H2Schema.items("NULL"));
    }

    @Override
    public List<Row> copy(SocialModel model, Set<String> promises) {
        return copiesHaveNextTicket ? store(model, promises) : with(model, promises, Cell.NULL);
    }

    @Override
    public List<Probe> durable(SocialModel model, Set<String> promises) {
        String later = "CASE WHEN s.base_value > " + model.tickets() + " THEN NULL ELSE s.base_value END";
        return Stream.concat(
                        Stream.of(new Probe("content", content(), model.content())),
                        H2Schema.probes(later, items(promises, Cell.NULL).toList()).stream())
                .toList();
    }

    private static List<Row> with(SocialModel model, Set<String> promises, Cell nextTicket) {
        return Stream.concat(model.content().stream(), items(promises, nextTicket))
                .toList();
    }

    private static Stream<Row> items(Set<String> promises, Cell nextTicket) {
        return Stream.concat(
                H2Schema.FIXED.stream(),
                promises.contains(Promise.SQL) ? Stream.of(H2Schema.sequence(nextTicket)) : Stream.empty());
    }

    private static Operation.Query stored(String items) {
        return query(
                List.of(text("item"), SLUG, text("link"), text("content"), number("age"), number("score")),
                "FROM (" + items + ") AS stored");
    }

    @Override
    public Operation malformed(Malformation malformation) {
        return switch (malformation) {
            case UNKNOWN_VERB -> mutate("INSRT " + INTO_PERSON + "VALUES ('x', 'x', 1, 1)");
            case EMPTY_CLAUSE -> query(PERSON, "FROM person WHERE ORDER BY slug");
            case UNFINISHED -> mutate("INSERT " + INTO_PERSON + "VALUES ('x', 'x', 1");
        };
    }

    @Override
    public Operation readMissingTable() {
        return query(List.of(SLUG), "FROM nowhere");
    }

    @Override
    public Operation writeMissingTable() {
        return mutate("INSERT INTO nowhere (slug) VALUES ('x')");
    }

    private static String values(Person person) {
        return "(" + literal(person.slug()) + ", "
                + person.name().map(H2Text::literal).orElse("NULL") + ", " + person.age() + ", "
                + person.score().toPlainString() + ")";
    }

    private static Operation mutate(String statement) {
        return Operation.mutate(statement);
    }

    private static Operation.Query query(List<Column> columns, String after) {
        return Operation.query("SELECT", columns, after);
    }

    private static Column text(String name) {
        return text(name, name);
    }

    private static Column text(String name, String expression) {
        return new Column(name, ValueKind.TEXT, expression);
    }

    private static Column number(String name) {
        return number(name, name);
    }

    private static Column number(String name, String expression) {
        return new Column(name, ValueKind.NUMBER, expression);
    }
}
