package dev.lockstep.cli.command;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Request;
import dev.lockstep.project.Scope;
import dev.lockstep.project.UncarriedException;
import dev.lockstep.project.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A transport that starts a program for each operation.
 *
 * @param verbs the verbs that it offers
 * @param setup the commands that make the store, on an empty folder
 * @param home the folder in which the programs run
 */
record CommandProvider(String system, String transport, Map<String, CommandVerb> verbs, List<Words> setup, Path home)
        implements BackendProvider {

    static final String BACKUP = "backup";

    @Override
    public boolean runsApart() {
        return true;
    }

    @Override
    public Support support(OperationKind kind) {
        return switch (kind) {
            case MUTATE, QUERY, CALL -> Support.OFFERED;
            case REOPEN -> Support.implicit("each operation is a process, which ends");
            case BACKUP ->
                verbs.containsKey(BACKUP)
                        ? Support.OFFERED
                        : Support.unsupported("the project file has no verb backup for it");
            default ->
                Support.unsupported(
                        "a described command line has no " + kind.name().toLowerCase(Locale.ROOT));
        };
    }

    @Override
    public Support support(String commandKind, Operation operation) {
        Optional<Scope> scope = Scope.example(operation);
        if (scope.isEmpty()) {
            return BackendProvider.super.support(commandKind, operation);
        }
        String name = verb(operation);
        CommandVerb verb = verbs.get(name);
        if (verb == null) {
            return Support.unsupported("the project file has no verb " + name + " for it");
        }
        if (operation.rowShape().isPresent() && !verb.answer().hasRows()) {
            return Support.unsupported("the project file does not say where the rows of " + name + " are");
        }
        try {
            verb.line(scope.get());
            return Support.OFFERED;
        } catch (UncarriedException e) {
            return Support.unsupported("the command line of " + name + " cannot carry it: " + e.getMessage());
        }
    }

    static String verb(Operation operation) {
        return Request.in(operation).orElseThrow().verb();
    }

    @Override
    public Support support(Channel channel) {
        return Support.withoutSessions(channel, "each operation is a process");
    }

    @Override
    public Evidence evidence(OperationKind kind) {
        return Evidence.NONE;
    }

    @Override
    public Optional<Reproducer> reproducer() {
        return Optional.of(new CommandReproducer(verbs, setup));
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        CommandBackend backend = new CommandBackend(context, this);
        try {
            backend.setUp();
            return backend;
        } catch (ArmUnavailableException | IOException | InterruptedException | RuntimeException e) {
            backend.close();
            throw e;
        }
    }

    @Override
    public Backend attach(ArmContext context) {
        return new CommandBackend(context, this);
    }
}
