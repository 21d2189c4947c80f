package dev.lockstep.assembly;

import dev.lockstep.system.StorageContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One arm as {@code --arms} names it: {@code embedded}, {@code cli@2.2.224}, {@code server@2.4.240/2.5.252},
 * {@code embedded+split}.
 *
 * @param transport the transport
 * @param context the storage context; empty for the usual one
 * @param version the system's version; empty for its default
 * @param clientVersion the version of the client if it is another one; empty if it is the same
 * @param plain whether the arm is kept without maintenance and without a second session: {@code embedded~plain}
 */
public record ArmSpec(
        String transport,
        Optional<String> context,
        Optional<String> version,
        Optional<String> clientVersion,
        boolean plain) {

    static final String PLAIN = "~plain";

    private static final String VERSION = "[A-Za-z0-9][A-Za-z0-9._+-]*";
    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*)(?:[+]([a-z][a-z0-9-]*))?(?:@("
            + VERSION + ")(?:/(" + VERSION + "))?)?(" + PLAIN + ")?");

    /** An arm that gets every operation and keeps its store as usual. */
    public ArmSpec(String transport, Optional<String> version, Optional<String> clientVersion) {
        this(transport, Optional.empty(), version, clientVersion, false);
    }

    /**
     * Returns these arms and the reference once more, kept plain, if none of them is plain yet.
     *
     * @param asked the arm that was requested as the reference, if any
     */
    public static List<ArmSpec> withPlain(List<ArmSpec> arms, Optional<String> asked) {
        if (arms.stream().allMatch(ArmSpec::plain)) {
            throw new InputException("--arms: every arm is kept plain, so nothing is maintained or asked in a"
                    + " read shape; name one without " + PLAIN);
        }
        if (arms.stream().anyMatch(ArmSpec::plain)) {
            return arms;
        }
        ArmSpec reference = reference(arms, asked);
        List<ArmSpec> all = new ArrayList<>(arms);
        all.add(0, reference.kept());
        return List.copyOf(all);
    }

    /** Returns the same arm, kept plain. */
    public ArmSpec kept() {
        return new ArmSpec(transport, context, version, clientVersion, true);
    }

    /** Returns the same arm, which gets every operation. */
    public ArmSpec unkept() {
        return new ArmSpec(transport, context, version, clientVersion, false);
    }

    /** Returns the arm's name in the walk and in its reports. */
    public String name() {
        return transport
                + context.map(name -> StorageContext.MARK + name).orElse("")
                + version.map(v -> "@" + v).orElse("")
                + clientVersion.map(v -> "/" + v).orElse("")
                + (plain ? PLAIN : "");
    }

    /** Reads a list of arms, in its order. Each arm may occur once. */
    public static List<ArmSpec> parseList(List<String> texts) {
        List<ArmSpec> arms = new ArrayList<>();
        for (String text : texts) {
            ArmSpec arm = parse(text);
            if (arms.contains(arm)) {
                throw new InputException(
                        "--arms names " + text + " twice; each arm takes part once, or again in another version ("
                                + arm.transport + "@VERSION)");
            }
            arms.add(arm);
        }
        return List.copyOf(arms);
    }

    public static ArmSpec parse(String text) {
        Matcher spec = FORM.matcher(text);
        if (!spec.matches()) {
            throw new InputException(
                    "--arms: '" + text + "' is not an arm; write a transport, with a storage context and a"
                            + " version if needed: embedded, embedded+split, cli@2.2.224, server@2.4.240/2.5.252"
                            + " (server/client)");
        }
        return new ArmSpec(
                spec.group(1),
                Optional.ofNullable(spec.group(2)),
                Optional.ofNullable(spec.group(3)),
                Optional.ofNullable(spec.group(4)),
                spec.group(5) != null);
    }

    /** Returns the same arm in this version. */
    public ArmSpec in(String otherVersion, Optional<String> otherClient) {
        return new ArmSpec(transport, context, Optional.of(otherVersion), otherClient, plain);
    }

    /** Returns the same arm, with its store in a context. */
    public ArmSpec storedIn(String other) {
        return new ArmSpec(transport, Optional.of(other), version, clientVersion, plain);
    }

    /** Returns the same arm in that version, unless it names a version itself or the version is the default anyway. */
    public ArmSpec orVersion(String recorded, String defaultVersion) {
        boolean open = version.isEmpty() && !recorded.equals(defaultVersion);
        return open ? new ArmSpec(transport, context, Optional.of(recorded), Optional.empty(), plain) : this;
    }

    /**
     * Returns the arm that the others are compared with: the requested one, otherwise one that is kept plain, otherwise
     * {@code embedded}, otherwise the first.
     */
    public static ArmSpec reference(List<ArmSpec> arms, Optional<String> asked) {
        Optional<ArmSpec> plain = arms.stream().filter(ArmSpec::plain).findFirst();
        String name = asked.or(() -> plain.map(ArmSpec::name)).orElse("embedded");
        Optional<ArmSpec> found =
                arms.stream().filter(arm -> arm.name().equals(name)).findFirst();
        if (found.isEmpty() && asked.isPresent()) {
            throw new InputException("--reference: " + name + " is not one of the arms ("
                    + arms.stream().map(ArmSpec::name).collect(Collectors.joining(", ")) + ")");
        }
        return found.orElse(arms.get(0));
    }
}
