package dev.lockstep.backend.jdbc;

import dev.lockstep.system.SystemUnderTest;
import java.util.stream.Collectors;

/** The settings of an engine as the end of a URL: {@code ;NAME=VALUE} for each of them. */
public final class UrlSettings {

    private UrlSettings() {}

    /** Returns the settings with which every arm of the system steers round known bugs. */
    public static String of(SystemUnderTest system) {
        return system.avoidances().settings().entrySet().stream()
                .map(setting -> ";" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
    }
}
