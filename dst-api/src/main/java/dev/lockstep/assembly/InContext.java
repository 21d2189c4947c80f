package dev.lockstep.assembly;

import dev.lockstep.artifact.VersionRange;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.DiskEngine;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.platform.Nearest;
import dev.lockstep.system.Engine;
import dev.lockstep.system.StorageContext;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A transport whose arm keeps its store in a storage context. What the context gives up is declared unsupported with
 * the reason of the system's description, and {@link InForce} checks that the context is not silently ignored.
 */
public record InContext(BackendProvider provider, StorageContext context) implements ForwardingProvider {

    /** The word of a context for a kill of the engine, after which acknowledged operations may be gone. */
    public static final String KILL = "KILL";

    private static final List<String> GIVEN_UP = Stream.concat(
                    Stream.concat(Arrays.stream(OperationKind.values()), Arrays.stream(Channel.values()))
                            .map(Enum::name),
                    Stream.of(KILL))
            .toList();

    /**
     * Returns the transport that an arm names, in the context that it names.
     *
     * @throws InputException if the system has no such context, or the transport or the version does not have it
     */
    static BackendProvider of(ArmSpec spec, SystemUnderTest system, SortedMap<String, BackendProvider> transports) {
        BackendProvider provider = transports.get(spec.transport());
        if (spec.context().isEmpty()) {
            return provider;
        }
        StorageContext context;
        try {
            context = system.in(spec.context().get()).storage();
        } catch (IllegalArgumentException e) {
            throw new InputException("--arms: " + spec.name() + ": " + e.getMessage(), e);
        }
        requireWords(system, context);
        String version = spec.version().orElse(system.defaultVersion());
        if (context.since()
                .filter(first -> !VersionRange.isAtLeast(version, first))
                .isPresent()) {
            throw new InputException(
                    "--arms: " + spec.name() + ": the storage context " + context.name() + " begins with "
                            + system.name() + " " + context.since().get() + "; name that version or a later one");
        }
        Support support = provider.support(context);
        if (support.level() == Support.Level.UNSUPPORTED) {
            List<String> fit = transports.entrySet().stream()
                    .filter(each -> each.getValue().support(context).level() == Support.Level.OFFERED)
                    .map(each -> each.getKey() + StorageContext.MARK + context.name())
                    .toList();
            throw new InputException("--arms: " + spec.name() + ": " + spec.transport() + " cannot keep a store in this"
                    + " context: " + support.reason() + "; "
                    + (fit.isEmpty() ? "no transport can" : "name " + String.join(" or ", fit)));
        }
        return new InContext(provider, context);
    }

    /** A misspelt word would give up nothing. */
    private static void requireWords(SystemUnderTest system, StorageContext context) {
        List<String> words = new ArrayList<>(context.without().keySet());
        words.addAll(context.believed());
        for (String word : words) {
            if (!GIVEN_UP.contains(word)) {
                throw new InputException("the description of " + system.name() + ": the context " + context.name()
                        + " names " + word + ", which is neither a kind of operation nor a channel nor " + KILL
                        + Nearest.to(word, GIVEN_UP)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""));
            }
        }
    }

    /** Another name, because an entry of the allow-list may be about this context alone. */
    @Override
    public String transport() {
        return provider.transport() + StorageContext.MARK + context.name();
    }

    @Override
    public Support support(OperationKind kind) {
        return givenUp(kind).orElseGet(() -> provider.support(kind));
    }

    @Override
    public Support support(String commandKind, Operation operation) {
        return givenUp(operation.kind()).orElseGet(() -> provider.support(commandKind, operation));
    }

    @Override
    public Support support(Channel channel) {
        return givenUp(channel).orElseGet(() -> provider.support(channel));
    }

    @Override
    public Support kills() {
        return Optional.ofNullable(context.without().get(KILL))
                .map(Support::unsupported)
                .orElseGet(provider::kills);
    }

    private Optional<Support> givenUp(Enum<?> what) {
        return Optional.ofNullable(context.without().get(what.name())).map(Support::unsupported);
    }

    @Override
    public Evidence evidence(OperationKind kind) {
        return context.believed().contains(kind.name()) ? Evidence.NONE : provider.evidence(kind);
    }

    /** The disks in memory of a transport keep a store as usual. */
    @Override
    public Optional<DiskEngine> onDisks(Engine engine, Map<String, String> settings) {
        return Optional.empty();
    }

    @Override
    public Backend open(ArmContext opened) throws ArmUnavailableException, IOException, InterruptedException {
        ArmFolder folder = opened.folder();
        for (Map.Entry<String, String> file : context.files().entrySet()) {
            Files.writeString(folder.data().resolve(file.getKey()), file.getValue());
        }
        InForce arm = noted(opened, provider.open(opened));
        Optional<String> missing = arm.missing();
        if (missing.isPresent()) {
            arm.close();
            throw new ArmUnavailableException(missing.get());
        }
        return arm;
    }

    @Override
    public Backend attach(ArmContext opened) throws ArmUnavailableException, IOException, InterruptedException {
        InForce arm = noted(opened, provider.attach(opened));
        Optional<String> missing = arm.missing();
        if (missing.isPresent()) {
            arm.close();
            throw new IOException(missing.get());
        }
        return arm;
    }

    private InForce noted(ArmContext opened, Backend backend) {
        opened.folder().transcript().opened("storage", context.name() + ": " + context.means());
        return new InForce(backend, context, opened.folder());
    }
}
