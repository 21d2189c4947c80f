package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.Resolver;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** The modules of the Java runtime that the classes of a system use, as {@code jdeps} finds them. */
public final class NeededModules {

    private static final Pattern NEEDED = Pattern.compile("-> (java\\.\\S+|jdk\\.\\S+)");

    private NeededModules() {}

    /** Returns the jars of the newest release. */
    public static List<Path> jars(SystemUnderTest system) throws Exception {
        return new Resolver().resolve(system, system.defaultVersion()).jars();
    }

    /**
     * Returns the modules that some class of the jars uses.
     *
     * @param folder an empty folder. The classes are unpacked there, because a jar that is a module would need others.
     */
    public static SortedSet<String> of(List<Path> jars, Path folder) throws IOException {
        for (Path jar : jars) {
            unpack(jar, folder);
        }
        StringWriter said = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(new PrintWriter(said), new PrintWriter(errors), "-s", "--ignore-missing-deps", folder.toString());
        assertThat(code).as("%s%s", said, errors).isZero();
        SortedSet<String> needed = new TreeSet<>();
        Matcher found = NEEDED.matcher(said.toString());
        while (found.find()) {
            needed.add(found.group(1));
        }
        assertThat(needed).as("what jdeps found").contains("java.base", "java.management");
        return needed;
    }

    /** Returns the modules of a runtime that was made of these: a module brings others. */
    public static SortedSet<String> with(List<String> modules) {
        SortedSet<String> all = new TreeSet<>();
        modules.forEach(module -> add(module, all));
        return all;
    }

    private static void add(String module, SortedSet<String> all) {
        if (all.add(module)) {
            ModuleFinder.ofSystem().find(module).orElseThrow().descriptor().requires().stream()
                    .map(Requires::name)
                    .forEach(required -> add(required, all));
        }
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                    Path target = folder.resolve(name);
                    Files.createDirectories(target.getParent());
                    try (InputStream content = file.getInputStream(entry)) {
                        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }
}
