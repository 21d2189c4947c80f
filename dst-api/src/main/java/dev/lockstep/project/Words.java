package dev.lockstep.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The arguments of a program, as templates. Each template is one argument, whatever is in its values. */
public final class Words {

    /** Some of the arguments. */
    private sealed interface Word {}

    private record One(Template template) implements Word {}

    private record Each(String path, Words words) implements Word {}

    private record When(String path, Predicate<Optional<JsonNode>> asked, Words words) implements Word {}

    /** Whether words are said, by the value of a part of the operation. */
    private static final Map<String, Predicate<Optional<JsonNode>>> CONDITIONS = new TreeMap<>(Map.of(
            "when", value -> value.filter(there -> !there.isNull()).isPresent(),
            "unless", value -> value.filter(there -> !there.isNull()).isEmpty(),
            "whenNull", value -> value.filter(JsonNode::isNull).isPresent()));

    private final List<Word> words;

    private Words(List<Word> words) {
        this.words = List.copyOf(words);
    }

    /** Reads a list of arguments. */
    public static Words of(YamlValue list) {
        List<Word> words = new ArrayList<>();
        for (YamlValue element : list.elements()) {
            words.add(word(element));
        }
        if (words.isEmpty()) {
            throw list.wrong("a program is expected here");
        }
        return new Words(words);
    }

    private static Word word(YamlValue element) {
        if (!element.isMapping()) {
            return new One(Template.of(element));
        }
        element.allow("each", "when", "unless", "whenNull", "words");
        Words inside = of(element.at("words"));
        if (element.entries().size() != 2) {
            throw element.wrong("exactly one of each, when, unless and whenNull is expected here");
        }
        if (element.has("each")) {
            return new Each(element.at("each").text(), inside);
        }
        String condition =
                CONDITIONS.keySet().stream().filter(element::has).findFirst().orElseThrow();
        return new When(element.at(condition).text(), CONDITIONS.get(condition), inside);
    }

    /** Returns the arguments with their values. */
    public List<String> render(Scope scope) throws UncarriedException {
        List<String> arguments = new ArrayList<>();
        for (Word word : words) {
            if (word instanceof One one) {
                arguments.add(one.template().render(scope, Place.ARGUMENT));
            } else if (word instanceof When when) {
                if (when.asked().test(scope.find(when.path()))) {
                    arguments.addAll(when.words().render(scope));
                }
            } else {
                Each each = (Each) word;
                JsonNode value = scope.find(each.path()).orElseThrow(() -> Scope.missing(each.path()));
                arguments.addAll(each(each.words(), value, scope));
            }
        }
        return arguments;
    }

    private static List<String> each(Words words, JsonNode value, Scope scope) throws UncarriedException {
        List<String> arguments = new ArrayList<>();
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                arguments.addAll(words.render(scope.with(field.getKey(), field.getValue())));
            }
        } else if (!value.isArray()) {
            throw new UncarriedException("each needs a record or a list, and this is " + value);
        } else {
            int index = 0;
            for (JsonNode element : value) {
                arguments.addAll(words.render(scope.with(Integer.toString(index++), element)));
            }
        }
        return arguments;
    }
}
