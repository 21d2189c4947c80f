package dev.lockstep.assembly;

import dev.lockstep.assembly.Providers.Brought;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Systems, transports and workloads that are given by their classes, beside those that service files name. A class that
 * a service file names too counts once. Each class has a constructor without arguments.
 */
public final class GivenClasses {

    private final List<Brought<SystemProvider>> systems;
    private final List<Brought<BackendProvider>> backends;
    private final List<Brought<Workload<?>>> workloads;

    /**
     * Makes an object of each class.
     *
     * @param systems the systems; a system of a given transport that nobody describes is described by its name alone
     * @param backends the transports
     * @param workloads the workloads, for the systems of the given transports and the given systems
     * @throws PluginException if a class has no constructor without arguments, or the constructor fails
     */
    public GivenClasses(
            List<Class<? extends SystemProvider>> systems,
            List<Class<? extends BackendProvider>> backends,
            List<Class<? extends Workload<?>>> workloads) {
        this.systems = given(systems);
        this.backends = given(backends);
        this.workloads = given(workloads);
    }

    private static <P> List<Brought<P>> given(List<Class<? extends P>> classes) {
        return classes.stream()
                .map(type -> new Brought<P>(Providers.made(type), Author.onClassPath(type.getName())))
                .toList();
    }

    /** Returns the names of the systems that the given classes are about. */
    public SortedSet<String> systems() {
        SortedSet<String> names = new TreeSet<>();
        systems.forEach(brought -> names.add(brought.provider().system().name()));
        backends.stream()
                .map(brought -> brought.provider().system())
                // The contract refuses it, and names the class.
                .filter(Objects::nonNull)
                .forEach(names::add);
        return names;
    }

    /** Returns the names of the given transports, in their order. */
    public List<String> transports() {
        return backends.stream().map(brought -> brought.provider().transport()).toList();
    }

    /** Returns the names of the given workloads, in their order. */
    public List<String> workloads() {
        return workloads.stream().map(brought -> brought.provider().name()).toList();
    }

    /**
     * Returns the contents of the class path and of these classes together.
     *
     * @throws PluginException if a class breaks its contract
     */
    public Catalogue catalogue() {
        Providers found = Providers.onClassPath();
        List<Brought<SystemProvider>> described = joined(found.of(SystemProvider.class), systems);
        Set<String> walked = systems();
        walked.stream().filter(name -> isUnknown(name, described)).forEach(name -> described.add(named(name)));
        return new Catalogue(
                described,
                joined(found.of(BackendProvider.class), backends),
                joined(found.of(WorkloadProvider.class), providers(walked)));
    }

    private static <P> List<Brought<P>> joined(List<Brought<P>> found, List<Brought<P>> given) {
        List<Brought<P>> all = new ArrayList<>(found);
        given.stream()
                .filter(brought -> all.stream().noneMatch(other -> isSame(brought.provider(), other.provider())))
                .forEach(all::add);
        return all;
    }

    private static boolean isSame(Object provider, Object other) {
        return provider instanceof Of ? provider.equals(other) : provider.getClass() == other.getClass();
    }

    private static boolean isUnknown(String name, List<Brought<SystemProvider>> systems) {
        return systems.stream()
                .noneMatch(brought -> brought.provider().system().name().equals(name));
    }

    private static Brought<SystemProvider> named(String name) {
        SystemUnderTest system = SystemUnderTest.named(name);
        return new Brought<>(() -> system, Author.onClassPath(name));
    }

    private List<Brought<WorkloadProvider>> providers(Set<String> walked) {
        return workloads.stream()
                .map(brought -> new Brought<>(
                        brought.provider() instanceof WorkloadProvider itself
                                ? itself
                                : new Of(brought.provider(), walked),
                        brought.author()))
                .toList();
    }

    /** The provider of a workload that is given by its class. */
    private record Of(Workload<?> workload, Set<String> walked) implements WorkloadProvider {
        @Override
        public String name() {
            return workload.name();
        }

        @Override
        public Optional<Workload<?>> forSystem(SystemUnderTest system) {
            return walked.contains(system.name()) ? Optional.of(workload) : Optional.empty();
        }
    }
}
