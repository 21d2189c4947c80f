package dev.lockstep.project;

import java.nio.file.Path;

/**
 * Makes servers of one form, such as a local process, from what a project file says about them. Found by
 * {@link java.util.ServiceLoader}; has a constructor without arguments.
 */
public interface ServerForm {

    /** Returns the key that only this form has. */
    String key();

    /**
     * Makes a server that is not started yet.
     *
     * @param description the whole description of the server
     * @param home the folder of the project file
     * @throws ProjectException if the description has an error
     */
    DescribedServer server(YamlValue description, Path home);
}
