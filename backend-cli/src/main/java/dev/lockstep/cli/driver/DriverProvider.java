package dev.lockstep.cli.driver;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Support;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.cli.CommandLine;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Request;
import dev.lockstep.platform.Deadline;
import dev.lockstep.report.Discreet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A transport that is a driver. What it offers is asked of the driver itself, once, before the walk. A driver that does
 * not answer then is reported when its arm is opened, with the reason.
 */
public final class DriverProvider implements BackendProvider {

    private static final Duration FIRST_WORDS = Duration.ofSeconds(20);

    private final String system;
    private final String transport;
    private final List<String> command;
    private final Path home;
    private Optional<Hello> declared = Optional.empty();
    private Optional<String> failure = Optional.empty();

    /**
     * Creates the transport.
     *
     * @param command the program and its arguments
     * @param home the folder in which the program runs
     */
    public DriverProvider(String system, String transport, List<String> command, Path home) {
        this.system = system;
        this.transport = transport;
        this.command = List.copyOf(command);
        this.home = home;
    }

    @Override
    public String system() {
        return system;
    }

    @Override
    public String transport() {
        return transport;
    }

    @Override
    public boolean runsApart() {
        return true;
    }

    private String words() {
        return String.join(" ", command);
    }

    private Dialogue begin(Surroundings surroundings) throws IOException {
        return Dialogue.begin(CommandLine.of(home, command), Environment.of(surroundings));
    }

    /** Returns what the driver says that it offers; empty if it does not say it. */
    private synchronized Optional<Hello> declared() {
        if (declared.isEmpty() && failure.isEmpty()) {
            try (Dialogue dialogue = begin(Surroundings.USUAL)) {
                declared = Optional.of(Hello.ask(dialogue, Deadline.in(FIRST_WORDS)));
            } catch (DriverFaultException e) {
                failure = Optional.of(e.told());
            } catch (IOException e) {
                failure = Optional.of(String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failure = Optional.of("interrupted");
            }
        }
        return declared;
    }

    private Support offered(String verb) {
        return declared().map(hello -> hello.offers(verb)).orElse(true)
                ? Support.OFFERED
                : Support.unsupported("the driver does not offer " + verb);
    }

    @Override
    public Support support(OperationKind kind) {
        return switch (kind) {
            case MUTATE, QUERY, CALL -> Support.OFFERED;
            case ASK, LOAD, OPTIMIZE, REPAIR, RESTART, REOPEN, BACKUP ->
                offered(kind.name().toLowerCase(Locale.ROOT));
            case EXPORT, RESTORE, SESSION, CONTROL, TRANSACTION, EXECUTE, BATCH, SHAPED ->
                Support.unsupported("the driver protocol has no " + kind.name().toLowerCase(Locale.ROOT));
        };
    }

    @Override
    public Support support(String commandKind, Operation operation) {
        Optional<Request> request = Request.in(operation);
        if (request.isPresent()) {
            return offered(request.get().verb());
        }
        return operation.kind() == OperationKind.MUTATE || operation.kind() == OperationKind.QUERY
                ? offered(operation.kind().name().toLowerCase(Locale.ROOT))
                : BackendProvider.super.support(commandKind, operation);
    }

    @Override
    public Support support(Channel channel) {
        return switch (channel) {
            case QUERY, PHYSICAL -> Support.OFFERED;
            case OLDER, YOUNGER -> Support.unsupported("a driver has one connection");
            case INSIDE -> Support.unsupported("a driver's process has no invariants");
            case AFTERLIFE ->
                declared().map(Hello::afterlife).orElse(false)
                        ? Support.OFFERED
                        : Support.unsupported("the driver does not declare that its store can be opened again");
        };
    }

    @Override
    public Support actors() {
        return declared().map(Hello::shared).orElse(true)
                ? Support.OFFERED
                : Support.unsupported(
                        "the driver does not declare that several processes can have its store open at the same time");
    }

    @Override
    public Set<Facet> tells(OperationKind kind) {
        return declared().map(Hello::tells).orElse(Set.of());
    }

    @Override
    public Evidence evidence(OperationKind kind) {
        return kind == OperationKind.REOPEN
                        && !(declared().map(Hello::holds).orElse(new Hello.Nothing()) instanceof Hello.Nothing)
                ? Evidence.FREE_LOCK
                : Evidence.NONE;
    }

    @Override
    public Optional<Reproducer> reproducer() {
        return Optional.of(new DriverReproducer(command));
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, InterruptedException {
        try {
            return opened(context, true);
        } catch (DriverFaultException e) {
            throw unavailable(e.told(), e);
        } catch (IOException e) {
            throw unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Backend attach(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        try {
            return opened(context, false);
        } catch (DriverFaultException e) {
            throw new IOException(e.told(), e);
        }
    }

    private DriverBackend opened(ArmContext context, boolean fresh)
            throws IOException, DriverFaultException, InterruptedException {
        context.folder().transcript().opened("command", Discreet.withoutSecrets(words()));
        Dialogue dialogue = begin(context.surroundings());
        try {
            Hello hello = Hello.ask(dialogue, Deadline.in(context.startTimeout()));
            if (declared().isPresent() && !hello.equals(declared().get())) {
                throw Dialogue.garbage("offers something else than a moment ago: " + hello + " after "
                        + declared().get());
            }
            return DriverBackend.open(context, dialogue, hello, words(), fresh, () -> opened(context, false));
        } catch (DriverFaultException | InterruptedException | RuntimeException e) {
            dialogue.close();
            throw e;
        }
    }

    private ArmUnavailableException unavailable(String why, Exception e) {
        return new ArmUnavailableException(
                "the arm " + transport + " cannot be opened: " + why + "; ./lockstep driver check -- " + words()
                        + " says more",
                e);
    }
}
