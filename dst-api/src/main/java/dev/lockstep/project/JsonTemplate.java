package dev.lockstep.project;

import dev.lockstep.op.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON in which every text is a template. A text that is nothing but one placeholder becomes the value itself, and its
 * key is left out if the operation does not have this part; any other placeholder is a part of a text. A key is left
 * out only for a part that some operation is known to have: a name that nobody knows may be a wrong one, and without it
 * the operation is refused.
 */
public final class JsonTemplate {

    private final YamlValue structure;
    private final Parts parts;

    private JsonTemplate(YamlValue structure, Parts parts) {
        this.structure = structure;
        this.parts = parts;
    }

    /**
     * Returns a template.
     *
     * @param parts the parts of the operations
     */
    public static JsonTemplate of(YamlValue structure, Parts parts) {
        return new JsonTemplate(structure, parts);
    }

    /** Returns the JSON with its values. */
    public JsonNode render(Scope scope) throws UncarriedException {
        return json(structure, scope);
    }

    private JsonNode json(YamlValue value, Scope scope) throws UncarriedException {
        if (value.isMapping()) {
            ObjectNode object = Json.MAPPER.createObjectNode();
            for (var entry : value.entries().entrySet()) {
                if (!isLeftOut(entry.getValue(), scope)) {
                    object.set(entry.getKey(), json(entry.getValue(), scope));
                }
            }
            return object;
        }
        if (value.isList()) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            for (YamlValue element : value.elements()) {
                array.add(json(element, scope));
            }
            return array;
        }
        if (!value.isText()) {
            return value.json();
        }
        Template template = Template.of(value);
        Optional<String> whole = template.path();
        return whole.isPresent()
                ? scope.find(whole.get()).orElseThrow(() -> Scope.missing(whole.get()))
                : Json.MAPPER.valueToTree(template.render(scope, Place.TEXT));
    }

    private boolean isLeftOut(YamlValue value, Scope scope) {
        return value.isText()
                && Template.of(value)
                        .path()
                        .filter(path -> scope.find(path).isEmpty() && !Scope.isAround(path) && parts.has(path))
                        .isPresent();
    }
}
