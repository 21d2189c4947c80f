package dev.lockstep.assembly;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.project.Project;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The arms of every walk of a campaign, with their engines resolved.
 *
 * @param system the system that they all reach
 * @param arms the arms, in the order in which they were named
 * @param reference the name of the arm that the others are compared with
 * @param surroundings the surroundings that were chosen for the processes
 */
public record Lineup(SystemUnderTest system, List<ArmPlan> arms, String reference, ChosenSurroundings surroundings) {

    /** Transports in the box whose client and engine are one program. */
    private static final List<String> WITHOUT_CLIENT = List.of("embedded", "cli");

    /** Arms whose processes have the surroundings that they have anyway. */
    public Lineup(SystemUnderTest system, List<ArmPlan> arms, String reference) {
        this(system, arms, reference, ChosenSurroundings.NONE);
    }

    /** Returns the same arms, in surroundings that somebody chose. */
    public Lineup in(ChosenSurroundings chosen) {
        return new Lineup(system, arms, reference, chosen);
    }

    /** Returns the process in which the engine of each arm runs, by the arm's name. */
    public Map<String, String> processes() {
        Map<String, String> processes = new LinkedHashMap<>();
        arms.forEach(arm -> processes.put(arm.name(), arm.process()));
        return processes;
    }

    /** Returns the arms of the walk of a seed. */
    public ArmPlans plans(long seed) {
        return new ArmPlans(reference, arms, surroundings.of(seed, arms, reference));
    }

    /**
     * Finds transports and engines.
     *
     * @param reference the arm that was requested as the reference, if any
     * @param settings settings that only some transports read
     * @throws InputException for an arm or a version that does not exist
     * @throws ArmUnavailableException if an engine cannot be fetched from here
     */
    public static Lineup assemble(
            Catalogue catalogue,
            SystemUnderTest system,
            List<ArmSpec> specs,
            Optional<String> reference,
            Map<String, String> settings)
            throws ArmUnavailableException {
        ArmSpec right = ArmSpec.reference(specs, reference.or(() -> catalogue.usualReference(system, specs)));
        specs.forEach(spec -> catalogue.transport(system, spec.transport()));
        Map<String, Engine> engines = new HashMap<>();
        List<ArmPlan> arms = new ArrayList<>();
        for (ArmSpec spec : specs) {
            requireChoice(system, spec);
            BackendProvider provider = catalogue.transport(system, spec.transport());
            BackendProvider stored = InContext.of(spec, system, catalogue.transports(system));
            Engine engine = engine(system, spec.version(), engines);
            Engine client = spec.clientVersion().isEmpty() ? engine : engine(system, client(spec), engines);
            arms.add(new ArmPlan(
                            spec.name(),
                            spec.plain() ? new PlainProvider(stored) : stored,
                            inContext(engine, spec),
                            inContext(client, spec),
                            settings)
                    .lookedIntoBy(insider(catalogue, system, provider)));
        }
        return new Lineup(system, List.copyOf(arms), right.name());
    }

    private static Engine inContext(Engine engine, ArmSpec spec) {
        return spec.context()
                .map(context ->
                        new Engine(engine.system().in(context), engine.version(), engine.jars(), engine.artifacts()))
                .orElse(engine);
    }

    /** Returns the other transport whose invariants look into the stores that this one leaves. */
    private static Optional<BackendProvider> insider(
            Catalogue catalogue, SystemUnderTest system, BackendProvider provider) {
        return catalogue.transports(system).values().stream()
                .filter(other -> !other.transport().equals(provider.transport())
                        && other.looksInto(provider.transport()).level() == Support.Level.OFFERED)
                .<BackendProvider>map(LooksInto::new)
                .filter(other -> !other.invariants().isEmpty())
                .findFirst();
    }

    /** A version that nobody can look up would only be a word in the report. */
    private static void requireChoice(SystemUnderTest system, ArmSpec spec) {
        if (spec.version().isPresent() && system.coordinates().isEmpty()) {
            throw new InputException("--arms: " + spec.name() + " names a version, but " + system.name()
                    + " has no Maven coordinates in which to look it up; write " + spec.transport()
                    + ", or give the system a description with coordinates");
        }
    }

    private static Optional<String> client(ArmSpec spec) {
        if (WITHOUT_CLIENT.contains(spec.transport())) {
            throw new InputException("--arms: " + spec.name() + " names a client's version, but " + spec.transport()
                    + " has no separate client; write " + spec.transport() + "@"
                    + spec.version().orElseThrow());
        }
        return spec.clientVersion();
    }

    private static Engine engine(SystemUnderTest system, Optional<String> asked, Map<String, Engine> resolved)
            throws ArmUnavailableException {
        String version = asked.orElse(system.defaultVersion());
        Engine engine = resolved.get(version);
        if (engine == null) {
            engine = resolve(system, version);
            resolved.put(version, engine);
        }
        return engine;
    }

    private static Engine resolve(SystemUnderTest system, String version) throws ArmUnavailableException {
        if (system.coordinates().isEmpty()) {
            return new Engine(system, version, List.of());
        }
        try {
            return new Resolver().resolve(system, version);
        } catch (EngineUnavailableException e) {
            switch (e.reason()) {
                case UNKNOWN_VERSION -> throw new InputException("--arms: " + e.getMessage(), e);
                case UNREACHABLE -> throw new ArmUnavailableException(e.getMessage(), e);
            }
            throw new AssertionError(e.reason());
        }
    }

    /**
     * Returns the lineup, if each of its arms offers what a workload requires.
     *
     * @throws InputException for the first arm that does not; the message names the operation and the reason
     */
    public Lineup walking(Workload<?> workload) {
        for (ArmPlan arm : arms) {
            lacking(arm.provider(), workload).ifPresent(kind -> {
                throw new InputException("--arms: " + arm.name() + " cannot walk " + workload.name()
                        + ", because it does not offer " + kind + ": "
                        + arm.provider().support(kind).reason()
                        + (kind.isMaintenance() ? "; what a session holds ends there on the other arms alone" : "")
                        + "; leave it out, or name another --workload");
            });
            if (system.dialect().equals(Project.DIALECT)) {
                requireProbes(arm, workload);
            }
            workload.changes().forEach((word, examples) -> requireChange(arm, workload, word, examples));
        }
        return this;
    }

    /** A transport that somebody describes tells its state; what it left out would be compared with nothing. */
    private static <M> void requireProbes(ArmPlan arm, Workload<M> workload) {
        for (Probe probe : workload.probes(workload.newModel())) {
            Support support = arm.provider().support(probe.name(), probe.query());
            if (support.level() == Support.Level.UNSUPPORTED) {
                throw new InputException("--arms: " + arm.name() + " cannot be asked the probe " + probe.name() + " of "
                        + workload.name() + ": " + support.reason()
                        + "; add it to the transport, or leave the arm out");
            }
        }
    }

    /** An arm that left out one change would have other data from then on. */
    private static void requireChange(ArmPlan arm, Workload<?> workload, String word, List<Operation> examples) {
        List<Support> answers = examples.stream()
                .map(example -> arm.provider().support(word, example))
                .toList();
        List<String> reasons = answers.stream()
                .filter(answer -> answer.level() == Support.Level.UNSUPPORTED)
                .map(Support::reason)
                .distinct()
                .toList();
        boolean described = arm.engine().system().dialect().equals(Project.DIALECT);
        if (!reasons.isEmpty() && (described || answers.stream().allMatch(Lineup::isUnsupported))) {
            throw new InputException("--arms: " + arm.name() + " lacks "
                    + (answers.stream().allMatch(Lineup::isUnsupported) ? word : "some of the values of " + word)
                    + ", which " + workload.name() + " asks and which changes something: " + reasons.get(0)
                    + "; add it to the transport,"
                    + " take it out of the workload (for records, write 'verbs' without it), or leave the arm out");
        }
    }

    private static boolean isUnsupported(Support support) {
        return support.level() == Support.Level.UNSUPPORTED;
    }

    /** Returns an operation that a workload requires and a transport does not offer. */
    static Optional<OperationKind> lacking(BackendProvider transport, Workload<?> workload) {
        return workload.requires().stream()
                .sorted()
                .filter(kind -> transport.support(kind).level() == Support.Level.UNSUPPORTED)
                .findFirst();
    }

    private static final String AGAIN = "-again";

    /**
     * Returns the lineup with the reference opened a second time, so that random answers of the reference show as a
     * difference from itself. No other arm has the name of this one, whatever a plugin calls its transport.
     */
    public Lineup withReferenceTwice() {
        ArmPlan once = referencePlan();
        String name = once.name() + AGAIN;
        while (isTaken(name)) {
            name += AGAIN;
        }
        List<ArmPlan> twice = new ArrayList<>(arms);
        twice.add(once.again(name));
        return new Lineup(system, List.copyOf(twice), reference, surroundings);
    }

    /**
     * Returns the reference and one of the arms, with a transport in place of that arm's.
     *
     * @param changed returns the transport for the arm, given its right one
     */
    public Lineup pair(String arm, UnaryOperator<BackendProvider> changed) {
        List<ArmPlan> pair = arms.stream()
                .filter(plan -> plan.name().equals(arm) || plan.name().equals(reference))
                .map(plan -> plan.name().equals(arm)
                        ? new ArmPlan(
                                plan.name(),
                                changed.apply(plan.provider()),
                                plan.engine(),
                                plan.client(),
                                plan.settings())
                        : plan)
                .toList();
        return new Lineup(system, pair, reference, surroundings);
    }

    /** Returns the reference once more, kept without maintenance and without a second session. */
    public ArmPlan plain() {
        ArmPlan kept = referencePlan();
        if (kept.provider() instanceof PlainProvider) {
            return kept;
        }
        return new ArmPlan(
                kept.name() + ArmSpec.PLAIN,
                new PlainProvider(kept.provider()),
                kept.engine(),
                kept.client(),
                kept.settings());
    }

    private ArmPlan referencePlan() {
        return arms.stream()
                .filter(arm -> arm.name().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private boolean isTaken(String name) {
        return arms.stream().anyMatch(arm -> arm.name().equals(name));
    }

    /** Returns the arms as a person reads them, the reference first. */
    public String names() {
        return arms.stream()
                .map(ArmPlan::name)
                .sorted((a, b) -> Boolean.compare(b.equals(reference), a.equals(reference)))
                .collect(Collectors.joining(", "));
    }
}
