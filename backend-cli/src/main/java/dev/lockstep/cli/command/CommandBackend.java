package dev.lockstep.cli.command;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Quoted;
import dev.lockstep.cli.CommandLine;
import dev.lockstep.cli.Launcher;
import dev.lockstep.cli.ProcessPerOperation;
import dev.lockstep.cli.Run;
import dev.lockstep.cli.driver.Environment;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.project.Scope;
import dev.lockstep.project.UncarriedException;
import dev.lockstep.project.Words;
import dev.lockstep.report.Discreet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The arm that starts a program for each operation. */
final class CommandBackend extends ProcessPerOperation {

    private final CommandProvider provider;
    private final Map<String, String> around;
    private int copies;

    CommandBackend(ArmContext context, CommandProvider provider) {
        super(context, new Launcher(Environment.of(context.surroundings())));
        this.provider = provider;
        this.around = Scope.names(context, provider.home());
    }

    /** Makes the store. */
    void setUp() throws ArmUnavailableException, IOException, InterruptedException {
        for (Words command : provider.setup()) {
            List<String> arguments;
            try {
                arguments = command.render(Scope.around(around));
            } catch (UncarriedException e) {
                throw new IOException("setup: " + e.getMessage(), e);
            }
            Run run = run(CommandLine.of(provider.home(), arguments));
            if (!(run instanceof Run.Ended ended) || ended.exitCode() != 0) {
                throw new ArmUnavailableException("the arm " + provider.transport() + " cannot be opened: setup: "
                        + arguments.get(0) + " "
                        + (run instanceof Run.Ended failed
                                ? "ended with " + failed.exitCode() + ": "
                                        + new String(failed.errors(), StandardCharsets.UTF_8).strip()
                                : ((Run.Lost) run).outcome().detail()));
            }
        }
    }

    private Outcome plain(Operation operation, Map<String, String> names) throws InterruptedException {
        Optional<Scope> scope = Scope.of(operation, names);
        CommandVerb verb = scope.isEmpty() ? null : provider.verbs().get(CommandProvider.verb(operation));
        if (verb == null) {
            return new Outcome.Unsupported("the project file has no verb for it");
        }
        return run(verb, scope.get(), operation);
    }

    private Outcome run(CommandVerb verb, Scope scope, Operation operation) throws InterruptedException {
        CommandVerb.Line line;
        try {
            line = verb.line(scope);
        } catch (UncarriedException e) {
            return new Outcome.Unsupported(e.getMessage());
        }
        String words = line.arguments().stream().map(Quoted::shell).collect(Collectors.joining(" "))
                + (line.input().isEmpty() ? "" : " <<< " + Quoted.shell(line.input()));
        CommandLine command = new CommandLine(
                        line.arguments(), Discreet.withoutSecrets(words), provider.home(), new byte[0])
                .withInput(line.input());
        return run(command)
                .read(ended ->
                        verb.answer().read(ended.exitCode(), ended.output(), ended.errors(), operation.rowShape()));
    }

    @Override
    protected Outcome mutate(Operation.Mutate mutate) throws InterruptedException {
        return plain(mutate, around);
    }

    @Override
    protected Outcome query(Operation.Query query) throws InterruptedException {
        return plain(query, around);
    }

    @Override
    protected Outcome call(Operation.Call call) throws InterruptedException {
        return plain(call, around);
    }

    /** Each operation is a process that has ended, so there is nothing to close. */
    @Override
    protected Outcome reopen() {
        return Outcome.Done.UNCOUNTED;
    }

    @Override
    protected Outcome backup(Operation.Backup backup) throws Exception {
        Path copy = Files.createDirectory(folder().scratch().resolve("copy-" + ++copies));
        Map<String, String> names = new TreeMap<>(around);
        names.put("copy", copy.toString());
        CommandVerb verb = provider.verbs().get(CommandProvider.BACKUP);
        Outcome taken = run(verb, Scope.around(names), Operation.reopen());
        if (!(taken instanceof Outcome.Done)) {
            return taken;
        }
        taken(backup);
        names.put("data", copy.toString());
        return plain(backup.content(), names);
    }
}
