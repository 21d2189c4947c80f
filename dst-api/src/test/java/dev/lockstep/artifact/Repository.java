package dev.lockstep.artifact;

import eu.maveniverse.maven.mima.context.ContextOverrides;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.aether.repository.RemoteRepository;

/** A Maven repository in a folder, and the local repository of a user. */
record Repository(Path remote, Path local) {

    static Repository in(Path root) throws IOException {
        return new Repository(
                Files.createDirectories(root.resolve("remote")), Files.createDirectories(root.resolve("local")));
    }

    Resolver resolver() {
        return resolver(remote.toUri().toString(), false);
    }

    Resolver offline() {
        return resolver(remote.toUri().toString(), true);
    }

    Resolver resolver(String url, boolean offline) {
        return new Resolver(ContextOverrides.create()
                .withUserSettings(false)
                .withLocalRepositoryOverride(local)
                .repositories(List.of(new RemoteRepository.Builder("shop", "default", url).build()))
                .addRepositoriesOp(ContextOverrides.AddRepositoriesOp.REPLACE)
                .offline(offline)
                .build());
    }

    /** Publishes an artifact with a jar of one entry, and its dependencies, {@code name:version:scope}. */
    void publish(String artifact, String version, String... needs) throws IOException {
        Path folder = Files.createDirectories(
                remote.resolve("org/mine").resolve(artifact).resolve(version));
        String dependencies = Stream.of(needs)
                .map(need -> need.split(":"))
                .map(need -> "<dependency><groupId>org.mine</groupId><artifactId>" + need[0] + "</artifactId><version>"
                        + need[1] + "</version><scope>" + need[2] + "</scope></dependency>")
                .collect(Collectors.joining());
        Files.writeString(
                folder.resolve(artifact + "-" + version + ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>org.mine</groupId><artifactId>" + artifact
                        + "</artifactId><version>" + version + "</version><dependencies>" + dependencies
                        + "</dependencies></project>");
        try (OutputStream out = Files.newOutputStream(folder.resolve(artifact + "-" + version + ".jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry("who.txt"));
            jar.write((artifact + " " + version).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Publishes the list of an artifact's versions. */
    void list(String artifact, String... versions) throws IOException {
        String listed = Stream.of(versions)
                .map(version -> "<version>" + version + "</version>")
                .collect(Collectors.joining());
        Files.writeString(
                Files.createDirectories(remote.resolve("org/mine").resolve(artifact))
                        .resolve("maven-metadata.xml"),
                "<metadata><groupId>org.mine</groupId><artifactId>" + artifact + "</artifactId><versioning><versions>"
                        + listed + "</versions></versioning></metadata>");
    }
}
