package example.standard;

import static dev.lockstep.workloads.text.H2Text.literal;

import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workloads.social.Doc;
import dev.lockstep.workloads.social.Malformation;
import dev.lockstep.workloads.social.Person;
import dev.lockstep.workloads.social.PersonOrder;
import dev.lockstep.workloads.social.SocialDialect;
import dev.lockstep.workloads.social.SocialDialectProvider;
import dev.lockstep.workloads.social.TextMatch;
import dev.lockstep.workloads.text.H2Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The social workload in standard SQL, with names in quotes. */
final class StandardDialect implements SocialDialect {

    static final String NAME = "standard-sql";

    /** Found by {@code --workload social}. */
    public static final class Provider extends SocialDialectProvider {
        public Provider() {
            super(NAME, new StandardDialect());
        }
    }

    private static final String BODY = "CASE WHEN CHAR_LENGTH(\"body\") > " + Doc.READ_AS_DIGEST
            + " THEN RAWTOHEX(HASH('SHA-256', \"body\")) ELSE \"body\" END";
    private static final String FROM_DOC =
            "FROM (SELECT \"slug\", \"source\", " + BODY + " AS \"body\" FROM \"doc\") AS \"doc\"";

    private static final List<Column> PERSON = List.of(text("slug"), text("name"), number("age"), number("score"));
    private static final List<Column> DOC = List.of(text("slug"), text("source"), text("body"));

    @Override
    public List<Operation> setup() {
        return List.of(
                Operation.mutate("CREATE TABLE \"person\" (\"slug\" VARCHAR PRIMARY KEY, \"name\" VARCHAR,"
                        + " \"age\" INTEGER NOT NULL, \"score\" DECIMAL(" + Person.SCORE_DIGITS + ", "
                        + Person.SCORE_SCALE + ") NOT NULL)"),
                Operation.mutate("CREATE TABLE \"doc\" (\"slug\" VARCHAR PRIMARY KEY, \"source\" VARCHAR NOT NULL"
                        + " CHECK (\"source\" IN ("
                        + Doc.SOURCES.stream().map(H2Text::literal).collect(Collectors.joining(", "))
                        + ")), \"body\" VARCHAR NOT NULL)"),
                Operation.mutate("CREATE TABLE \"knows\" ("
                        + "\"from\" VARCHAR PRIMARY KEY REFERENCES \"person\" (\"slug\") ON DELETE CASCADE,"
                        + " \"to\" VARCHAR NOT NULL REFERENCES \"person\" (\"slug\") ON DELETE CASCADE)"));
    }

    @Override
    public Operation insertPersons(List<Person> persons) {
        return Operation.mutate("INSERT INTO \"person\" VALUES "
                + persons.stream().map(StandardDialect::row).collect(Collectors.joining(", ")));
    }

    @Override
    public Operation insertDocs(List<Doc> docs) {
        return Operation.mutate("INSERT INTO \"doc\" VALUES "
                + docs.stream()
                        .map(doc -> "(" + literal(doc.slug()) + ", " + literal(doc.source()) + ", "
                                + literal(doc.body()) + ")")
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Operation upsertPerson(Person person) {
        return Operation.mutate("MERGE INTO \"person\" p USING (VALUES " + row(person)
                + ") AS n (\"slug\", \"name\", \"age\", \"score\") ON p.\"slug\" = n.\"slug\""
                + " WHEN MATCHED THEN UPDATE SET \"name\" = n.\"name\", \"age\" = n.\"age\", \"score\" = n.\"score\""
                + " WHEN NOT MATCHED THEN INSERT VALUES (n.\"slug\", n.\"name\", n.\"age\", n.\"score\")");
    }

    @Override
    public Operation updateDoc(Doc doc) {
        return Operation.mutate("UPDATE \"doc\" SET \"source\" = " + literal(doc.source()) + ", \"body\" = "
                + literal(doc.body()) + " WHERE \"slug\" = " + literal(doc.slug()));
    }

    @Override
    public Operation deletePerson(String slug) {
        return delete("person", "slug", slug);
    }

    @Override
    public Operation deleteDoc(String slug) {
        return delete("doc", "slug", slug);
    }

    @Override
    public Operation deleteDocsFrom(String source) {
        return delete("doc", "source", source);
    }

    @Override
    public Operation insertKnows(String from, String to) {
        return Operation.mutate("INSERT INTO \"knows\" VALUES (" + literal(from) + ", " + literal(to) + ")");
    }

    @Override
    public Operation insertKnowsOfMany(long fromAge, String to) {
        return Operation.mutate("INSERT INTO \"knows\" SELECT p.\"slug\", " + literal(to)
                + " FROM \"person\" p WHERE p.\"age\" >= " + fromAge
                + " AND p.\"slug\" NOT IN (SELECT \"from\" FROM \"knows\")");
    }

    @Override
    public Operation deleteKnows(String from) {
        return delete("knows", "from", from);
    }

    @Override
    public Operation.Query persons() {
        return query(PERSON, "FROM \"person\"");
    }

    @Override
    public Operation.Query person(String slug) {
        return query(PERSON, "FROM \"person\" WHERE \"slug\" = " + literal(slug));
    }

    @Override
    public Operation.Query personsNamed(Optional<String> name) {
        return query(
                PERSON,
                "FROM \"person\" WHERE \"name\" "
                        + name.map(text -> "= " + literal(text)).orElse("IS NULL"));
    }

    @Override
    public Operation.Query personsAged(int from, int to) {
        return query(PERSON, "FROM \"person\" WHERE \"age\" >= " + from + " AND \"age\" <= " + to);
    }

    @Override
    public Operation.Query personsLike(boolean byKey, TextMatch match, String part) {
        String escaped = part.replace("!", "!!").replace("%", "!%").replace("_", "!_");
        String pattern = (match == TextMatch.BEGINNING ? "" : "%") + escaped + (match == TextMatch.END ? "" : "%");
        return query(
                PERSON,
                "FROM \"person\" WHERE \"" + (byKey ? "slug" : "name") + "\" LIKE " + literal(pattern) + " ESCAPE '!'");
    }

    @Override
    public Operation.Query pageOfPersons(PersonOrder order, int offset, int limit) {
        String by = switch (order) {
            case AGE -> "\"age\", \"slug\"";
            case AGE_DESCENDING -> "\"age\" DESC, \"slug\"";
            case NAME -> "\"name\", \"slug\"";
            case NAME_DESCENDING -> "\"name\" DESC, \"slug\"";
            case KEY_DESCENDING -> "\"slug\" DESC";
        };
        return Operation.orderedQuery(
                "SELECT",
                PERSON,
                "FROM \"person\" ORDER BY " + by + " OFFSET " + offset + " ROWS FETCH FIRST " + limit + " ROWS ONLY");
    }

    @Override
    public Operation.Query personCount() {
        return query(List.of(number("persons", "COUNT(*)")), "FROM \"person\"");
    }

    @Override
    public Operation.Query personSummary() {
        return query(
                List.of(
                        number("persons", "COUNT(*)"),
                        number("sum", "SUM(\"age\")"),
                        number("least", "MIN(\"age\")"),
                        number("greatest", "MAX(\"age\")"),
                        number("average", "FLOOR(AVG(CAST(\"age\" AS DECIMAL(20))))"),
                        number("scores", "SUM(\"score\")")),
                "FROM \"person\"");
    }

    @Override
    public Operation.Query knownBy(String slug) {
        return query(
                List.of(text("slug", "q.\"slug\""), text("name", "q.\"name\"")),
                "FROM \"person\" q WHERE q.\"slug\" IN (SELECT \"to\" FROM \"knows\" WHERE \"from\" = " + literal(slug)
                        + ")");
    }

    @Override
    public Operation.Query knowing(String slug) {
        return query(
                List.of(text("slug", "p.\"slug\""), text("name", "p.\"name\"")),
                "FROM \"person\" p WHERE p.\"slug\" IN (SELECT \"from\" FROM \"knows\" WHERE \"to\" = " + literal(slug)
                        + ")");
    }

    @Override
    public Operation.Query knownByKnown(String slug) {
        return query(
                List.of(text("slug", "q.\"slug\""), text("name", "q.\"name\"")),
                "FROM \"knows\" k, \"knows\" l, \"person\" q WHERE l.\"from\" = k.\"to\" AND q.\"slug\" = l.\"to\""
                        + " AND k.\"from\" = " + literal(slug));
    }

    @Override
    public Operation.Query docSources() {
        return query(List.of(text("source")), FROM_DOC);
    }

    @Override
    public Operation.Query strangers() {
        return query(List.of(text("slug")), "FROM \"person\" WHERE \"slug\" NOT IN (SELECT \"from\" FROM \"knows\")");
    }

    @Override
    public Operation.Query docs() {
        return query(DOC, FROM_DOC);
    }

    @Override
    public Operation.Query docsFrom(String source) {
        return query(DOC, FROM_DOC + " WHERE \"source\" = " + literal(source));
    }

    @Override
    public Operation.Query docCounts() {
        return query(List.of(text("source"), number("docs", "COUNT(*)")), "FROM \"doc\" GROUP BY \"source\"");
    }

    @Override
    public Operation.Query edges() {
        return query(
                List.of(
                        text("from", "k.\"from\""),
                        text("fromName", "p.\"name\""),
                        text("to", "k.\"to\""),
                        text("toName", "q.\"name\"")),
                "FROM \"knows\" k LEFT JOIN \"person\" p ON p.\"slug\" = k.\"from\""
                        + " LEFT JOIN \"person\" q ON q.\"slug\" = k.\"to\"");
    }

    @Override
    public Operation.Query content() {
        return query(
                List.of(text("item"), text("slug"), text("link"), text("content"), number("age"), number("score")),
                "FROM (SELECT 'person', \"slug\", NULL, \"name\", \"age\", \"score\" FROM \"person\""
                        + " UNION ALL SELECT 'doc', \"slug\", \"source\", " + BODY + ", NULL, NULL FROM \"doc\""
                        + " UNION ALL SELECT 'knows', \"from\", \"to\", NULL, NULL, NULL FROM \"knows\")"
                        + " AS stored (\"item\", \"slug\", \"link\", \"content\", \"age\", \"score\")");
    }

    @Override
    public Operation malformed(Malformation malformation) {
        return switch (malformation) {
            case UNKNOWN_VERB -> Operation.mutate("INSRT INTO \"person\" VALUES ('x', 'x', 1, 1)");
            case EMPTY_CLAUSE -> query(PERSON, "FROM \"person\" WHERE ORDER BY \"slug\"");
            case UNFINISHED -> Operation.mutate("INSERT INTO \"person\" VALUES ('x', 'x', 1");
        };
    }

    @Override
    public Operation readMissingTable() {
        return query(List.of(text("slug")), "FROM \"nowhere\"");
    }

    @Override
    public Operation writeMissingTable() {
        return Operation.mutate("INSERT INTO \"nowhere\" VALUES ('x')");
    }

    private static String row(Person person) {
        return "(" + literal(person.slug()) + ", "
                + person.name().map(H2Text::literal).orElse("CAST(NULL AS VARCHAR)") + ", " + person.age() + ", "
                + person.score().toPlainString() + ")";
    }

    private static Operation delete(String table, String key, String value) {
        return Operation.mutate("DELETE FROM \"" + table + "\" WHERE \"" + key + "\" = " + literal(value));
    }

    private static Operation.Query query(List<Column> columns, String after) {
        return Operation.query("SELECT", columns, after);
    }

    private static Column text(String name) {
        return text(name, "\"" + name + "\"");
    }

    private static Column text(String name, String expression) {
        return new Column(name, ValueKind.TEXT, expression);
    }

    private static Column number(String name) {
        return number(name, "\"" + name + "\"");
    }

    private static Column number(String name, String expression) {
        return new Column(name, ValueKind.NUMBER, expression);
    }
}
