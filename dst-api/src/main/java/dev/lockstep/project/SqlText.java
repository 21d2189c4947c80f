package dev.lockstep.project;

import dev.lockstep.op.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Values of a request as text of SQL, for a transport that is a shell of a database. */
final class SqlText {

    private static final Map<String, String> TESTS = Map.of(
            "equal", "=",
            "unequal", "<>",
            "below", "<",
            "above", ">",
            "atMost", "<=",
            "atLeast", ">=");

    private SqlText() {}

    static String literal(JsonNode value) throws UncarriedException {
        if (value.isNull()) {
            return "NULL";
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "TRUE" : "FALSE";
        }
        if (value.isString()) {
            if (value.stringValue().indexOf('\0') >= 0) {
                throw new UncarriedException("a literal of SQL cannot carry a NUL");
            }
            return "'" + value.stringValue().replace("'", "''") + "'";
        }
        throw new UncarriedException("there is no literal of SQL for " + Json.MAPPER.writeValueAsString(value));
    }

    static String name(String name) throws UncarriedException {
        if (name.indexOf('\0') >= 0) {
            throw new UncarriedException("a name in SQL cannot carry a NUL");
        }
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The names of a record's fields, or of a list of columns. */
    static String names(JsonNode value) throws UncarriedException {
        List<String> names = new ArrayList<>();
        if (value.isObject()) {
            for (String field : value.propertyNames()) {
                names.add(name(field));
            }
        } else {
            for (JsonNode column : value) {
                names.add(name(column.asString()));
            }
        }
        return String.join(", ", names);
    }

    static String values(JsonNode record) throws UncarriedException {
        List<String> values = new ArrayList<>();
        for (JsonNode value : record) {
            values.add(literal(value));
        }
        return String.join(", ", values);
    }

    static String sets(JsonNode record) throws UncarriedException {
        List<String> sets = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            sets.add(name(field.getKey()) + " = " + literal(field.getValue()));
        }
        return String.join(", ", sets);
    }

    static String where(JsonNode tests) throws UncarriedException {
        List<String> all = new ArrayList<>();
        for (JsonNode test : tests) {
            String field = name(test.path("field").asString());
            String kind = test.path("test").asString();
            if (kind.equals("isNull")) {
                all.add(field + " IS NULL");
            } else if (TESTS.containsKey(kind)) {
                all.add(field + " " + TESTS.get(kind) + " " + literal(test.path("value")));
            } else {
                throw new UncarriedException("the filter 'where' knows no test '" + kind + "'");
            }
        }
        return all.isEmpty() ? "" : all.stream().collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    static String order(JsonNode keys) throws UncarriedException {
        List<String> all = new ArrayList<>();
        for (JsonNode key : keys) {
            all.add(name(key.path("field").asString()) + (key.path("descending").asBoolean(false) ? " DESC" : ""));
        }
        return all.isEmpty() ? "" : " ORDER BY " + String.join(", ", all);
    }

    static String page(JsonNode request) throws UncarriedException {
        boolean limited = request.has("limit");
        boolean offset = request.has("offset");
        String limit = limited ? literal(request.get("limit")) : Long.toString(Long.MAX_VALUE);
        return (limited || offset ? " LIMIT " + limit : "")
                + (offset ? " OFFSET " + literal(request.get("offset")) : "");
    }
}
