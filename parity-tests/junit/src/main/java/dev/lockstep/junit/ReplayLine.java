package dev.lockstep.junit;

import dev.lockstep.backend.Quoted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command that plays a record again, to paste into a shell.
 *
 * @param asked the test
 * @param project the folder of the build in which the tests run
 */
record ReplayLine(Asked asked, Path project) {

    ReplayLine(Asked asked) {
        // Surefire says so; in an IDE it is the folder of the project.
        this(asked, Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize());
    }

    /** Returns the line. */
    String of(Path record) {
        List<String> words = new ArrayList<>();
        if (Files.exists(project.resolve("pom.xml"))) {
            words.addAll(List.of("mvn", "-f", project.resolve("pom.xml").toString(), "test"));
            words.add("-Dtest=" + asked.type().getName() + "#" + asked.method().getName());
        } else if (isGradle()) {
            words.addAll(List.of("gradle", "-p", project.toString(), "test", "--rerun", "--tests"));
            words.add(asked.name());
        } else {
            return asked.name() + " with " + options(record);
        }
        return words.stream().map(Quoted::shell).collect(Collectors.joining(" ", "", " " + options(record)));
    }

    private boolean isGradle() {
        return Files.exists(project.resolve("build.gradle")) || Files.exists(project.resolve("build.gradle.kts"));
    }

    /** A parameter in the place of an attribute decides what is walked, so the replay has it too. */
    private String options(Path record) {
        List<String> options = new ArrayList<>(List.of("-D" + Overrides.REPLAY + "=" + record));
        for (String name : Overrides.OF_THE_WALK) {
            asked.overrides().text(name).ifPresent(value -> options.add("-D" + name + "=" + value));
        }
        return options.stream().map(Quoted::shell).collect(Collectors.joining(" "));
    }
}
