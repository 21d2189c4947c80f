package dev.lockstep.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The environment of every program: the user's environment without the variables that would change a program's answers.
 */
final class CleanEnvironment {

    private static final Set<String> DROPPED = Set.of(
            "CLASSPATH",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS",
            "JVM_ARGS",
            "LANG",
            "LANGUAGE",
            "TZ");

    private CleanEnvironment() {}

    /** Returns the changes to the inherited environment, in the form that zt-exec uses: a null removes a variable. */
    static Map<String, String> changes(Map<String, String> inherited) {
        Map<String, String> changes = new HashMap<>();
        for (String name : inherited.keySet()) {
            if (DROPPED.contains(name) || name.startsWith("LC_")) {
                changes.put(name, null);
            }
        }
        changes.put("LC_ALL", "C.UTF-8");
        changes.put("TZ", "UTC");
        return changes;
    }
}
