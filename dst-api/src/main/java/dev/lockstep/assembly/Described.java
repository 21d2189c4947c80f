package dev.lockstep.assembly;

import dev.lockstep.assembly.Providers.Brought;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.project.Project;
import dev.lockstep.project.ProjectFile;
import dev.lockstep.project.TransportDescription;
import dev.lockstep.project.YamlValue;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Adds to the box the systems, transports and workloads that nobody has written in code. */
final class Described {

    private static final String DRIVER = "driver";

    private final ProjectFile files;

    Described(ClassLoader loader) {
        this.files = new ProjectFile(loader);
    }

    Project read(Path file) {
        return files.read(file);
    }

    void add(
            Project project,
            List<Brought<SystemProvider>> systems,
            List<Brought<BackendProvider>> transports,
            List<Brought<WorkloadProvider>> workloads) {
        Author author = Author.ofProject(project.file());
        systems.add(new Brought<>(project::system, author));
        boolean othersAsk =
                workloads.stream().anyMatch(brought -> !brought.author().equals(Author.BOX));
        files.transports(project, othersAsk).forEach(transport -> transports.add(new Brought<>(transport, author)));
        files.workloads(project).forEach(workload -> workloads.add(new Brought<>(only(workload, project), author)));
    }

    private static WorkloadProvider only(Workload<?> workload, Project project) {
        return new WorkloadProvider() {
            @Override
            public String name() {
                return workload.name();
            }

            @Override
            public Optional<Workload<?>> forSystem(SystemUnderTest system) {
                return system.name().equals(project.system().name()) ? Optional.of(workload) : Optional.empty();
            }
        };
    }

    /** Adds an arm that is a command to every system, because it is not known yet which one is walked. */
    void add(List<ArmCommand> arms, List<Brought<SystemProvider>> systems, List<Brought<BackendProvider>> transports) {
        for (ArmCommand arm : arms) {
            Path origin = Path.of("--arm " + arm.name());
            YamlValue command = YamlValue.parse(origin, arm.yaml());
            for (Brought<SystemProvider> system : systems) {
                BackendProvider transport = files.transport(
                        DRIVER,
                        new TransportDescription(
                                system.provider().system().name(),
                                arm.name(),
                                command,
                                Path.of("").toAbsolutePath()));
                transports.add(new Brought<>(transport, Author.BOX));
            }
        }
    }
}
