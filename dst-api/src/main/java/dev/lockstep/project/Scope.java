package dev.lockstep.project;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The names that a template may use, with their values: the parts of one operation, and what surrounds it. */
public final class Scope {

    /** The whole operation. */
    static final String REQUEST = "request";

    /** Begins the name of a setting, so that no setting hides a part of an operation. */
    static final String SETTING = "set.";

    /** Begins the name of a further port of a server. */
    static final String PORTS = "ports.";

    /** Settings that are not typed: a server adds them. */
    private static final Set<String> OF_A_SERVER = Set.of("port", "host");

    /** Names that no part of an operation may have, because a template would find something else under them. */
    public static final Set<String> TAKEN = Set.of(
            REQUEST, "columns", "data", "scratch", "home", "version", "port", "host", "ports", "set", "copy", "name",
            "value");

    /** Stands for what only an opened arm has, when it is asked whether a template can carry an operation. */
    private static final Map<String, String> ANY = Map.of(
            "data",
            "/data",
            "scratch",
            "/scratch",
            "home",
            "/home",
            "version",
            "1",
            "port",
            "1",
            "host",
            "localhost",
            "copy",
            "/copy");

    private final ObjectNode request;
    private final Map<String, String> around;
    private final boolean example;

    private Scope(ObjectNode request, Map<String, String> around, boolean example) {
        this.request = request;
        this.around = Map.copyOf(around);
        this.example = example;
    }

    /**
     * Returns the names for an operation of an arm that is not opened. What only an opened arm has, such as a setting,
     * has some value.
     */
    public static Optional<Scope> example(Operation operation) {
        return of(operation, ANY).map(scope -> new Scope(scope.request, ANY, true));
    }

    /** Returns the names for an operation that carries a request, with the columns that are asked for. */
    public static Optional<Scope> of(Operation operation, Map<String, String> around) {
        return Request.in(operation).map(request -> {
            ObjectNode json = request.json();
            operation.rowShape().ifPresent(shape -> {
                ArrayNode columns = json.putArray("columns");
                shape.columns().forEach(column -> columns.add(column.name()));
            });
            return new Scope(json, around, false);
        });
    }

    /** Returns the names that surround every operation of an arm, before a server or a copy adds any. */
    public static Map<String, String> names(ArmContext context, Path home) {
        Map<String, String> names = new TreeMap<>();
        context.settings()
                .forEach((name, value) ->
                        names.put(OF_A_SERVER.contains(name) || name.startsWith(PORTS) ? name : SETTING + name, value));
        names.put("data", context.folder().data().toString());
        names.put("scratch", context.folder().scratch().toString());
        names.put("home", home.toString());
        names.put("version", context.engine().version());
        return names;
    }

    /** Returns only the names that surround an operation. */
    public static Scope around(Map<String, String> around) {
        return new Scope(Json.MAPPER.createObjectNode(), around, false);
    }

    /** Returns the same names and these two. */
    Scope with(String name, JsonNode value) {
        ObjectNode more = request.deepCopy();
        more.set("name", Json.MAPPER.valueToTree(name));
        more.set("value", value);
        return new Scope(more, around, example);
    }

    /** Whether a path is a name of what surrounds an operation, and no part of it. */
    static boolean isAround(String path) {
        return ANY.containsKey(path) || path.startsWith(SETTING) || path.startsWith(PORTS);
    }

    /** Returns the names of what surrounds every operation. */
    static Set<String> around() {
        return ANY.keySet();
    }

    /** Returns what is thrown for a path that has no value. */
    static UncarriedException missing(String path) {
        if (path.startsWith(SETTING)) {
            String name = path.substring(SETTING.length());
            return new UncarriedException("there is no setting " + name + "; add --set " + name + "=VALUE");
        }
        return new UncarriedException(
                isAround(path) ? "there is no {" + path + "} on this arm" : "the operation has no " + path);
    }

    /** Returns the value of a path such as {@code record.age}; empty if there is none. */
    Optional<JsonNode> find(String path) {
        if (around.containsKey(path)) {
            return Optional.of(Json.MAPPER.valueToTree(around.get(path)));
        }
        if (example && (path.startsWith(SETTING) || path.startsWith(PORTS))) {
            return Optional.of(Json.MAPPER.valueToTree("1"));
        }
        if (path.equals(REQUEST)) {
            return Optional.of(request);
        }
        JsonNode value = request;
        for (String part : path.split("\\.", -1)) {
            value = value.isArray() && part.matches("[0-9]{1,9}") ? value.get(Integer.parseInt(part)) : value.get(part);
            if (value == null) {
                return Optional.empty();
            }
        }
        return Optional.of(value);
    }
}
