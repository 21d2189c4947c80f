package dev.lockstep.cli.driver;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.op.Json;
import dev.lockstep.op.OperationKind;
import dev.lockstep.project.PlayScript;
import dev.lockstep.project.StepScript;
import dev.lockstep.project.UncarriedException;
import java.util.List;
import java.util.Optional;
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
        StepScript script = new StepScript();
        script.add(begin(reproduction));
        script.steps(reproduction, step -> line(step, script));
        script.add(List.of("ask close " + quoted(Message.of("close"))));
        return script.reproduced();
    }

    private static String line(Reproduction.Step step, StepScript script) throws UncarriedException {
        Optional<ObjectNode> operation = Message.of(step.operation());
        operation.ifPresent(message -> script.says(step, message.toString()));
        if (step.operation().kind() == OperationKind.REOPEN) {
            return "reopen " + step.number();
        }
        ObjectNode message = operation.orElseThrow(() -> new UncarriedException("it is no operation of the protocol"));
        script.rule(step, "driver", Optional.empty());
        String asked = "step " + step.number() + " " + quoted(Message.applying(message));
        return step.operation().kind() == OperationKind.RESTART
                ? "if type server_restart >/dev/null 2>&1; then " + PlayScript.restart(step, "restarted") + "; else "
                        + asked + "; fi"
                : asked;
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
