package dev.lockstep.backend.jdbc;

import dev.lockstep.artifact.VersionRange;
import dev.lockstep.system.SystemUnderTest;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The settings of an engine as the end of a URL: {@code ;NAME=VALUE} for each of them. */
public final class UrlSettings {

    private static final String ENCRYPTED = "CIPHER";

    /** It protects nothing, because whoever may read a record may know it. */
    private static final String OF_THE_FILES = "files";

    private UrlSettings() {}

    /** Returns what a login needs: the password, and before it that of the files if they are encrypted. */
    public static String login(SystemUnderTest system, String password) {
        return system.storage().settings().containsKey(ENCRYPTED) ? OF_THE_FILES + " " + password : password;
    }

    /**
     * Returns the settings with which every arm of a version steers round known bugs, and those of its storage context.
     * A setting that the version does not know yet is left out, because the engine would refuse it.
     */
    public static String of(SystemUnderTest system, String version) {
        SortedMap<String, String> settings =
                new TreeMap<>(system.avoidances().settings(since -> VersionRange.isAtLeast(version, since)));
        settings.putAll(system.storage().settings());
        settings.values().removeIf(String::isEmpty);
        return settings.entrySet().stream()
                .map(setting -> ";" + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
    }
}
