package dev.lockstep.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The environment of every program: the user's own, without what would change a program's answers. */
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

    /** What to change in the inherited environment, in the form that zt-exec takes: a null removes. */
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
