package dev.lockstep.project;

import dev.lockstep.op.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A text with placeholders, {@code /people/{key}}. A value is written for the place of the text, or it is refused. */
public final class Template {

    private static final Pattern HOLE = Pattern.compile("\\{\\{|\\{([A-Za-z_][^{}|]*)(?:\\|([a-z]+))?\\}|\\{");

    private static final Set<String> FILTERS =
            new TreeSet<>(Set.of("json", "url", "sql", "name", "names", "sets", "values", "where", "order", "page"));

    /** Filters that write nothing for a part that the operation does not have. */
    private static final Set<String> OPTIONAL = Set.of("where", "order", "page");

    /** A part of the text: either the text itself, or a placeholder with its filter. */
    private record Part(String text, boolean hole, String filter) {}

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Reads a template. */
    public static Template of(YamlValue value) {
        return new Template(parts(value.text(), value));
    }

    /** Reads a template that is a part of a value. */
    public static Template of(YamlValue value, String text) {
        return new Template(parts(text, value));
    }

    private static List<Part> parts(String text, YamlValue where) {
        List<Part> parts = new ArrayList<>();
        Matcher holes = HOLE.matcher(text);
        int from = 0;
        while (holes.find()) {
            parts.add(new Part(text.substring(from, holes.start()), false, ""));
            from = holes.end();
            if (holes.group().equals("{{")) {
                parts.add(new Part("{", false, ""));
            } else if (holes.group(1) == null) {
                throw where.wrong("'" + text + "' has a brace that begins no placeholder; write {{ for a brace");
            } else {
                String filter = Optional.ofNullable(holes.group(2)).orElse("");
                if (!filter.isEmpty() && !FILTERS.contains(filter)) {
                    throw where.wrong(
                            "there is no filter '" + filter + "'; the filters are " + String.join(", ", FILTERS));
                }
                parts.add(new Part(holes.group(1), true, filter));
            }
        }
        parts.add(new Part(text.substring(from), false, ""));
        return parts;
    }

    /** Returns the text with its values. */
    public String render(Scope scope, Place place) throws UncarriedException {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.hole() ? rendered(part, scope, place) : part.text());
        }
        return text.toString();
    }

    /** Returns the text with its values, or nothing if the operation does not have one of them. */
    public Optional<String> renderIfAny(Scope scope, Place place) throws UncarriedException {
        boolean all = parts.stream()
                .allMatch(part -> !part.hole()
                        || Scope.isAround(part.text())
                        || scope.find(part.text()).isPresent());
        return all ? Optional.of(render(scope, place)) : Optional.empty();
    }

    private static String rendered(Part part, Scope scope, Place place) throws UncarriedException {
        Optional<JsonNode> found = scope.find(part.text());
        if (found.isEmpty() && OPTIONAL.contains(part.filter()) && !Scope.isAround(part.text())) {
            return "";
        }
        JsonNode value = found.orElseThrow(() -> Scope.missing(part.text()));
        try {
            return part.filter().isEmpty()
                    ? place.carried(plain(value))
                    : part.filter().equals("url")
                            ? Place.PATH.carried(plain(value))
                            : place.carried(filtered(part.filter(), value));
        } catch (UncarriedException e) {
            throw new UncarriedException(part.text() + ": " + e.getMessage());
        }
    }

    private static String plain(JsonNode value) throws UncarriedException {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        if (value.isBoolean()) {
            return Boolean.toString(value.booleanValue());
        }
        throw new UncarriedException("a template without a filter cannot carry "
                + (value.isNull() ? "null" : value.isArray() ? "a list" : "an object"));
    }

    private static String filtered(String filter, JsonNode value) throws UncarriedException {
        return switch (filter) {
            case "json" -> Json.MAPPER.writeValueAsString(value);
            case "sql" -> SqlText.literal(value);
            case "name" -> SqlText.name(plain(value));
            case "names" -> SqlText.names(value);
            case "sets" -> SqlText.sets(value);
            case "values" -> SqlText.values(value);
            case "where" -> SqlText.where(value);
            case "order" -> SqlText.order(value);
            case "page" -> SqlText.page(value);
            default -> throw new AssertionError(filter);
        };
    }

    /** Returns the path of a template that is nothing but one placeholder. */
    Optional<String> path() {
        List<Part> told = parts.stream()
                .filter(part -> part.hole() || !part.text().isEmpty())
                .toList();
        return told.size() == 1 && told.get(0).hole() && told.get(0).filter().isEmpty()
                ? Optional.of(told.get(0).text())
                : Optional.empty();
    }
}
