package dev.lockstep.cli.command;

import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.project.PlayScript;
import dev.lockstep.project.Scope;
import dev.lockstep.project.StepScript;
import dev.lockstep.project.UncarriedException;
import dev.lockstep.project.Words;
import dev.lockstep.report.Discreet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Each operation as a line for {@code sh}. */
record CommandReproducer(Map<String, CommandVerb> verbs, List<Words> setup) implements Reproducer {

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        StepScript script = new StepScript(reproduction);
        script.add(List.of(
                "step() {",
                "    number=$1; shift",
                "    code=0; \"$@\" >\"$RAW/$number.out\" 2>\"$RAW/$number.err\" || code=$?",
                "    answer \"$number\" \"$code\"",
                "}"));
        Map<String, String> around = PlayScript.names(reproduction.version());
        for (Words command : setup) {
            try {
                script.add(List.of(PlayScript.line(command.render(Scope.around(around))) + " >&2"));
            } catch (UncarriedException e) {
                script.omit("a command of setup", e);
            }
        }
        script.steps(reproduction, step -> line(step, around, script));
        return script.reproduced();
    }

    private String line(Reproduction.Step step, Map<String, String> around, StepScript script)
            throws UncarriedException {
        if (step.operation().kind() == OperationKind.RESTART) {
            return PlayScript.restart(step);
        }
        if (step.operation().kind() == OperationKind.REOPEN) {
            return "echo '" + step.number() + " done' # Each operation is a process, which has ended.";
        }
        if (step.operation() instanceof Operation.Backup backup) {
            Map<String, String> inCopy = new TreeMap<>(around);
            inCopy.put("data", around.get("copy"));
            return script.backup(
                    step,
                    backup,
                    (part, operation) -> asked(step, Optional.of(part), operation, around, script),
                    same -> copied(step, around, script),
                    same -> asked(step, Optional.empty(), backup.content(), inCopy, script));
        }
        return asked(step, Optional.empty(), step.operation(), around, script);
    }

    private String copied(Reproduction.Step step, Map<String, String> around, StepScript script)
            throws UncarriedException {
        return line(
                step,
                Optional.of("copy"),
                Operation.reopen(),
                verb(CommandProvider.BACKUP),
                Scope.around(around),
                script);
    }

    private String asked(
            Reproduction.Step step,
            Optional<String> part,
            Operation operation,
            Map<String, String> around,
            StepScript script)
            throws UncarriedException {
        Scope scope = Scope.of(operation, around)
                .orElseThrow(() -> new UncarriedException("the project file has no command for it"));
        return line(step, part, operation, verb(CommandProvider.verb(operation)), scope, script);
    }

    private CommandVerb verb(String name) throws UncarriedException {
        CommandVerb verb = verbs.get(name);
        if (verb == null) {
            throw new UncarriedException("the project file has no command for it");
        }
        return verb;
    }

    private static String line(
            Reproduction.Step step,
            Optional<String> part,
            Operation operation,
            CommandVerb verb,
            Scope scope,
            StepScript script)
            throws UncarriedException {
        CommandVerb.Line line = verb.line(scope);
        String number = Integer.toString(step.number());
        script.rule(
                part.map(name -> StepScript.nameOf(step, name)).orElse(number),
                "exit",
                operation,
                Optional.of(verb.answer().written()));
        String command = PlayScript.line(line.arguments());
        String input = line.input().isEmpty() ? "" : "printf %s " + PlayScript.word(line.input()) + " | ";
        script.says(step, PlayScript.forPeople(Discreet.withoutSecrets(input + command)));
        return input + part.map(name -> StepScript.part(step, name)).orElse("step " + number) + " " + command;
    }
}
