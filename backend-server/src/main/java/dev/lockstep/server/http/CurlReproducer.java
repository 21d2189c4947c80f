package dev.lockstep.server.http;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.project.Scope;
import dev.lockstep.project.UncarriedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Each operation as a line for {@code curl}, which prints the status and the body. */
record CurlReproducer(Map<String, HttpVerb> verbs) implements Reproducer {

    private static final String PORT = "@LOCKSTEP-PORT@";

    private static final Map<String, String> AROUND =
            Map.of("data", ".", "scratch", ".", "home", ".", "port", PORT, "host", "127.0.0.1");

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        List<String> play = new ArrayList<>(List.of(
                "# PORT is the port of a server that was started on an empty folder, as lockstep.yaml says.",
                "PORT=${PORT:?set PORT to the port of a fresh server}",
                "step() {",
                "    number=$1; shift",
                "    code=0; printed=$(\"$@\" -w '\\n%{http_code}' 2>&1) || code=$?",
                "    [ \"$code\" = 0 ] && printf '%s\\n' \"$printed\" | sed -n \"\\$s/^/$number ended with /p\"",
                "    [ \"$code\" = 0 ] || echo \"$number failed\"",
                "    printf '%s\\n' \"$printed\" | sed -e '$d' -e \"s/^/$number | /\" | sed \"/^$number | \\$/d\"",
                "}"));
        Map<String, String> around = new TreeMap<>(AROUND);
        around.put("version", reproduction.version());
        SortedMap<Integer, String> words = new TreeMap<>();
        List<String> omitted = new ArrayList<>();
        for (Reproduction.Step step : reproduction.steps()) {
            Optional<String> line = line(step.operation(), around);
            play.add("# " + step.number() + " " + Quoted.line(step.title(), 100));
            words.put(step.number(), line.orElse(step.operation().kind().name()));
            play.add(line.map(curl -> "step " + step.number() + " " + curl)
                    .orElse("echo '" + step.number() + " omitted'"));
            if (line.isEmpty()) {
                omitted.add("step " + step.number() + " is left out, because the project file has no request for it.");
            }
        }
        return new Reproduced(new TreeMap<>(), play, words, omitted);
    }

    private Optional<String> line(Operation operation, Map<String, String> around) {
        Optional<Scope> scope = Scope.of(operation, around);
        Optional<HttpVerb> verb = Request.in(operation).map(request -> verbs.get(request.verb()));
        if (scope.isEmpty() || verb.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(curl(verb.get().asked(scope.get())));
        } catch (UncarriedException e) {
            return Optional.empty();
        }
    }

    /** Returns a request as a line for {@code sh}. */
    static String curl(HttpVerb.Asked asked) {
        StringBuilder line = new StringBuilder("curl -sS --path-as-is -g -X ").append(asked.method());
        asked.headers().forEach((name, value) -> line.append(" -H ").append(word(name + ": " + value)));
        asked.body().ifPresent(body -> line.append(" --data-raw ").append(word(body)));
        return line.append(' ').append(word(asked.address())).toString();
    }

    private static String word(String text) {
        String word = Quoted.shell(text);
        String quote = word.startsWith("'") ? "'" : "";
        return word.replace(PORT, quote + "\"$PORT\"" + quote);
    }
}
