package dev.lockstep.project;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Where one value of an answer is: at a pointer into its JSON, or in the group of a pattern. */
final class ValueRule {

    private final Optional<JsonPointer> pointer;
    private final Optional<Pattern> output;
    private final Optional<Pattern> errors;

    private ValueRule(Optional<JsonPointer> pointer, Optional<Pattern> output, Optional<Pattern> errors) {
        this.pointer = pointer;
        this.output = output;
        this.errors = errors;
    }

    static ValueRule of(YamlValue value) {
        if (!value.isMapping()) {
            return new ValueRule(Optional.of(RowRule.pointer(value)), Optional.empty(), Optional.empty());
        }
        value.allow("stdout", "stderr");
        if (value.entries().size() != 1) {
            throw value.wrong("a pointer, or one of stdout: PATTERN and stderr: PATTERN is expected here");
        }
        return new ValueRule(
                Optional.empty(),
                value.find("stdout").map(ValueRule::pattern),
                value.find("stderr").map(ValueRule::pattern));
    }

    private static Pattern pattern(YamlValue value) {
        try {
            Pattern pattern = Pattern.compile(value.text(), Pattern.MULTILINE);
            if (pattern.matcher("").groupCount() == 1) {
                return pattern;
            }
        } catch (PatternSyntaxException e) {
            throw value.wrong("not a pattern: " + e.getDescription());
        }
        throw value.wrong("the pattern needs exactly one group, which is the value");
    }

    /** Returns the value; empty if there is none. */
    Optional<String> find(String out, String err) {
        if (pointer.isPresent()) {
            JsonNode found;
            try {
                found = RowRule.tree(out).at(pointer.get());
            } catch (UnexplainedException | JacksonException noJson) {
                return Optional.empty();
            }
            return found.isString()
                    ? Optional.of(found.stringValue())
                    : found.isNumber() ? Optional.of(found.decimalValue().toPlainString()) : Optional.empty();
        }
        Matcher matcher = output.isPresent()
                ? output.get().matcher(out)
                : errors.orElseThrow().matcher(err);
        return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }
}
