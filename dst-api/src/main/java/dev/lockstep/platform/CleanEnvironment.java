package dev.lockstep.platform;

import java.util.Map;
import java.util.Set;

/**
 * The environment of every program: the user's environment without the variables that would change a program's answers.
 */
public final class CleanEnvironment {

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

    /** Cleans an environment that was inherited from the user. */
    public static void clean(Map<String, String> environment) {
        environment.keySet().removeIf(name -> DROPPED.contains(name) || name.startsWith("LC_"));
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TZ", "UTC");
    }
}
