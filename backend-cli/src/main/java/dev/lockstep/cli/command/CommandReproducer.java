package dev.lockstep.cli.command;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.op.Json;
import dev.lockstep.op.OperationKind;
import dev.lockstep.project.PlayScript;
import dev.lockstep.project.Scope;
import dev.lockstep.project.UncarriedException;
import dev.lockstep.project.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Each operation as a line for {@code sh}. */
record CommandReproducer(Map<String, CommandVerb> verbs, List<Words> setup) implements Reproducer {

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        List<String> play = new ArrayList<>(PlayScript.BEGIN);
        play.addAll(List.of(
                "step() {",
                "    number=$1; shift",
                "    code=0; \"$@\" >\"$RAW/$number.out\" 2>\"$RAW/$number.err\" || code=$?",
                "    answer \"$number\" \"$code\"",
                "}"));
        Map<String, String> around = PlayScript.names(reproduction.version());
        SortedMap<Integer, String> words = new TreeMap<>();
        List<String> omitted = new ArrayList<>();
        ObjectNode rules = Json.MAPPER.createObjectNode();
        for (Words command : setup) {
            try {
                play.add(PlayScript.line(command.render(Scope.around(around))) + " >&2");
            } catch (UncarriedException e) {
                omitted.add("a command of setup is left out, because " + Quoted.line(e.getMessage(), 100) + ".");
            }
        }
        for (Reproduction.Step step : reproduction.steps()) {
            play.add("# " + step.number() + " " + Quoted.line(step.title(), 100));
            words.put(step.number(), step.operation().kind().name());
            try {
                play.add(line(step, around, rules, words));
            } catch (UncarriedException e) {
                play.add("echo '" + step.number() + " omitted'");
                omitted.add(
                        "step " + step.number() + " is left out, because " + Quoted.line(e.getMessage(), 100) + ".");
            }
        }
        SortedMap<String, String> files = new TreeMap<>();
        files.put(PlayScript.READER, PlayScript.reader());
        files.put(PlayScript.RULES, PlayScript.rules(rules));
        return new Reproduced(files, play, words, omitted);
    }

    private String line(
            Reproduction.Step step, Map<String, String> around, ObjectNode rules, SortedMap<Integer, String> words)
            throws UncarriedException {
        if (step.operation().kind() == OperationKind.RESTART) {
            return PlayScript.restart(step);
        }
        if (step.operation().kind() == OperationKind.REOPEN) {
            return "echo '" + step.number() + " done' # Each operation is a process, which has ended.";
        }
        Scope scope = Scope.of(step.operation(), around)
                .orElseThrow(() -> new UncarriedException("the project file has no command for it"));
        CommandVerb verb = verbs.get(CommandProvider.verb(step.operation()));
        if (verb == null) {
            throw new UncarriedException("the project file has no command for it");
        }
        CommandVerb.Line line = verb.line(scope);
        PlayScript.addRule(
                rules,
                step.number(),
                "exit",
                step.operation(),
                Optional.of(verb.answer().written()));
        String command = PlayScript.line(line.arguments());
        String input = line.input().isEmpty() ? "" : "printf %s " + PlayScript.word(line.input()) + " | ";
        words.put(step.number(), PlayScript.forPeople(input + command));
        return input + "step " + step.number() + " " + command;
    }
}
