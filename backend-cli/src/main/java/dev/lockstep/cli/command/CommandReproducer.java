package dev.lockstep.cli.command;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.op.Operation;
import dev.lockstep.project.Scope;
import dev.lockstep.project.UncarriedException;
import dev.lockstep.project.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Each operation as a line for {@code sh}, which prints how the program ended and what it printed. */
record CommandReproducer(Map<String, CommandVerb> verbs, List<Words> setup, Path home) implements Reproducer {

    /** Stands in a line for the folder of the store; it is the folder in which the script was started. */
    private static final String DATA = "@LOCKSTEP-DATA@";

    private static final String PORT = "@LOCKSTEP-PORT@";

    private static final Map<String, String> AROUND = Map.of(
            "data",
            DATA,
            "scratch",
            DATA,
            "home",
            ".",
            "port",
            "@LOCKSTEP-PORT@",
            "host",
            "127.0.0.1",
            "copy",
            DATA + "/copy");

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        List<String> play = new ArrayList<>(List.of(
                "# PRODUCT is the folder of lockstep.yaml, in which its programs are.",
                "DATA=$PWD",
                "PORT=${PORT:-0}",
                "cd \"${PRODUCT:?set PRODUCT to the folder of lockstep.yaml}\"",
                "step() {",
                "    number=$1; shift",
                "    code=0; printed=$(\"$@\" 2>&1) || code=$?",
                "    echo \"$number ended with $code\"",
                "    [ -z \"$printed\" ] || printf '%s\\n' \"$printed\" | sed \"s/^/$number | /\"",
                "}"));
        Map<String, String> around = new TreeMap<>(AROUND);
        around.put("version", reproduction.version());
        SortedMap<Integer, String> words = new TreeMap<>();
        List<String> omitted = new ArrayList<>();
        try {
            for (Words command : setup) {
                play.add(line(command.render(Scope.around(around))));
            }
        } catch (UncarriedException e) {
            play.add("# setup: " + Quoted.line(e.getMessage(), 100));
        }
        for (Reproduction.Step step : reproduction.steps()) {
            play.add("# " + step.number() + " " + Quoted.line(step.title(), 100));
            Optional<String> line = line(step.operation(), step.number(), around);
            words.put(
                    step.number(),
                    line.map(CommandReproducer::forPeople)
                            .orElse(step.operation().kind().name()));
            play.add(line.orElse("echo '" + step.number() + " omitted'"));
            if (line.isEmpty()) {
                omitted.add("step " + step.number() + " is left out, because the project file has no command for it.");
            }
        }
        return new Reproduced(new TreeMap<>(), play, words, omitted);
    }

    private Optional<String> line(Operation operation, int number, Map<String, String> around) {
        Optional<Scope> scope = Scope.of(operation, around);
        if (scope.isEmpty() || !verbs.containsKey(CommandProvider.verb(operation))) {
            return Optional.empty();
        }
        try {
            CommandVerb.Line line = verbs.get(CommandProvider.verb(operation)).line(scope.get());
            String step = "step " + number + " " + line(line.arguments());
            return Optional.of(line.input().isEmpty() ? step : "printf %s " + word(line.input()) + " | " + step);
        } catch (UncarriedException e) {
            return Optional.empty();
        }
    }

    private static String line(List<String> arguments) {
        return arguments.stream().map(CommandReproducer::word).collect(Collectors.joining(" "));
    }

    private static String word(String text) {
        String word = Quoted.shell(text);
        String quote = word.startsWith("'") ? "'" : "";
        return word.replace(DATA, quote + "\"$DATA\"" + quote).replace(PORT, quote + "\"$PORT\"" + quote);
    }

    private static String forPeople(String line) {
        return line.replaceFirst("step [0-9]+ ", "")
                .replace("'\"$DATA\"'", "$DATA")
                .replace("\"$DATA\"", "$DATA");
    }
}
