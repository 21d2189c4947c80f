import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.json.JSONArray;
import org.json.JSONObject;
import org.postgresql.util.PSQLException;

/** PostgreSQL by JDBC, as a driver of Lockstep. Each operation has a connection, so a restart of the server ends none. */
final class Driver {

    private static final Map<String, String> CONSTRAINTS =
            Map.of("people_pkey", "EXISTS", "pets_pkey", "EXISTS", "people_badge_key", "UNIQUE");
    private static final Map<String, String> STATES =
            Map.of("23502", "INVALID", "23503", "REFERENCE", "23514", "RANGE", "22003", "RANGE");
    private static final Map<String, String> TESTS = Map.of(
            "equal", "=", "unequal", "<>", "below", "<", "above", ">", "atMost", "<=", "atLeast", ">=");

    private String url = "";

    /** A statement with its parameters. */
    private record Asked(String text, List<Object> values) {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Driver driver = new Driver();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JSONObject message = new JSONObject(line);
            JSONObject answer = driver.answer(message).put("id", message.getLong("id"));
            out.print(answer + "\n");
            out.flush();
            if (message.getString("do").equals("close")) {
                return;
            }
        }
    }

    private JSONObject answer(JSONObject message) throws IOException, SQLException {
        switch (message.getString("do")) {
            case "hello":
                return new JSONObject(Map.of(
                        "protocol", 1, "name", "pgjdbc " + org.postgresql.util.DriverInfo.DRIVER_VERSION,
                        "verbs", List.of("create", "read", "update", "delete", "list", "count", "clear")));
            case "open":
                url = "jdbc:postgresql://127.0.0.1:" + message.getJSONObject("settings").getString("port")
                        + "/postgres?user=test";
                if (message.getBoolean("fresh")) {
                    try (Connection connection = DriverManager.getConnection(url);
                            Statement statement = connection.createStatement()) {
                        statement.execute(Files.readString(Path.of("schema.sql")));
                    }
                }
                return done();
            case "apply":
                return outcome(message.getJSONObject("operation"));
            case "read":
                JSONArray outcomes = new JSONArray();
                for (Object operation : message.getJSONArray("operations")) {
                    outcomes.put(outcome((JSONObject) operation));
                }
                return new JSONObject().put("outcomes", outcomes);
            case "release", "close":
                return done();
            default:
                return broken("unknown message " + message.getString("do"));
        }
    }

    private static JSONObject done() {
        return new JSONObject().put("outcome", "done");
    }

    private static JSONObject broken(String detail) {
        return new JSONObject().put("outcome", "broken").put("detail", detail);
    }

    private JSONObject outcome(JSONObject operation) {
        try {
            Asked asked = statement(operation);
            try (Connection connection = DriverManager.getConnection(url);
                    PreparedStatement statement = connection.prepareStatement(asked.text())) {
                for (int i = 0; i < asked.values().size(); i++) {
                    if (asked.values().get(i) == JSONObject.NULL) {
                        statement.setNull(i + 1, Types.NULL);
                    } else {
                        statement.setObject(i + 1, asked.values().get(i));
                    }
                }
                if (!statement.execute()) {
                    return done().put("count", statement.getUpdateCount());
                }
                try (ResultSet found = statement.getResultSet()) {
                    return new JSONObject().put("outcome", "rows").put("rows", rows(found));
                }
            }
        } catch (PSQLException e) {
            String constraint = e.getServerErrorMessage() == null ? "" : e.getServerErrorMessage().getConstraint();
            String kind = constraint == null ? null : CONSTRAINTS.get(constraint);
            kind = kind == null ? STATES.get(String.valueOf(e.getSQLState())) : kind;
            return kind == null
                    ? broken(e.getSQLState() + " " + e.getMessage())
                    : new JSONObject().put("outcome", "refused").put("class", kind).put("message", e.getMessage());
        } catch (SQLException | IllegalArgumentException e) {
            return broken(String.valueOf(e.getMessage()));
        }
    }

    private static JSONArray rows(ResultSet found) throws SQLException {
        JSONArray rows = new JSONArray();
        while (found.next()) {
            JSONArray row = new JSONArray();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                Object value = found.getObject(i);
                row.put(value == null ? JSONObject.NULL : value);
            }
            rows.put(row);
        }
        return rows;
    }

    private static String name(Object text) {
        return '"' + text.toString().replace("\"", "\"\"") + '"';
    }

    private static Asked statement(JSONObject operation) {
        String table = name(operation.getString("collection"));
        JSONObject record = operation.optJSONObject("record", new JSONObject());
        List<String> names = new ArrayList<>(record.keySet());
        List<Object> values = names.stream().map(record::get).collect(Collectors.toCollection(ArrayList::new));
        switch (operation.getString("verb")) {
            case "create":
                names.add("key");
                values.add(operation.get("key"));
                return new Asked(
                        "INSERT INTO " + table + names.stream().map(Driver::name).collect(Collectors.joining(", ", "(", ")"))
                                + " VALUES(" + String.join(", ", Collections.nCopies(names.size(), "?")) + ")",
                        values);
            case "update":
                values.add(operation.get("key"));
                return new Asked(
                        "UPDATE " + table + " SET "
                                + names.stream().map(each -> name(each) + " = ?").collect(Collectors.joining(", "))
                                + " WHERE key = ?",
                        values);
            case "delete":
                return new Asked("DELETE FROM " + table + " WHERE key = ?", List.of(operation.get("key")));
            case "clear":
                return new Asked("DELETE FROM " + table, List.of());
            case "read":
                return new Asked(
                        "SELECT " + columns(operation) + " FROM " + table + " WHERE key = ?",
                        List.of(operation.get("key")));
            case "count":
                return tested("SELECT count(*) FROM " + table, operation);
            case "list":
                return list("SELECT " + columns(operation) + " FROM " + table, operation);
            default:
                throw new IllegalArgumentException("unknown verb " + operation.getString("verb"));
        }
    }

    private static String columns(JSONObject operation) {
        return operation.getJSONArray("columns").toList().stream().map(Driver::name).collect(Collectors.joining(", "));
    }

    private static Asked tested(String begin, JSONObject operation) {
        List<String> words = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Object each : operation.optJSONArray("where", new JSONArray())) {
            JSONObject test = (JSONObject) each;
            if (test.getString("test").equals("isNull")) {
                words.add(name(test.getString("field")) + " IS NULL");
            } else {
                words.add(name(test.getString("field")) + " " + TESTS.get(test.getString("test")) + " ?");
                values.add(test.get("value"));
            }
        }
        return new Asked(begin + (words.isEmpty() ? "" : " WHERE " + String.join(" AND ", words)), values);
    }

    private static Asked list(String begin, JSONObject operation) {
        Asked tested = tested(begin, operation);
        List<String> order = new ArrayList<>();
        for (Object each : operation.optJSONArray("order", new JSONArray())) {
            JSONObject field = (JSONObject) each;
            order.add(name(field.getString("field")) + (field.getBoolean("descending") ? " DESC" : ""));
        }
        String text = tested.text() + (order.isEmpty() ? "" : " ORDER BY " + String.join(", ", order));
        List<Object> values = new ArrayList<>(tested.values());
        if (operation.has("limit")) {
            text += " LIMIT ? OFFSET ?";
            values.add(operation.get("limit"));
            values.add(operation.get("offset"));
        }
        return new Asked(text, values);
    }
}
