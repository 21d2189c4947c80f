import java.io.*;
import java.math.BigDecimal;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.sql.*;
import java.time.*;
import java.util.*;

/** Shows the steps of issue.md; play.sh beside this file starts it in an empty folder. */
public class Repro {

    public static void main(String[] arguments) throws Exception {
        start();
        // setup
        mutate(1, db, "CREATE TABLE person (slug CHARACTER VARYING NOT NULL PRIMARY KEY, name CHARACTER VARYING, age INTEGER NOT NULL, score NUMERIC(20, 4) NOT NULL)");
        // setup
        mutate(2, db, "CREATE TABLE doc (slug CHARACTER VARYING NOT NULL PRIMARY KEY, source CHARACTER VARYING NOT NULL CHECK (source IN ('mail', 'chat', 'wiki', 'code', 'paper')), body CHARACTER VARYING NOT NULL)");
        // setup
        mutate(3, db, "CREATE INDEX doc_source ON doc (source)");
        // setup
        mutate(4, db, "CREATE TABLE knows (source_slug CHARACTER VARYING NOT NULL PRIMARY KEY REFERENCES person (slug) ON DELETE CASCADE, target_slug CHARACTER VARYING NOT NULL REFERENCES person (slug) ON DELETE CASCADE)");
        // setup
        mutate(5, db, "CREATE SEQUENCE ticket");
        // insertPersons
        mutate(6, db, "INSERT INTO person (slug, name, age, score) VALUES ('ada', 'Ada', 36, 1)");
        // backup
        backup(7, false, "SELECT item, slug, link, content, age, score FROM (SELECT 'person' AS item, slug, NULL AS link, name AS content, age, score FROM person UNION ALL SELECT 'doc', slug, source, CASE WHEN CHAR_LENGTH(body) > 500000 THEN RAWTOHEX(HASH('SHA-256', body)) ELSE body END, NULL, NULL FROM doc UNION ALL SELECT 'knows', source_slug, target_slug, NULL, NULL, NULL FROM knows UNION ALL SELECT 'column' AS item, c.table_name AS slug, c.column_name AS link, c.data_type || COALESCE('(' || c.declared_numeric_precision || ',' || c.declared_numeric_scale || ')', '') || CASE c.is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END || COALESCE(' DEFAULT ' || c.column_default, '') || COALESCE(' AS ' || c.generation_expression, '') AS content, c.ordinal_position AS age, NULL AS score FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name WHERE c.table_schema <> 'INFORMATION_SCHEMA' AND t.table_type NOT LIKE '%TEMPORARY%' UNION ALL SELECT 'constraint', n.table_name, (SELECT LISTAGG(k.column_name, ', ') WITHIN GROUP (ORDER BY k.ordinal_position) FROM information_schema.key_column_usage k WHERE k.constraint_schema = n.constraint_schema AND k.constraint_name = n.constraint_name), n.constraint_type || COALESCE((SELECT ' ' || h.check_clause FROM information_schema.check_constraints h WHERE h.constraint_schema = n.constraint_schema AND h.constraint_name = n.constraint_name), '') || COALESCE((SELECT ' ' || u.table_name || ' ON DELETE ' || r.delete_rule || CASE r.update_rule WHEN 'RESTRICT' THEN '' WHEN 'NO ACTION' THEN '' ELSE ' ON UPDATE ' || r.update_rule END FROM information_schema.referential_constraints r JOIN information_schema.table_constraints u ON u.constraint_schema = r.unique_constraint_schema AND u.constraint_name = r.unique_constraint_name WHERE r.constraint_schema = n.constraint_schema AND r.constraint_name = n.constraint_name), ''), NULL, NULL FROM information_schema.table_constraints n UNION ALL SELECT 'index', x.table_name, (SELECT LISTAGG(o.column_name || ' ' || o.ordering_specification, ', ') WITHIN GROUP (ORDER BY o.ordinal_position) FROM information_schema.index_columns o WHERE o.index_schema = x.index_schema AND o.index_name = x.index_name), x.index_type_name, NULL, NULL FROM information_schema.indexes x UNION ALL SELECT 'sequence', s.sequence_name, NULL, s.data_type || ' ' || s.minimum_value || ' to ' || s.maximum_value || ' cycle ' || s.cycle_option, s.increment, NULL FROM information_schema.sequences s UNION ALL SELECT 'schema', schema_name, NULL, NULL, NULL, NULL FROM information_schema.schemata WHERE schema_name <> 'INFORMATION_SCHEMA' UNION ALL SELECT 'user', user_name, NULL, CAST(is_admin AS CHARACTER VARYING), NULL, NULL FROM information_schema.users UNION ALL SELECT 'role', role_name, NULL, NULL, NULL, NULL FROM information_schema.roles UNION ALL SELECT 'right', granteetype, rights, table_name, NULL, NULL FROM information_schema.rights UNION ALL SELECT 'view', table_name, NULL, view_definition, NULL, NULL FROM information_schema.views WHERE table_schema <> 'INFORMATION_SCHEMA' UNION ALL SELECT 'trigger', event_object_table, trigger_name, NULL, NULL, NULL FROM information_schema.triggers UNION ALL SELECT 'domain', domain_name, NULL, data_type, NULL, NULL FROM information_schema.domains UNION ALL SELECT 'constant', constant_name, NULL, value_definition, NULL, NULL FROM information_schema.constants UNION ALL SELECT 'routine', routine_name, NULL, external_name, NULL, NULL FROM information_schema.routines UNION ALL SELECT 'synonym', synonym_name, NULL, synonym_for, NULL, NULL FROM information_schema.synonyms) AS stored", () -> { mutate(7, db, "INSERT INTO doc (slug, source, body) VALUES ('canary-1', 'mail', 'canary-1')"); }, () -> { mutate(7, db, "DELETE FROM doc WHERE slug = 'canary-1'"); });
        // backup
        backup(8, false, "SELECT item, slug, link, content, age, score FROM (SELECT 'person' AS item, slug, NULL AS link, name AS content, age, score FROM person UNION ALL SELECT 'doc', slug, source, CASE WHEN CHAR_LENGTH(body) > 500000 THEN RAWTOHEX(HASH('SHA-256', body)) ELSE body END, NULL, NULL FROM doc UNION ALL SELECT 'knows', source_slug, target_slug, NULL, NULL, NULL FROM knows UNION ALL SELECT 'column' AS item, c.table_name AS slug, c.column_name AS link, c.data_type || COALESCE('(' || c.declared_numeric_precision || ',' || c.declared_numeric_scale || ')', '') || CASE c.is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END || COALESCE(' DEFAULT ' || c.column_default, '') || COALESCE(' AS ' || c.generation_expression, '') AS content, c.ordinal_position AS age, NULL AS score FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name WHERE c.table_schema <> 'INFORMATION_SCHEMA' AND t.table_type NOT LIKE '%TEMPORARY%' UNION ALL SELECT 'constraint', n.table_name, (SELECT LISTAGG(k.column_name, ', ') WITHIN GROUP (ORDER BY k.ordinal_position) FROM information_schema.key_column_usage k WHERE k.constraint_schema = n.constraint_schema AND k.constraint_name = n.constraint_name), n.constraint_type || COALESCE((SELECT ' ' || h.check_clause FROM information_schema.check_constraints h WHERE h.constraint_schema = n.constraint_schema AND h.constraint_name = n.constraint_name), '') || COALESCE((SELECT ' ' || u.table_name || ' ON DELETE ' || r.delete_rule || CASE r.update_rule WHEN 'RESTRICT' THEN '' WHEN 'NO ACTION' THEN '' ELSE ' ON UPDATE ' || r.update_rule END FROM information_schema.referential_constraints r JOIN information_schema.table_constraints u ON u.constraint_schema = r.unique_constraint_schema AND u.constraint_name = r.unique_constraint_name WHERE r.constraint_schema = n.constraint_schema AND r.constraint_name = n.constraint_name), ''), NULL, NULL FROM information_schema.table_constraints n UNION ALL SELECT 'index', x.table_name, (SELECT LISTAGG(o.column_name || ' ' || o.ordering_specification, ', ') WITHIN GROUP (ORDER BY o.ordinal_position) FROM information_schema.index_columns o WHERE o.index_schema = x.index_schema AND o.index_name = x.index_name), x.index_type_name, NULL, NULL FROM information_schema.indexes x UNION ALL SELECT 'sequence', s.sequence_name, NULL, s.data_type || ' ' || s.minimum_value || ' to ' || s.maximum_value || ' cycle ' || s.cycle_option, s.increment, NULL FROM information_schema.sequences s UNION ALL SELECT 'schema', schema_name, NULL, NULL, NULL, NULL FROM information_schema.schemata WHERE schema_name <> 'INFORMATION_SCHEMA' UNION ALL SELECT 'user', user_name, NULL, CAST(is_admin AS CHARACTER VARYING), NULL, NULL FROM information_schema.users UNION ALL SELECT 'role', role_name, NULL, NULL, NULL, NULL FROM information_schema.roles UNION ALL SELECT 'right', granteetype, rights, table_name, NULL, NULL FROM information_schema.rights UNION ALL SELECT 'view', table_name, NULL, view_definition, NULL, NULL FROM information_schema.views WHERE table_schema <> 'INFORMATION_SCHEMA' UNION ALL SELECT 'trigger', event_object_table, trigger_name, NULL, NULL, NULL FROM information_schema.triggers UNION ALL SELECT 'domain', domain_name, NULL, data_type, NULL, NULL FROM information_schema.domains UNION ALL SELECT 'constant', constant_name, NULL, value_definition, NULL, NULL FROM information_schema.constants UNION ALL SELECT 'routine', routine_name, NULL, external_name, NULL, NULL FROM information_schema.routines UNION ALL SELECT 'synonym', synonym_name, NULL, synonym_for, NULL, NULL FROM information_schema.synonyms) AS stored", () -> { mutate(8, db, "INSERT INTO doc (slug, source, body) VALUES ('canary-2', 'mail', 'canary-2')"); }, () -> { mutate(8, db, "DELETE FROM doc WHERE slug = 'canary-2'"); });
        stop();
    }

    /** The connection that writes. It commits each statement by itself. */
    static Connection db;

    /** A connection that only reads what the other one writes later; null if nothing is read over it. */
    static Connection older;

    /** Further connections, each opened by its first use. */
    static final Map<String, Connection> SESSIONS = new TreeMap<>();

    /** The answers to the parts of the transaction in progress; null outside of one. */
    static List<String> parts;

    interface Doing {
        void run() throws Exception;
    }

    interface Setting {
        void set(PreparedStatement statement) throws Exception;
    }

    /** Does one step; a refusal and a failure are answers as well. */
    static void step(int number, Doing doing) {
        try {
            doing.run();
        } catch (SQLException refused) {
            System.err.println(number + ": " + ascii(String.valueOf(refused.getMessage())));
            String code = refused.getErrorCode() != 0 ? "" + refused.getErrorCode() : refused.getSQLState();
            answer(number, "refused " + code, "[\"refused\",\"" + code + "\"]", List.of());
        } catch (Exception | StackOverflowError | LinkageError failed) {
            answer(number, "failed " + ascii(failed.toString()), "[\"failed\"]", List.of());
        }
    }

    /** Prints an answer, or keeps it for the answer to the transaction. */
    static void answer(int number, String words, String part, List<String> rows) {
        if (parts != null) {
            parts.add(part);
            return;
        }
        System.out.println(number + " " + words);
        rows.forEach(row -> System.out.println(number + " | " + row));
    }

    static void done(int number) {
        answer(number, "done", "[\"done\",null]", List.of());
    }

    static void done(int number, long count) {
        answer(number, "done " + count, "[\"done\"," + count + "]", List.of());
    }

    static void rows(int number, List<String> rows) {
        answer(number, "rows " + rows.size(), "[\"rows\"," + rows.size() + ",[" + String.join(",", rows) + "]]", rows);
    }

    static void run(Connection at, String sql) throws SQLException {
        try (Statement statement = at.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    static void closeAll() throws SQLException {
        for (Connection session : SESSIONS.values()) {
            session.close();
        }
        SESSIONS.clear();
        if (older != null) {
            older.close();
        }
        db.close();
    }

    /** Runs a statement. */
    static void mutate(int number, Connection at, String sql) {
        step(number, () -> {
            try (Statement statement = at.createStatement()) {
                statement.setEscapeProcessing(false);
                if (statement.execute(sql)) {
                    rows(number, read(statement.getResultSet(), false, "text"));
                } else if (statement.getUpdateCount() < 0) {
                    done(number);
                } else {
                    done(number, statement.getUpdateCount());
                }
            }
        });
    }

    /** Runs a query. Rows that come in no order are sorted. */
    static void query(int number, Connection at, boolean ordered, String sql) {
        step(number, () -> {
            try (Statement statement = at.createStatement()) {
                statement.setEscapeProcessing(false);
                rows(number, read(statement.executeQuery(sql), ordered, "typed"));
            }
        });
    }

    static List<String> read(ResultSet rows, boolean ordered, String getter) throws Exception {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            lines.add(row(rows, getter));
        }
        if (!ordered) {
            Collections.sort(lines);
        }
        return lines;
    }

    static String row(ResultSet rows, String getter) throws Exception {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            cells.add(cell(rows, column, rows.getMetaData().getColumnType(column), getter));
        }
        return "[" + String.join(",", cells) + "]";
    }

    /** Reads a value with a getter, and returns it as JSON. */
    static String cell(ResultSet rows, int column, int type, String getter) throws Exception {
        if (getter.equals("text")) {
            return json(rows.getString(column));
        }
        if (getter.startsWith("text by ")) {
            boolean isText = List.of(Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB).contains(type);
            return json(isText ? characters(rows, column, type, getter.substring(8)) : rows.getString(column));
        }
        switch (type) {
            case Types.TINYINT: case Types.SMALLINT: case Types.INTEGER: case Types.BIGINT: case Types.NUMERIC: case Types.DECIMAL:
                Object number = getter.equals("getObject") ? rows.getObject(column)
                        : getter.equals("getString") ? rows.getString(column) : rows.getBigDecimal(column);
                return String.valueOf(number);
            case Types.REAL:
                float real = rows.getFloat(column);
                return rows.wasNull() ? "null" : Float.isFinite(real) ? "" + real : json("" + real);
            case Types.FLOAT: case Types.DOUBLE:
                double floating = rows.getDouble(column);
                return rows.wasNull() ? "null" : Double.isFinite(floating) ? "" + floating : json("" + floating);
            case Types.BOOLEAN: case Types.BIT:
                Object truth = getter.equals("getObject") ? rows.getObject(column)
                        : getter.equals("getString") ? rows.getString(column) : (Object) rows.getBoolean(column);
                return rows.wasNull() ? "null" : truth.toString().toLowerCase(Locale.ROOT);
            case Types.BINARY: case Types.VARBINARY: case Types.LONGVARBINARY: case Types.BLOB:
                return json(bytes(rows, column, type, getter));
            case Types.CHAR: case Types.VARCHAR: case Types.LONGVARCHAR: case Types.CLOB:
            case Types.NCHAR: case Types.NVARCHAR: case Types.LONGNVARCHAR: case Types.NCLOB:
                return json(characters(rows, column, type, getter));
            default:
                return json(getter.equals("getObject") ? time(rows, column, type) : rows.getString(column));
        }
    }

    static String bytes(ResultSet rows, int column, int type, String getter) throws Exception {
        byte[] bytes;
        Object object = getter.equals("getObject") ? rows.getObject(column) : null;
        if (getter.equals("streams")) {
            InputStream in = rows.getBinaryStream(column);
            bytes = in == null ? null : in.readAllBytes();
        } else if (object instanceof Blob || getter.equals("large objects") || type == Types.BLOB && getter.equals("typed")) {
            Blob blob = object instanceof Blob ? (Blob) object : rows.getBlob(column);
            bytes = blob == null ? null : blob.getBinaryStream().readAllBytes();
        } else {
            bytes = object instanceof byte[] ? (byte[]) object : rows.getBytes(column);
        }
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }

    static String characters(ResultSet rows, int column, int type, String getter) throws Exception {
        Object object = getter.equals("getObject") ? rows.getObject(column) : null;
        boolean large = type == Types.CLOB || type == Types.NCLOB;
        if (getter.equals("streams") || large && (getter.equals("typed") || getter.equals("getBytes"))) {
            Reader in = rows.getCharacterStream(column);
            StringWriter all = new StringWriter();
            if (in != null) {
                in.transferTo(all);
            }
            return in == null ? null : all.toString();
        }
        if (object instanceof Clob || getter.equals("large objects")) {
            Clob clob = object instanceof Clob ? (Clob) object : rows.getClob(column);
            return clob == null ? null : clob.getSubString(1, (int) clob.length());
        }
        return rows.getString(column);
    }

    /** Returns a date or a time in the form of the standard. */
    static String time(ResultSet rows, int column, int type) throws SQLException {
        Class<?> asked = type == Types.DATE ? LocalDate.class
                : type == Types.TIME ? LocalTime.class : type == Types.TIMESTAMP ? LocalDateTime.class : null;
        Object value = asked == null ? rows.getString(column) : rows.getObject(column, asked);
        if (value instanceof LocalDateTime both) {
            return both.toLocalDate() + " " + clock(both.toLocalTime());
        }
        return value instanceof LocalTime clock ? clock(clock) : value == null ? null : value.toString();
    }

    static String clock(LocalTime time) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", time.getHour(), time.getMinute(), time.getSecond())
                + String.format(Locale.ROOT, ".%09d", time.getNano()).replaceFirst("\\.?0+$", "");
    }

    static String json(String text) {
        return text == null ? "null" : "\"" + ascii(text.replace("\\", "\\\\").replace("\"", "\\\"")) + "\"";
    }

    /** Returns the text with an escape for everything that is not printable ASCII. */
    static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        for (char unit : text.toCharArray()) {
            int named = "\n\t\r\f".indexOf(unit);
            ascii.append(named >= 0 ? "\\" + "ntrf".charAt(named)
                    : unit >= ' ' && unit < 0x80 ? "" + unit : String.format(Locale.ROOT, "\\u%04x", (int) unit));
        }
        return ascii.toString();
    }

    /** Makes a change whose answer is not that of the step, and which must be done. */
    static void quietly(Doing change) throws Exception {
        parts = new ArrayList<>();
        List<String> answers = parts;
        try {
            change.run();
        } finally {
            parts = null;
        }
        for (String answer : answers) {
            if (!answer.startsWith("[\"done\"")) {
                throw new IllegalStateException("a change around the copy was answered with " + answer);
            }
        }
    }

    /** The database, in the working folder. */
    static final String URL = url("./db");

    static String url(String database) {
        return "jdbc:h2:" + database + ";RETENTION_TIME=0;TIME ZONE=UTC;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** Connects to the database, which must be there. */
    static Connection open() throws SQLException {
        return DriverManager.getConnection(URL + ";IFEXISTS=TRUE", "sa", "");
    }

    static void start() throws SQLException {
        db = DriverManager.getConnection(URL, "sa", "");
        older = null;
    }

    static void stop() throws SQLException {
        closeAll();
    }

    /** Returns a new folder in the working folder. */
    static Path folder(String name) throws IOException {
        return Path.of("").toAbsolutePath().relativize(Files.createTempDirectory(Path.of("").toAbsolutePath(), name));
    }

    /** Takes a backup between two changes, restores it elsewhere, and asks the copy. */
    static void backup(int number, boolean ordered, String sql, Doing before, Doing after) {
        step(number, () -> {
            Path work = folder("backup");
            quietly(before);
            run(db, "BACKUP TO './" + work + "/backup.zip'");
            quietly(after);
            org.h2.tools.Restore.execute("./" + work + "/backup.zip", "./" + work + "/copy", "db");
            try (Connection copy = DriverManager.getConnection(url("./" + work + "/copy/db") + ";IFEXISTS=TRUE", "sa", "")) {
                query(number, copy, ordered, sql);
            }
        });
    }
}
