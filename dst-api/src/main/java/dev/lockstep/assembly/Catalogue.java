package dev.lockstep.assembly;

import dev.lockstep.assembly.Providers.Brought;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.project.Project;
import dev.lockstep.report.Extras;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The systems, transports and workloads that can be named: those in the box and those of the plugins. If two providers
 * have the same name, that is an error, so that nothing in the box is ever silently replaced.
 */
public final class Catalogue {

    /** The workload that is walked if a system has several and nobody chose. */
    public static final String USUAL_WORKLOAD = "social";

    /** The transports that are walked if none is named. */
    private static final List<String> DEFAULT_ARMS = List.of("embedded", "cli", "server");

    private final List<Brought<SystemProvider>> systemsBrought;
    private final List<Brought<BackendProvider>> transportsBrought;
    private final List<Brought<WorkloadProvider>> workloadsBrought;
    private final Optional<Project> project;
    private final List<String> commands;
    private final SortedMap<String, SystemUnderTest> systems = new TreeMap<>();
    private final SortedMap<String, Author> authors = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, BackendProvider>> transports = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Workload<?>>> workloads = new TreeMap<>();

    /**
     * Asks every provider for what it provides, and checks the answers against the contract.
     *
     * @param project the project file that some of them come from
     * @param commands the arms that are commands, as they were typed
     * @throws PluginException if a plugin breaks the contract
     * @throws InputException if two providers provide the same name
     */
    Catalogue(
            List<Brought<SystemProvider>> systems,
            List<Brought<BackendProvider>> transports,
            List<Brought<WorkloadProvider>> workloads,
            Optional<Project> project,
            List<String> commands) {
        this.project = project;
        this.commands = List.copyOf(commands);
        this.systemsBrought = systems;
        this.transportsBrought = transports;
        this.workloadsBrought = workloads;
        for (Brought<SystemProvider> brought : systems) {
            SystemUnderTest system = Contract.system(brought);
            refuseSecond(this.systems.put(system.name(), system), "the system " + system.name(), brought);
            authors.put(system.name(), brought.author());
        }
        for (Brought<BackendProvider> brought : transports) {
            String name = Contract.transport(brought, this.systems.keySet());
            String system = brought.provider().system();
            Object other = this.transports
                    .computeIfAbsent(system, unused -> new TreeMap<>())
                    .put(name, brought.provider());
            refuseSecond(other, "the transport " + name + " of " + system, brought);
        }
        for (Brought<WorkloadProvider> brought : workloads) {
            String name = Contract.workload(brought);
            this.systems.forEach((system, described) -> {
                Author author = brought.author().or(authors.get(system));
                Contract.workload(brought.by(author), name, described).ifPresent(workload -> {
                    Object other = this.workloads
                            .computeIfAbsent(system, unused -> new TreeMap<>())
                            .put(name, workload);
                    refuseSecond(other, "the workload " + name + " for " + system, brought);
                });
            });
        }
    }

    /** The contents without a project file. */
    Catalogue(
            List<Brought<SystemProvider>> systems,
            List<Brought<BackendProvider>> transports,
            List<Brought<WorkloadProvider>> workloads) {
        this(systems, transports, workloads, Optional.empty(), List.of());
    }

    private static void refuseSecond(Object other, String what, Brought<?> second) {
        if (other != null) {
            throw new InputException(what + " is provided twice, the second time by "
                    + second.provider().getClass().getName() + "; give it another name, or leave that plugin out");
        }
    }

    public SystemUnderTest system(String name) {
        SystemUnderTest system = systems.get(name);
        if (system == null) {
            throw new InputException(
                    "--system: there is no system " + name + "; known systems: " + listed(systems.keySet()));
        }
        return system;
    }

    /**
     * Returns the same contents for walks that meet known bugs of a system.
     *
     * @param words see {@link dev.lockstep.system.Avoidances}
     * @param origin the origin of the words, for errors
     * @throws InputException if a word names no avoidance of the system
     */
    public Catalogue meeting(String system, List<String> words, String origin) {
        SystemUnderTest changed;
        try {
            changed = system(system).meeting(words);
        } catch (IllegalArgumentException e) {
            throw new InputException(origin + ": " + e.getMessage(), e);
        }
        List<Brought<SystemProvider>> others = systemsBrought.stream()
                .map(brought -> brought.provider().system().name().equals(system)
                        ? new Brought<SystemProvider>(() -> changed, brought.author())
                        : brought)
                .toList();
        return new Catalogue(others, transportsBrought, workloadsBrought, project, commands);
    }

    /** Returns the project file, if there is one. */
    public Optional<Project> project() {
        return project;
    }

    /** Returns the project file, if it describes this system. */
    Optional<Project> project(SystemUnderTest system) {
        return project.filter(file -> file.system().name().equals(system.name()));
    }

    /** Returns what was added to the box. */
    public Extras extras() {
        List<Path> jars = Stream.of(systemsBrought, transportsBrought, workloadsBrought)
                .flatMap(List::stream)
                .flatMap(brought -> brought.author().jar().stream())
                .distinct()
                .toList();
        return new Extras(jars, commands);
    }

    /** Returns the author of the system. */
    Author author(SystemUnderTest system) {
        return authors.get(system.name());
    }

    public List<SystemUnderTest> systems() {
        return List.copyOf(systems.values());
    }

    BackendProvider transport(SystemUnderTest system, String name) {
        SortedMap<String, BackendProvider> offered = transports(system);
        BackendProvider provider = offered.get(name);
        if (provider == null) {
            throw new InputException("--arms: there is no transport " + name + " of " + system.name()
                    + "; known transports: " + listed(offered.keySet()));
        }
        return provider;
    }

    /**
     * Returns the usual transports, of which a system may have fewer; or all its transports if it has fewer than two
     * usual ones.
     */
    public List<String> defaultArms(SystemUnderTest system) {
        SortedMap<String, BackendProvider> offered = transports(system);
        List<String> named = project(system).map(file -> file.defaults().arms()).orElse(List.of());
        if (!named.isEmpty()) {
            return named;
        }
        if (offered.isEmpty()) {
            throw new InputException("there is no transport of " + system.name() + "; its plugin lists none in "
                    + Providers.file(BackendProvider.class));
        }
        List<String> usual = DEFAULT_ARMS.stream().filter(offered::containsKey).toList();
        return usual.size() > 1 ? usual : List.copyOf(offered.keySet());
    }

    /** Returns the usual transports that can walk a workload. */
    public List<String> defaultArms(SystemUnderTest system, Workload<?> workload) {
        List<String> able = defaultArms(system).stream()
                .filter(name ->
                        Lineup.lacking(transport(system, name), workload).isEmpty())
                .toList();
        // With none left, the refusal of the line-up says why.
        return able.isEmpty() ? defaultArms(system) : able;
    }

    /** Returns the reference that the project file names, if it is one of these arms and none is kept plain. */
    Optional<String> usualReference(SystemUnderTest system, List<ArmSpec> arms) {
        return project(system)
                .flatMap(file -> file.defaults().reference())
                .filter(name -> arms.stream().noneMatch(ArmSpec::plain)
                        && arms.stream().anyMatch(arm -> arm.name().equals(name)));
    }

    public SortedMap<String, BackendProvider> transports(SystemUnderTest system) {
        return transports.getOrDefault(system.name(), new TreeMap<>());
    }

    /**
     * Returns the workload with that name. Without a name, returns the system's only workload, or {@code social} if
     * there are several.
     */
    public Workload<?> workload(SystemUnderTest system, Optional<String> asked) {
        SortedMap<String, Workload<?>> offered = workloads(system);
        if (offered.isEmpty()) {
            project(system).ifPresent(file -> {
                throw new InputException(file.file() + ": it says nothing of what is walked; add records or workload");
            });
            throw new InputException("there is no workload for " + system.name() + "; its plugin lists none in "
                    + Providers.file(WorkloadProvider.class));
        }
        if (asked.isEmpty() && offered.size() > 1 && !offered.containsKey(USUAL_WORKLOAD)) {
            throw new InputException(
                    "--workload: " + system.name() + " has several; name one of " + listed(offered.keySet()));
        }
        String name = asked.orElse(offered.size() == 1 ? offered.firstKey() : USUAL_WORKLOAD);
        Workload<?> workload = offered.get(name);
        if (workload == null) {
            throw new InputException("--workload: there is no workload " + name + " for " + system.name()
                    + "; known workloads: " + listed(offered.keySet()));
        }
        return workload;
    }

    /** Returns the workloads that can walk a system, by name. */
    public SortedMap<String, Workload<?>> workloads(SystemUnderTest system) {
        return workloads.getOrDefault(system.name(), new TreeMap<>());
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
