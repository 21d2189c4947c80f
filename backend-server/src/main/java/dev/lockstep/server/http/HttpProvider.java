package dev.lockstep.server.http;

import dev.lockstep.backend.ArmContext;
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
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A transport that sends a request for each operation.
 *
 * @param verbs the verbs that it offers
 * @param home the folder of the project file
 */
record HttpProvider(String system, String transport, Map<String, HttpVerb> verbs, Path home)
        implements BackendProvider {

    @Override
    public boolean runsApart() {
        return true;
    }

    @Override
    public Support support(OperationKind kind) {
        return switch (kind) {
            case MUTATE, QUERY, CALL -> Support.OFFERED;
            default ->
                Support.unsupported("described requests have no " + kind.name().toLowerCase(Locale.ROOT));
        };
    }

    @Override
    public Support support(String commandKind, Operation operation) {
        Optional<Scope> scope = Scope.example(operation);
        if (scope.isEmpty()) {
            return BackendProvider.super.support(commandKind, operation);
        }
        String name = Request.in(operation).orElseThrow().verb();
        HttpVerb verb = verbs.get(name);
        if (verb == null) {
            return Support.unsupported("the project file has no verb " + name + " for it");
        }
        if (operation.rowShape().isPresent() && !verb.answer().hasRows()) {
            return Support.unsupported("the project file does not say where the rows of " + name + " are");
        }
        try {
            URI.create(verb.asked(scope.get()).address());
            return Support.OFFERED;
        } catch (UncarriedException | IllegalArgumentException e) {
            return Support.unsupported("the request of " + name + " cannot carry it: " + e.getMessage());
        }
    }

    @Override
    public Support support(Channel channel) {
        return channel == Channel.AFTERLIFE
                ? Support.unsupported("the project file describes no server that could be started again")
                : Support.withoutSessions(channel, "each request is a session");
    }

    @Override
    public Evidence evidence(OperationKind kind) {
        return Evidence.NONE;
    }

    @Override
    public Optional<Reproducer> reproducer() {
        return Optional.of(new CurlReproducer(verbs));
    }

    @Override
    public Backend open(ArmContext context) {
        return new HttpBackend(context, this);
    }

    @Override
    public Backend attach(ArmContext context) {
        return new HttpBackend(context, this);
    }
}
