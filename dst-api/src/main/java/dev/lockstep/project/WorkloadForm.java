package dev.lockstep.project;

import dev.lockstep.workload.Workload;

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
}
