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
        // makeTable
        mutate(1, db, "CREATE TABLE T0 (id INT CONSTRAINT T0_KEY PRIMARY KEY, word VARCHAR, note CLOB, bytes VARBINARY, price DECIMAL(20, 5), ref INT)");
        // read content
        query(2, db, false, "SELECT item, name, id, word, note, bytes, price FROM (SELECT 'row', 'T0', id, word, CAST(note AS VARCHAR), RAWTOHEX(bytes), CAST(price AS VARCHAR) FROM T0 UNION ALL SELECT 'sequence', sequence_name, base_value, NULL, NULL, NULL, NULL FROM information_schema.sequences WHERE sequence_schema = 'PUBLIC' UNION ALL SELECT 'table', table_name, NULL, remarks, NULL, NULL, NULL FROM information_schema.tables WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE') AS content(item, name, id, word, note, bytes, price)");
        // makeTable
        mutate(3, db, "CREATE TABLE T1 (id INT CONSTRAINT T1_KEY PRIMARY KEY, word VARCHAR, note CLOB, bytes VARBINARY, price DECIMAL(20, 5), ref INT, CONSTRAINT T1_PARENT FOREIGN KEY (ref) REFERENCES T0(id))");
        // read content
        query(4, db, false, "SELECT item, name, id, word, note, bytes, price FROM (SELECT 'row', 'T0', id, word, CAST(note AS VARCHAR), RAWTOHEX(bytes), CAST(price AS VARCHAR) FROM T0 UNION ALL SELECT 'row', 'T1', id, word, CAST(note AS VARCHAR), RAWTOHEX(bytes), CAST(price AS VARCHAR) FROM T1 UNION ALL SELECT 'sequence', sequence_name, base_value, NULL, NULL, NULL, NULL FROM information_schema.sequences WHERE sequence_schema = 'PUBLIC' UNION ALL SELECT 'table', table_name, NULL, remarks, NULL, NULL, NULL FROM information_schema.tables WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE') AS content(item, name, id, word, note, bytes, price)");
        // makeView
        mutate(5, db, "CREATE OR REPLACE VIEW V0 AS SELECT a.id FROM T1 a");
        // read content
        query(6, db, false, "SELECT item, name, id, word, note, bytes, price FROM (SELECT 'row', 'T0', id, word, CAST(note AS VARCHAR), RAWTOHEX(bytes), CAST(price AS VARCHAR) FROM T0 UNION ALL SELECT 'row', 'T1', id, word, CAST(note AS VARCHAR), RAWTOHEX(bytes), CAST(price AS VARCHAR) FROM T1 UNION ALL SELECT 'view', 'V0', id, NULL, NULL, NULL, NULL FROM V0 UNION ALL SELECT 'sequence', sequence_name, base_value, NULL, NULL, NULL, NULL FROM information_schema.sequences WHERE sequence_schema = 'PUBLIC' UNION ALL SELECT 'table', table_name, NULL, remarks, NULL, NULL, NULL FROM information_schema.tables WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE') AS content(item, name, id, word, note, bytes, price)");
        // putThings
        mutate(7, db, "INSERT INTO T1 VALUES (1, 'a', NULL, NULL, NULL, NULL)");
        // read content
        query(8, db, false, "SELECT item, name, id, word, note, bytes, price FROM (SELECT 'row', 'T0', id, word, CAST(note AS VARCHAR), RAWTOHEX(bytes), CAST(price AS VARCHAR) FROM T0 UNION ALL SELECT 'row', 'T1', id, word, CAST(note AS VARCHAR), RAWTOHEX(bytes), CAST(price AS VARCHAR) FROM T1 UNION ALL SELECT 'view', 'V0', id, NULL, NULL, NULL, NULL FROM V0 UNION ALL SELECT 'sequence', sequence_name, base_value, NULL, NULL, NULL, NULL FROM information_schema.sequences WHERE sequence_schema = 'PUBLIC' UNION ALL SELECT 'table', table_name, NULL, remarks, NULL, NULL, NULL FROM information_schema.tables WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE') AS content(item, name, id, word, note, bytes, price)");
        // dropTable
        mutate(9, db, "DROP TABLE T0 CASCADE");
        // read content
        query(10, db, false, "SELECT item, name, id, word, note, bytes, price FROM (SELECT 'row', 'T1', id, word, CAST(note AS VARCHAR), RAWTOHEX(bytes), CAST(price AS VARCHAR) FROM T1 UNION ALL SELECT 'view', 'V0', id, NULL, NULL, NULL, NULL FROM V0 UNION ALL SELECT 'sequence', sequence_name, base_value, NULL, NULL, NULL, NULL FROM information_schema.sequences WHERE sequence_schema = 'PUBLIC' UNION ALL SELECT 'table', table_name, NULL, remarks, NULL, NULL, NULL FROM information_schema.tables WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE') AS content(item, name, id, word, note, bytes, price)");
        // putThings
        mutate(11, db, "INSERT INTO T1 VALUES (2, 'a', NULL, NULL, NULL, NULL)");
        // read content
        query(12, db, false, "SELECT item, name, id, word, note, bytes, price FROM (SELECT 'row', 'T1', id, word, CAST(note AS VARCHAR), RAWTOHEX(bytes), CAST(price AS VARCHAR) FROM T1 UNION ALL SELECT 'view', 'V0', id, NULL, NULL, NULL, NULL FROM V0 UNION ALL SELECT 'sequence', sequence_name, base_value, NULL, NULL, NULL, NULL FROM information_schema.sequences WHERE sequence_schema = 'PUBLIC' UNION ALL SELECT 'table', table_name, NULL, remarks, NULL, NULL, NULL FROM information_schema.tables WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE') AS content(item, name, id, word, note, bytes, price)");
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

    /** The database, in the working folder. */
    static final String URL = url("./db");

    static String url(String database) {
        return "jdbc:h2:" + database + ";RETENTION_TIME=2147483647;REUSE_SPACE=FALSE;TIME ZONE=UTC;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
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
}
