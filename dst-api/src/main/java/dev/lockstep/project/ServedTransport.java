package dev.lockstep.project;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A transport to a server that Lockstep starts. The transport itself finds the address of the server in the settings.
 *
 * @param provider the transport
 * @param server the server
 */
record ServedTransport(BackendProvider provider, DescribedServer server) implements ForwardingProvider {

    @Override
    public List<Object> helpers() {
        return List.of(server);
    }

    @Override
    public Support support(OperationKind kind) {
        return kind == OperationKind.RESTART ? Support.OFFERED : provider.support(kind);
    }

    @Override
    public Support support(String commandKind, Operation operation) {
        return operation.kind() == OperationKind.RESTART ? Support.OFFERED : provider.support(commandKind, operation);
    }

    @Override
    public Support support(Channel channel) {
        return channel == Channel.AFTERLIFE ? server.afterlife() : provider.support(channel);
    }

    @Override
    public Evidence evidence(OperationKind kind) {
        return kind == OperationKind.RESTART ? Evidence.OTHER_PROCESS : provider.evidence(kind);
    }

    @Override
    public Optional<Reproducer> reproducer() {
        return provider.reproducer().map(own -> new ServedReproducer(own, server));
    }

    @Override
    public boolean runsApart() {
        return true;
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return opened(context, true);
    }

    @Override
    public Backend attach(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return opened(context, false);
    }

    private Backend opened(ArmContext context, boolean fresh)
            throws ArmUnavailableException, IOException, InterruptedException {
        DescribedServer.Started started = server.start(context, fresh);
        try {
            Map<String, String> settings = new TreeMap<>(context.settings());
            settings.putAll(started.names());
            ArmContext inner = new ArmContext(
                    context.arm(),
                    context.folder(),
                    context.engine(),
                    context.client(),
                    context.operationTimeout(),
                    context.startTimeout(),
                    settings,
                    context.surroundings());
            return new Served(fresh ? provider.open(inner) : provider.attach(inner), started);
        } catch (ArmUnavailableException | IOException | InterruptedException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private record Served(Backend backend, DescribedServer.Started server) implements ForwardingBackend {

        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            return operation.kind() == OperationKind.RESTART ? restart() : explained(backend.apply(operation));
        }

        private Outcome restart() throws InterruptedException {
            try {
                server.restart();
                return Outcome.Done.UNCOUNTED;
            } catch (IOException e) {
                return new Broken(
                        Broken.Cause.DIED,
                        "the restart of the server failed: " + e.getMessage(),
                        true,
                        Map.of("server log", server.log()));
            }
        }

        /** A client only sees that nobody answers; the reason is in the server's log. */
        private Outcome explained(Outcome outcome) {
            if (!(outcome instanceof Broken broken)) {
                return outcome;
            }
            Map<String, String> evidence = new TreeMap<>(broken.evidence());
            evidence.put("server log", server.log());
            server.ended().ifPresent(why -> evidence.put("server", why));
            return new Broken(broken.cause(), broken.detail(), broken.inDoubt(), evidence);
        }

        @Override
        public SortedSet<String> marks(Evidence evidence) throws IOException, InterruptedException {
            return evidence == Evidence.OTHER_PROCESS ? server.process() : backend.marks(evidence);
        }

        @Override
        public Map<String, String> description() {
            Map<String, String> all = new TreeMap<>(backend.description());
            server.description().forEach((name, value) -> all.put("server " + name, value));
            return all;
        }

        /** A store that is opened again has the last writes of its server, which come when it is asked to end. */
        @Override
        public void leave() throws IOException, InterruptedException {
            backend.leave();
            server.stop();
        }

        @Override
        public void close() {
            try {
                backend.close();
            } finally {
                server.close();
            }
        }
    }
}
