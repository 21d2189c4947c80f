package dev.lockstep.project;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.op.Operation;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads project files, and makes what they describe with the forms that there are. */
public final class ProjectFile {

    private static final String SERVER = "server";

    private final SortedMap<String, TransportForm> transports = new TreeMap<>();
    private final SortedMap<String, WorkloadForm> workloads = new TreeMap<>();
    private final SortedMap<String, ServerForm> servers = new TreeMap<>();

    /** Finds the forms that a class loader sees. */
    public ProjectFile(ClassLoader loader) {
        ServiceLoader.load(TransportForm.class, loader).forEach(form -> transports.put(form.key(), form));
        ServiceLoader.load(WorkloadForm.class, loader).forEach(form -> workloads.put(form.key(), form));
        ServiceLoader.load(ServerForm.class, loader).forEach(form -> servers.put(form.key(), form));
    }

    /**
     * Reads a project file.
     *
     * @throws ProjectException for the first error in it
     */
    public Project read(Path file) {
        YamlValue top = YamlValue.read(file);
        List<String> keys = new ArrayList<>(List.of("lockstep", "system", "transports"));
        keys.addAll(workloads.keySet());
        keys.addAll(List.of("known", "defaults"));
        top.allow(keys);
        YamlValue form = top.at("lockstep");
        if (form.whole(1) != 1) {
            throw form.wrong("this Lockstep reads form 1; write 1, or use the Lockstep that has this form");
        }
        Map<String, YamlValue> described = top.at("transports").entries();
        if (described.isEmpty()) {
            throw top.at("transports").wrong("a transport is expected here, such as cli: {command: …}");
        }
        described.forEach((name, value) -> {
            requireName(name, value);
            form(value);
        });
        Path home = file.toAbsolutePath().getParent();
        return new Project(
                file,
                system(top.at("system")),
                described,
                top.find("known").map(known -> home.resolve(known.text())),
                top.find("defaults")
                        .map(value -> defaults(value, described.keySet()))
                        .orElse(Project.Defaults.NONE),
                top);
    }

    private static SystemUnderTest system(YamlValue value) {
        value.allow("name", "version");
        String name = value.at("name").text();
        requireName(name, value.at("name"));
        String version = value.find("version").map(YamlValue::text).orElse("1");
        return new SystemUnderTest(name, name, List.of(), version, Project.DIALECT, Set.of(), Map.of());
    }

    private static void requireName(String name, YamlValue where) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]*")) {
            throw where.wrong("'" + name + "' is no name; it begins with a letter and has letters, digits, _ and -");
        }
    }

    private static Project.Defaults defaults(YamlValue value, Set<String> transports) {
        value.allow("arms", "reference", "seeds", "steps");
        List<String> arms = new ArrayList<>();
        for (YamlValue arm : value.find("arms").map(YamlValue::elements).orElse(List.of())) {
            arms.add(arm.oneOf(transports));
        }
        return new Project.Defaults(
                arms,
                value.find("reference").map(reference -> reference.oneOf(transports)),
                value.find("seeds").map(seeds -> seeds.isText() ? seeds.text() : Integer.toString(seeds.whole(0))),
                value.find("steps").map(steps -> steps.whole(1)));
    }

    private TransportForm form(YamlValue transport) {
        List<String> keys =
                Stream.concat(transports.keySet().stream(), Stream.of(SERVER)).toList();
        transport.allow(keys);
        List<String> here = transports.keySet().stream().filter(transport::has).toList();
        if (here.size() != 1) {
            throw transport.wrong("exactly one of " + String.join(", ", transports.keySet())
                    + " is expected here, but there is " + (here.isEmpty() ? "none" : String.join(" and ", here)));
        }
        return transports.get(here.get(0));
    }

    /** Makes the transports of a project, which only the workloads of the file ask. */
    public List<BackendProvider> transports(Project project) {
        return transports(project, false);
    }

    /**
     * Makes the transports of a project.
     *
     * @param othersAsk whether other workloads than those of the file may ask them
     */
    public List<BackendProvider> transports(Project project, boolean othersAsk) {
        Parts parts = parts(project, othersAsk);
        List<BackendProvider> all = new ArrayList<>();
        project.transports().forEach((name, value) -> {
            TransportForm form = form(value);
            if (form.hasTemplates()) {
                Placeholders.require(value.at(form.key()), parts);
            }
            BackendProvider transport = form.transport(new TransportDescription(
                    project.system().name(), name, value.at(form.key()), project.home(), parts));
            all.add(value.find(SERVER)
                    .map(server -> served(transport, server, project))
                    .orElse(transport));
        });
        return all;
    }

    private Parts parts(Project project, boolean othersAsk) {
        List<Operation> examples = new ArrayList<>();
        boolean all = !othersAsk && workloads.keySet().stream().anyMatch(project.top()::has);
        for (WorkloadForm form : workloads.values()) {
            Optional<YamlValue> section = project.top().find(form.key());
            if (section.isPresent()) {
                Optional<List<Operation>> own = form.examples(project, section.get());
                all &= own.isPresent();
                examples.addAll(own.orElse(List.of()));
            }
        }
        return Parts.of(examples, all);
    }

    private BackendProvider served(BackendProvider transport, YamlValue server, Project project) {
        List<String> here = servers.keySet().stream().filter(server::has).toList();
        if (here.size() != 1) {
            throw server.wrong("exactly one of " + String.join(", ", servers.keySet()) + " is expected here");
        }
        return new ServedTransport(transport, servers.get(here.get(0)).server(server, project.home()));
    }

    /** Makes the transport of a form that is not in a project file. */
    public BackendProvider transport(String key, TransportDescription description) {
        return transports.get(key).transport(description);
    }

    /** Makes the workloads of a project. */
    public List<Workload<?>> workloads(Project project) {
        List<Workload<?>> all = new ArrayList<>();
        workloads.forEach(
                (key, form) -> project.top().find(key).ifPresent(section -> all.add(form.workload(project, section))));
        return all;
    }
}
