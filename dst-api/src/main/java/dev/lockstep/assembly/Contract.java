package dev.lockstep.assembly;

import dev.lockstep.assembly.Providers.Brought;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.normal.Normaliser;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.op.OperationKind;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Probe;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The checks of a provider that can be made before a walk. Each check names the class, the value and the fix, and
 * reports the provider's author.
 *
 * @param author the author to report
 */
record Contract(Author author) {

    /** A name that a person can write after an option, and that can be a part of a file's name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    static SystemUnderTest system(Brought<SystemProvider> brought) {
        Contract contract = new Contract(brought.author());
        Class<?> type = brought.provider().getClass();
        SystemUnderTest system =
                contract.ask(type, "system()", "the system that it provides", brought.provider()::system);
        contract.name(type, "system().name()", system.name());
        contract.ask(type, "system().title()", "the system's full name", system::title);
        contract.ask(type, "system().defaultVersion()", "a version", system::defaultVersion);
        return system;
    }

    /** Returns the transport's name. */
    static String transport(Brought<BackendProvider> brought, Set<String> systems) {
        Contract contract = new Contract(brought.author());
        BackendProvider provider = brought.provider();
        Class<?> type = provider.getClass();
        String system = contract.name(type, "system()", contract.ask(type, "system()", "a name", provider::system));
        if (!systems.contains(system)) {
            throw contract.author.fault(call(type, "system()") + " names the system " + system
                    + ", which no provider provides; name one of " + String.join(", ", systems) + ", or provide it");
        }
        contract.ask(type, "runsApart()", "true or false", provider::runsApart);
        for (OperationKind kind : OperationKind.values()) {
            contract.ask(type, "support(" + kind + ")", "a Support", () -> provider.support(kind));
        }
        return contract.name(type, "transport()", contract.ask(type, "transport()", "a name", provider::transport));
    }

    /** Returns the name of the provider's workload. */
    static String workload(Brought<WorkloadProvider> brought) {
        WorkloadProvider provider = brought.provider();
        Contract contract = new Contract(brought.author());
        return contract.name(
                provider.getClass(), "name()", contract.ask(provider.getClass(), "name()", "a name", provider::name));
    }

    /** Returns the provider's workload for the system. */
    static Optional<Workload<?>> workload(Brought<WorkloadProvider> brought, String name, SystemUnderTest system) {
        Contract contract = new Contract(brought.author());
        Optional<Workload<?>> workload = contract.ask(
                brought.provider().getClass(),
                "forSystem(" + system.name() + ")",
                "Optional.empty() if there is no workload for it",
                () -> brought.provider().forSystem(system));
        // The box's own workloads are checked by their tests, not at every start.
        workload.filter(found -> brought.author() != Author.BOX)
                .ifPresent(found -> contract.check(found, name, system));
        return workload;
    }

    private <M> void check(Workload<M> workload, String name, SystemUnderTest system) {
        Class<?> type = workload.getClass();
        String own = ask(type, "name()", "a name", workload::name);
        if (!own.equals(name)) {
            throw author.fault(call(type, "name()") + " is " + own + " but its provider's is " + name
                    + "; give both the same name, because otherwise no record of a walk finds its workload");
        }
        alphabet(workload);
        String version = system.defaultVersion();
        all(type, "setup(" + version + ")", "operations", () -> workload.setup(version));
        List<Normaliser> normalisers = all(type, "normalisers()", "normalisers", workload::normalisers);
        ask(type, "normalisers()", "normalisers with ids", () -> new Normalisers(normalisers));
        M model = ask(type, "newModel()", "a model", workload::newModel);
        probes(type, all(type, "probes(newModel())", "probes", () -> workload.probes(model)));
    }

    private <M> void alphabet(Workload<M> workload) {
        Class<?> type = workload.getClass();
        List<CommandKind<M>> kinds = all(type, "alphabet()", "kinds of commands", workload::alphabet);
        if (kinds.isEmpty()) {
            throw author.fault(call(type, "alphabet()") + " is empty; return at least one kind of command");
        }
        ask(type, "alphabet()", "an alphabet", () -> new Alphabet<>(kinds));
    }

    private void probes(Class<?> type, List<Probe> probes) {
        Set<String> names = new HashSet<>();
        for (Probe probe : probes) {
            String name = ask(type, "probes(newModel()): a probe's name", "a name", probe::name);
            ask(type, "probes(newModel()): the query of " + name, "a query", probe::query);
            if (!names.add(name)) {
                throw author.fault(call(type, "probes(newModel())") + " has the probe " + name
                        + " twice; give each probe a separate name");
            }
        }
    }

    private <T> List<T> all(Class<?> type, String method, String wanted, Supplier<List<T>> code) {
        List<T> answer = ask(type, method, "a list of " + wanted, code);
        // Not contains(null), because the lists of List.of throw an exception for it.
        if (answer.stream().anyMatch(Objects::isNull)) {
            throw author.fault(call(type, method) + " contains a null; return only " + wanted);
        }
        return answer;
    }

    private String name(Class<?> type, String method, String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw author.fault(call(type, method) + " is " + (name == null ? "null" : "'" + name + "'")
                    + "; a name begins with a letter and contains only letters, digits, _ and -");
        }
        return name;
    }

    private <T> T ask(Class<?> type, String method, String wanted, Supplier<T> code) {
        return author.ask(call(type, method), wanted, code);
    }

    private static String call(Class<?> type, String method) {
        return type.getName() + "." + method;
    }
}
