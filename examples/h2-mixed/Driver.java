import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.h2.engine.Constants;
import org.h2.util.json.JSONArray;
import org.h2.util.json.JSONNumber;
import org.h2.util.json.JSONObject;
import org.h2.util.json.JSONString;
import org.h2.util.json.JSONStringSource;
import org.h2.util.json.JSONStringTarget;
import org.h2.util.json.JSONValue;
import org.h2.util.json.JSONValueTarget;

/**
 * H2 in its mixed mode, as a driver of Lockstep: the first process that opens a database serves the others, which do not
 * know that. It needs H2's own jar and nothing else.
 */
final class Driver {

    private static final Map<Integer, String> CLASSES = Map.of(
            23505, "DUPLICATE", 40001, "DEADLOCK", 42102, "NOT_FOUND", 50200, "LOCK_TIMEOUT", 90020, "BUSY", 90067, "LOST");

    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    private Connection connection;

    public static void main(String[] arguments) throws IOException, SQLException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Driver driver = new Driver();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JSONObject message = (JSONObject) JSONStringSource.parse(line, new JSONValueTarget());
            driver.out.print("{\"id\":" + ((JSONNumber) message.getFirst("id")).getBigDecimal() + ","
                    + driver.answer(message) + "}\n");
            driver.out.flush();
            if (text(message, "do").equals("close")) {
                return;
            }
        }
    }

    /** Returns the parts of the answer. */
    private String answer(JSONObject message) throws SQLException {
        switch (text(message, "do")) {
            case "hello":
                return "\"protocol\":1,\"name\":\"H2 in mixed mode\",\"version\":" + quoted(Constants.VERSION)
                        + ",\"verbs\":[\"mutate\",\"query\"],\"afterlife\":true,\"shared\":true";
            case "open":
                return open(message);
            case "apply":
                return outcome((JSONObject) message.getFirst("operation"));
            case "read":
                StringBuilder all = new StringBuilder("\"outcomes\":[");
                for (JSONValue operation : ((JSONArray) message.getFirst("operations")).getArray()) {
                    all.append(all.charAt(all.length() - 1) == '}' ? "," : "")
                            .append('{')
                            .append(outcome((JSONObject) operation))
                            .append('}');
                }
                return all.append(']').toString();
            case "close":
                connection.close();
                return "\"outcome\":\"done\"";
            default:
                return "\"outcome\":\"unsupported\",\"reason\":\"there is no such message\"";
        }
    }

    private String open(JSONObject message) {
        if (!text(message, "version").equals(Constants.VERSION)) {
            return broken("the walk is about version " + text(message, "version") + ", and this jar is "
                    + Constants.VERSION);
        }
        boolean fresh = message.getFirst("fresh").toString().equals("true");
        try {
            connection = DriverManager.getConnection(
                    "jdbc:h2:file:" + text(message, "folder") + "/db;AUTO_SERVER=TRUE" + (fresh ? "" : ";IFEXISTS=TRUE"),
                    "sa",
                    "");
            return "\"outcome\":\"done\"";
        } catch (SQLException e) {
            return broken(e.toString());
        }
    }

    private String outcome(JSONObject operation) {
        String verb = text(operation, "verb");
        try (Statement statement = connection.createStatement()) {
            switch (verb) {
                case "mutate":
                    return "\"outcome\":\"done\",\"count\":" + statement.executeUpdate(text(operation, "text"));
                case "query":
                    return "\"outcome\":\"rows\",\"rows\":[" + rows(statement.executeQuery(text(operation, "text")))
                            + "]";
                default:
                    return "\"outcome\":\"unsupported\",\"reason\":\"there is no such verb\"";
            }
        } catch (SQLException e) {
            return "\"outcome\":\"refused\",\"class\":\"" + CLASSES.getOrDefault(e.getErrorCode(), "UNCLASSIFIED")
                    + "\",\"code\":\"" + e.getErrorCode() + "\",\"message\":" + quoted(String.valueOf(e.getMessage()));
        }
    }

    private static String rows(ResultSet rows) throws SQLException {
        StringBuilder all = new StringBuilder();
        int width = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            all.append(all.length() == 0 ? "[" : ",[");
            for (int i = 1; i <= width; i++) {
                all.append(i == 1 ? "" : ",").append(cell(rows.getObject(i)));
            }
            all.append(']');
        }
        return all.toString();
    }

    private static String cell(Object value) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return value instanceof Number ? new BigDecimal(value.toString()).toPlainString() : quoted(value.toString());
    }

    private static String broken(String detail) {
        return "\"outcome\":\"broken\",\"detail\":" + quoted(detail);
    }

    private static String text(JSONObject object, String name) {
        return ((JSONString) object.getFirst(name)).getString();
    }

    private static String quoted(String text) {
        return JSONStringTarget.encodeString(new StringBuilder(), text, true).toString();
    }
}
