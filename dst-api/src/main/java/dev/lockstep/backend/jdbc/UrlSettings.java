package dev.lockstep.backend.jdbc;

import dev.lockstep.artifact.VersionRange;
import dev.lockstep.system.SystemUnderTest;
import java.util.stream.Collectors;

/** The settings of an engine as the end of a URL: {@code ;NAME=VALUE} for each of them. */
public final class UrlSettings {

    private UrlSettings() {}

    /**
     * Returns the settings with which every arm of a version steers round known bugs. A setting that the version does
     * not know yet is left out, because the engine would refuse it.
     */
    public static String of(SystemUnderTest system, String version) {
        return system.avoidances().settings(since -> VersionRange.isAtLeast(version, since)).entrySet().stream()
                .map(setting -> ";" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
    }
}
