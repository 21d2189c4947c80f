package dev.lockstep.cli.command;

import dev.lockstep.op.Json;
import dev.lockstep.project.AnswerRule;
import dev.lockstep.project.JsonTemplate;
import dev.lockstep.project.Parts;
import dev.lockstep.project.Place;
import dev.lockstep.project.Scope;
import dev.lockstep.project.Template;
import dev.lockstep.project.UncarriedException;
import dev.lockstep.project.Words;
import dev.lockstep.project.YamlValue;
import java.util.List;
import java.util.Optional;

/**
 * A verb as a command line.
 *
 * @param run the program and its arguments
 * @param input a text for standard input
 * @param json a structure for standard input, in the place of a text
 * @param answer how the answer is read
 */
record CommandVerb(Words run, Optional<Template> input, Optional<JsonTemplate> json, AnswerRule answer) {

    static CommandVerb of(YamlValue verb, YamlValue form, Parts parts) {
        verb.allow("run", "stdin", "json", AnswerRule.ROWS, AnswerRule.COUNT, AnswerRule.REFUSED);
        if (verb.has("stdin") && verb.has("json")) {
            throw verb.wrong("standard input is either stdin or json; keep one");
        }
        return new CommandVerb(
                Words.of(verb.at("run")),
                verb.find("stdin").map(Template::of),
                verb.find("json").map(json -> JsonTemplate.of(json, parts)),
                AnswerRule.ofProgram(verb, form));
    }

    /** A command line with its values. */
    record Line(List<String> arguments, String input) {}

    Line line(Scope scope) throws UncarriedException {
        String text = "";
        if (input.isPresent()) {
            text = input.get().render(scope, Place.TEXT);
        } else if (json.isPresent()) {
            text = Json.MAPPER.writeValueAsString(json.get().render(scope)) + "\n";
        }
        return new Line(run.render(scope), text);
    }
}
