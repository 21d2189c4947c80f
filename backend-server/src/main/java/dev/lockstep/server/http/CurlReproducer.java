package dev.lockstep.server.http;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.op.Json;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Request;
import dev.lockstep.project.PlayScript;
import dev.lockstep.project.Scope;
import dev.lockstep.project.UncarriedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** Each operation as a line for {@code curl}. */
record CurlReproducer(Map<String, HttpVerb> verbs) implements Reproducer {

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        List<String> play = new ArrayList<>(PlayScript.BEGIN);
        play.addAll(List.of(
                "step() {",
                "    number=$1; shift",
                "    : >\"$RAW/$number.out\"",
                "    code=$(\"$@\" -o \"$RAW/$number.out\" -w '%{http_code}' 2>\"$RAW/$number.err\") || code=failed",
                "    answer \"$number\" \"$code\"",
                "}"));
        Map<String, String> around = PlayScript.names(reproduction.version());
        SortedMap<Integer, String> words = new TreeMap<>();
        List<String> omitted = new ArrayList<>();
        ObjectNode rules = Json.MAPPER.createObjectNode();
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
        Optional<Scope> scope = Scope.of(step.operation(), around);
        Optional<HttpVerb> verb = Request.in(step.operation()).map(request -> verbs.get(request.verb()));
        if (scope.isEmpty() || verb.isEmpty()) {
            throw new UncarriedException("the project file has no request for it");
        }
        String line = curl(verb.get().asked(scope.get()));
        PlayScript.addRule(
                rules,
                step.number(),
                "status",
                step.operation(),
                Optional.of(verb.get().answer().written()));
        words.put(step.number(), PlayScript.forPeople(line));
        return "step " + step.number() + " " + line;
    }

    /** Returns a request as a line for {@code sh}. */
    static String curl(HttpVerb.Asked asked) {
        StringBuilder line = new StringBuilder("curl -sS --noproxy '*' --path-as-is -g -X ").append(asked.method());
        asked.headers().forEach((name, value) -> line.append(" -H ").append(PlayScript.word(name + ": " + value)));
        asked.body().ifPresent(body -> line.append(" --data-raw ").append(PlayScript.word(body)));
        return line.append(' ').append(PlayScript.word(asked.address())).toString();
    }
}
