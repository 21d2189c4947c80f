package dev.lockstep.project;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Workload;
import java.util.List;
import java.util.Optional;

/**
 * Makes the workload that a project file describes in one of its sections. Found by {@link java.util.ServiceLoader};
 * has a constructor without arguments.
 */
public interface WorkloadForm {

    /** Returns the key of the section, at the top of the project file: {@code records}. */
    String key();

    /**
     * Makes the workload of the project. It has a name by which {@code --workload} chooses it, the same for every
     * project.
     *
     * @param project the project
     * @param section the value of the key
     * @throws ProjectException if the section has an error
     */
    Workload<?> workload(Project project, YamlValue section);

    /**
     * Returns examples of the operations of the workload, which together have every part that one of them can have, or
     * nothing if the form does not know them. A template that names another part is then an error in the project file.
     *
     * @param project the project
     * @param section the value of the key
     * @throws ProjectException if the section has an error
     */
    default Optional<List<Operation>> examples(Project project, YamlValue section) {
        return Optional.empty();
    }
}
