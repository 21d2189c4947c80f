package dev.lockstep.cli.driver;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.project.PlayScript;
import dev.lockstep.project.StepScript;
import dev.lockstep.project.UncarriedException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
        StepScript script = new StepScript(reproduction);
        script.add(begin(reproduction));
        OptionalInt last = lastOpening(reproduction.steps());
        script.steps(reproduction, step -> {
            boolean isLastOpening = last.equals(OptionalInt.of(step.number()));
            return isLastOpening && step.isRead() ? elsewhere(step, script) : line(step, isLastOpening, script);
        });
        script.add(List.of("ask close " + quoted(Message.of("close"))));
        return script.reproduced();
    }

    private static String line(Reproduction.Step step, boolean isLastOpening, StepScript script)
            throws UncarriedException {
        if (isLastOpening) {
            return "another " + step.number();
        }
        if (step.operation().kind() == OperationKind.REOPEN) {
            return "reopen " + step.number();
        }
        if (step.operation() instanceof Operation.Backup backup) {
            String copy = PlayScript.names("").get("copy");
            return script.backup(
                    step,
                    backup,
                    (part, operation) ->
                            StepScript.part(step, part) + " " + quoted(Message.applying(message(operation))),
                    same -> copied(step, copy, script),
                    same -> read(step, "copy", Optional.of(copy), backup.content(), script));
        }
        if (step.isRead() && step.operation() instanceof Operation.Query query) {
            return read(step, step.channel().toString(), Optional.empty(), query, script);
        }
        ObjectNode message = message(step.operation());
        script.says(step, message.toString());
        script.rule(Integer.toString(step.number()), "driver", step.operation(), Optional.empty());
        String asked = "step " + step.number() + " " + quoted(Message.applying(message));
        return step.operation().kind() == OperationKind.RESTART
                ? "if type server_restart >/dev/null 2>&1; then " + PlayScript.restart(step, "restarted") + "; else "
                        + asked + "; fi"
                : asked;
    }

    private static ObjectNode message(Operation operation) throws UncarriedException {
        return Message.of(operation).orElseThrow(() -> new UncarriedException("it is no operation of the protocol"));
    }

    private static String read(
            Reproduction.Step step, String channel, Optional<String> copy, Operation.Query query, StepScript script) {
        script.says(step, Message.of(query).orElseThrow().toString());
        script.rule(Integer.toString(step.number()), "driver", query, Optional.empty());
        return "step " + step.number() + " " + word(Message.reading(channel, copy, List.of(query)));
    }

    private static String copied(Reproduction.Step step, String copy, StepScript script) {
        script.says(step, "copy");
        return StepScript.part(step, "copy") + " " + word(Message.of("copy").put("to", copy));
    }

    /** Returns the line of a read before which another process opens the store. */
    private static String elsewhere(Reproduction.Step step, StepScript script) throws UncarriedException {
        String opened = "\"$RAW/" + step.number() + ".opened\"";
        return "another " + step.number() + " >" + opened + "\n"
                + "if grep -qx '" + step.number() + " done' " + opened + "; then\n"
                + "    " + line(step, false, script) + "\n"
                + "else\n"
                + "    cat " + opened + "\n"
                + "fi";
    }

    /**
     * Returns the step that opens the store by another process, before it is read for the last time. A driver without
     * {@code reopen} has no such step, because the step that stands there is not offered; it is then the first such
     * read itself.
     */
    private static OptionalInt lastOpening(List<Reproduction.Step> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).channel() == Channel.AFTERLIFE) {
                boolean isOpened = i > 0 && isOpening(steps.get(i - 1));
                return OptionalInt.of(steps.get(isOpened ? i - 1 : i).number());
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isOpening(Reproduction.Step step) {
        OperationKind kind = step.operation().kind();
        return !step.isRead() && (kind == OperationKind.REOPEN || kind == OperationKind.RESTART);
    }

    private List<String> begin(Reproduction reproduction) {
        return List.of(
                "# The driver reads requests from one pipe and writes answers into another.",
                "mkfifo \"$WORK/requests\" \"$WORK/answers\"",
                "trap '' PIPE",
                "begin() {",
                "    (trap - PIPE; exec " + command.stream().map(Quoted::shell).collect(Collectors.joining(" "))
                        + ") <\"$WORK/requests\" >\"$WORK/answers\" 2>>\"$WORK/driver.log\" &",
                "    DRIVER=$! sent=0",
                "    exec 3>\"$WORK/requests\" 4<\"$WORK/answers\"",
                "    ask hello " + quoted(Message.of("hello").put("protocol", Hello.PROTOCOL)),
                "}",
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
                "# Ends the driver, and opens its store by another process. A driver that does not end is killed.",
                "another() {",
                "    ask close " + quoted(Message.of("close")),
                "    exec 3>&- 4<&-",
                "    tries=0",
                "    while kill -0 \"$DRIVER\" 2>/dev/null && [ \"$tries\" -lt 100 ]; do",
                "        tries=$((tries + 1))",
                "        sleep 0.1",
                "    done",
                "    kill -9 \"$DRIVER\" 2>/dev/null || :",
                "    if type server_restart >/dev/null 2>&1; then server_restart || { echo \"$1 failed\"; return; }; fi",
                "    begin",
                "    if open false; then echo \"$1 done\"; else echo \"$1 failed\"; fi",
                "}",
                "begin",
                "open true || { echo \"the driver did not open: $told\"; cat \"$WORK/driver.log\"; exit 3; } >&2");
    }

    private static String quoted(ObjectNode message) {
        return Quoted.shell(Json.MAPPER.writeValueAsString(message));
    }

    /** Returns a message in which the variables of the script have their values. */
    private static String word(ObjectNode message) {
        return PlayScript.word(Json.MAPPER.writeValueAsString(message));
    }
}
