package dev.lockstep.cli.driver;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.op.Json;
import dev.lockstep.op.OperationKind;
import dev.lockstep.project.PlayScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests to a driver, one after another, as lines for {@code sh}.
 *
 * @param command the driver
 */
record DriverReproducer(List<String> command) implements Reproducer {

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        List<String> play = new ArrayList<>(PlayScript.BEGIN);
        play.addAll(begin(reproduction));
        ObjectNode rules = Json.MAPPER.createObjectNode();
        SortedMap<Integer, String> words = new TreeMap<>();
        List<String> omitted = new ArrayList<>();
        for (Reproduction.Step step : reproduction.steps()) {
            play.add("# " + step.number() + " " + Quoted.line(step.title(), 100));
            Optional<ObjectNode> operation = Message.of(step.operation());
            String kind = step.operation().kind().name();
            words.put(step.number(), operation.map(Object::toString).orElse(kind));
            if (step.operation().kind() == OperationKind.REOPEN) {
                play.add("reopen " + step.number());
            } else if (operation.isPresent()) {
                String asked = "step " + step.number() + " " + quoted(Message.applying(operation.get()));
                play.add(
                        step.operation().kind() == OperationKind.RESTART
                                ? "if type server_restart >/dev/null 2>&1; then "
                                        + PlayScript.restart(step, "restarted") + "; else " + asked + "; fi"
                                : asked);
                PlayScript.addRule(rules, step.number(), "driver", step.operation(), Optional.empty());
            } else {
                play.add("echo '" + step.number() + " omitted'");
                omitted.add("step " + step.number() + " is left out, because it is no operation of the protocol.");
            }
        }
        play.add("ask close " + quoted(Message.of("close")));
        SortedMap<String, String> files = new TreeMap<>();
        files.put(PlayScript.READER, PlayScript.reader());
        files.put(PlayScript.RULES, PlayScript.rules(rules));
        return new Reproduced(files, play, words, omitted);
    }

    private List<String> begin(Reproduction reproduction) {
        return List.of(
                "# The driver reads requests from one pipe and writes answers into another.",
                "mkfifo \"$WORK/requests\" \"$WORK/answers\"",
                command.stream().map(Quoted::shell).collect(Collectors.joining(" "))
                        + " <\"$WORK/requests\" >\"$WORK/answers\" 2>\"$WORK/driver.log\" &",
                "exec 3>\"$WORK/requests\" 4<\"$WORK/answers\"",
                "trap '' PIPE",
                "sent=0",
                "# ask NAME MESSAGE: sends a message without its id, and keeps the answer under this name.",
                "ask() {",
                "    sent=$((sent + 1)); told=",
                "    printf '{\"id\":%s,%s\\n' \"$sent\" \"${2#?}\" >&3 || :",
                "    IFS= read -r told <&4 || :",
                "    printf '%s\\n' \"$told\" >\"$RAW/$1.out\"",
                "    : >\"$RAW/$1.err\"",
                "}",
                "step() { ask \"$1\" \"$2\"; answer \"$1\" 0; }",
                "open() {",
                "    told_port=${PORT:-}",
                "    if [ -n \"$told_port\" ]; then settings='{\"host\":\"127.0.0.1\",\"port\":\"'$told_port'\"}'; else settings='{}'; fi",
                "    ask open '{\"do\":\"open\",\"system\":\""
                        + reproduction.system().name() + "\",\"version\":\"" + reproduction.version()
                        + "\",\"folder\":\"'\"$DATA\"'\",\"scratch\":\"'\"$SCRATCH\"'\",\"settings\":'\"$settings\"',\"fresh\":'\"$1\"'}'",
                "    [ \"$(answer open 0)\" = 'open done' ]",
                "}",
                "again() {",
                "    ask release " + quoted(Message.of("release")),
                "    open false",
                "}",
                "# A server may have another port after a restart, of which the driver must hear.",
                "restarted() { [ \"${PORT:-}\" = \"$told_port\" ] || again; }",
                "reopen() {",
                "    if again; then echo \"$1 done\"; else echo \"$1 failed\"; fi",
                "}",
                "ask hello " + quoted(Message.of("hello").put("protocol", Hello.PROTOCOL)),
                "open true || { echo \"the driver did not open: $told\"; cat \"$WORK/driver.log\"; exit 3; } >&2");
    }

    private static String quoted(ObjectNode message) {
        return Quoted.shell(Json.MAPPER.writeValueAsString(message));
    }
}
