package dev.lockstep.cli.served;

import dev.lockstep.project.Place;
import dev.lockstep.project.Scope;
import dev.lockstep.project.Template;
import dev.lockstep.project.UncarriedException;
import dev.lockstep.project.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A server as a project file describes it.
 *
 * @param run the program and its arguments
 * @param setup the commands that make the store, on an empty folder
 * @param environment variables of its environment
 * @param home the folder in which the programs run
 */
record ServerWords(Words run, List<Words> setup, Map<String, Template> environment, Path home) {

    Map<String, String> environment(Scope scope) throws UncarriedException {
        Map<String, String> variables = new TreeMap<>();
        for (Map.Entry<String, Template> variable : environment.entrySet()) {
            variables.put(variable.getKey(), variable.getValue().render(scope, Place.ARGUMENT));
        }
        return variables;
    }
}
