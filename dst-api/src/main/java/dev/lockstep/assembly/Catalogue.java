package dev.lockstep.assembly;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The systems, transports and workloads that can be named: those in the box and those of the plugins. A name that two of
 * them bring is an error, so that nothing in the box is ever replaced unseen.
 */
public final class Catalogue {

    /** The transports that are walked when none is named. */
    private static final List<String> DEFAULT_ARMS = List.of("embedded", "cli", "server");

    private final SortedMap<String, SystemUnderTest> systems = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, BackendProvider>> transports = new TreeMap<>();
    private final List<WorkloadProvider> workloads = new ArrayList<>();

    Catalogue(
            Iterable<? extends SystemProvider> systems,
            Iterable<? extends BackendProvider> backends,
            Iterable<? extends WorkloadProvider> workloads) {
        for (SystemProvider provider : systems) {
            SystemUnderTest system = provider.system();
            refuseSecond(this.systems.put(system.name(), system) != null, "the system " + system.name(), provider);
        }
        for (BackendProvider provider : backends) {
            boolean second = this.transports
                            .computeIfAbsent(provider.system(), system -> new TreeMap<>())
                            .put(provider.transport(), provider)
                    != null;
            refuseSecond(second, "the transport " + provider.transport() + " of " + provider.system(), provider);
        }
        workloads.forEach(this.workloads::add);
    }

    private static void refuseSecond(boolean second, String what, Object provider) {
        if (second) {
            throw new InputException(what + " is brought twice, the second time by "
                    + provider.getClass().getName() + "; give it another name, or leave that plugin out");
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

    /** The usual transports, of which a system may have fewer; all it has where it has no two of them. */
    public List<String> defaultArms(SystemUnderTest system) {
        SortedMap<String, BackendProvider> offered = transports(system);
        List<String> usual = DEFAULT_ARMS.stream().filter(offered::containsKey).toList();
        return usual.size() > 1 || offered.isEmpty() ? usual : List.copyOf(offered.keySet());
    }

    public SortedMap<String, BackendProvider> transports(SystemUnderTest system) {
        return transports.getOrDefault(system.name(), new TreeMap<>());
    }

    /** The workload of that name; without a name, the only one that the system has, or of several {@code social}. */
    public Workload<?> workload(SystemUnderTest system, Optional<String> asked) {
        List<String> names = workloads(system);
        String name = asked.orElse(names.size() == 1 ? names.get(0) : "social");
        List<? extends Workload<?>> found = workloads.stream()
                .filter(provider -> provider.name().equals(name))
                .flatMap(provider -> provider.forSystem(system).stream())
                .toList();
        if (found.isEmpty()) {
            throw new InputException(
                    names.isEmpty()
                            ? "there is no workload for " + system.name()
                                    + "; its plugin names none under META-INF/services in "
                                    + WorkloadProvider.class.getName()
                            : "--workload: there is no workload " + name + " for " + system.name()
                                    + "; known workloads: " + listed(names));
        }
        if (found.size() > 1) {
            throw new InputException("--workload: " + name + " is brought twice for " + system.name() + ", by "
                    + found.stream().map(one -> one.getClass().getName()).collect(Collectors.joining(" and "))
                    + "; leave one plugin out");
        }
        return found.get(0);
    }

    List<String> workloads(SystemUnderTest system) {
        return workloads.stream()
                .filter(provider -> provider.forSystem(system).isPresent())
                .map(WorkloadProvider::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
