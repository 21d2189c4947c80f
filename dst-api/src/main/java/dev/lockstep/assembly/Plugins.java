package dev.lockstep.assembly;

import dev.lockstep.assembly.Providers.Brought;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.project.Project;
import dev.lockstep.project.ProjectException;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.workload.WorkloadProvider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** The jars of {@code --plugin}, checked before any of their code runs, and one class loader over all of them. */
public final class Plugins {

    private static final ClassLoader BOX = Plugins.class.getClassLoader();

    private Plugins() {}

    /**
     * Returns the contents of the box and of the given jars together.
     *
     * @throws InputException if a jar cannot be read or provides nothing
     * @throws PluginException if a plugin breaks its contract
     */
    public static Catalogue catalogue(List<Path> jars) {
        return catalogue(jars, Optional.empty(), List.of());
    }

    /**
     * Returns the contents of the box, of the given jars, of a project file and of arms that are commands.
     *
     * @throws InputException if a jar or the project file cannot be read or provides nothing
     * @throws PluginException if a plugin breaks its contract
     */
    public static Catalogue catalogue(List<Path> jars, Optional<Path> project, List<ArmCommand> arms) {
        ClassLoader all = jars.isEmpty() ? BOX : new URLClassLoader(urls(jars), BOX);
        Providers providers = new Providers(BOX, all, jars);
        List<Brought<SystemProvider>> systems = new ArrayList<>(providers.of(SystemProvider.class));
        List<Brought<BackendProvider>> transports = new ArrayList<>(providers.of(BackendProvider.class));
        List<Brought<WorkloadProvider>> workloads = new ArrayList<>(providers.of(WorkloadProvider.class));
        try {
            Described described = new Described(all);
            Optional<Project> read = project.map(described::read);
            read.ifPresent(file -> described.add(file, systems, transports, workloads));
            described.add(arms, systems, transports);
            return new Catalogue(
                    systems,
                    transports,
                    workloads,
                    read,
                    arms.stream().map(ArmCommand::text).toList());
        } catch (ProjectException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    /**
     * Returns the fault of the plugin that a failure comes from; empty if the fault is Lockstep's own.
     *
     * @param failure the failure
     * @param jars the plugins that were loaded
     */
    public static Optional<PluginException> fault(Throwable failure, List<Path> jars) {
        return failure instanceof PluginException fault
                ? Optional.of(fault)
                : new Blame(new Owners(BOX, jars)).of(failure);
    }

    private static URL[] urls(List<Path> jars) {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            check(jars.get(i));
            try {
                urls[i] = jars.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new InputException("--plugin: " + jars.get(i) + " has a name that no class loader accepts", e);
            }
        }
        return urls;
    }

    private static void check(Path jar) {
        if (!Files.isReadable(jar) || Files.isDirectory(jar)) {
            throw new InputException("--plugin: " + jar + " is not a readable file; give the jar itself");
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            if (Providers.SERVICES.stream().noneMatch(service -> file.getEntry(Providers.file(service)) != null)) {
                throw new InputException("--plugin: " + jar + " provides nothing; it must name a provider in one of "
                        + Providers.SERVICES.stream().map(Providers::file).collect(Collectors.joining(", ")));
            }
        } catch (IOException e) {
            throw new InputException("--plugin: " + jar + " is not a jar: " + e.getMessage(), e);
        }
    }
}
