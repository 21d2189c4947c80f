package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A plugin, built as its own build does: its sources are compiled against the modules and packed into a jar.
 *
 * @param main the plugin's {@code src/main}
 */
record PluginJar(Path main) {

    /** The plugin that the README shows. */
    static final PluginJar NOTES = new PluginJar(Path.of("example-plugin/src/main"));

    /** A plugin that provides a dialect for the social workload. */
    static final PluginJar STANDARD_SQL = new PluginJar(Path.of("src/test/plugins/standard-sql/src/main"));

    /** A plugin with a transport that reads settings. */
    static final PluginJar SETTINGS = new PluginJar(Path.of("src/test/plugins/settings/src/main"));

    /** A plugin whose transports misbehave in ways that only a walk shows. */
    static final PluginJar MOODY = new PluginJar(Path.of("src/test/plugins/moody/src/main"));

    /** Builds the jar in the given folder. */
    Path build(Path folder) throws IOException {
        Path classes = compile(main.resolve("java"), folder.resolve("classes"));
        return pack(folder.resolve("plugin.jar"), classes, main.resolve("resources"));
    }

    /** Builds the jar again from the classes that {@link #build} compiled in a folder, with additional resources. */
    Path with(Path resources, Path built, Path jar) throws IOException {
        return pack(jar, built.resolve("classes"), main.resolve("resources"), resources);
    }

    List<Path> sources() throws IOException {
        return files(main.resolve("java"));
    }

    /**
     * Compiles the sources in a folder.
     *
     * @param before classes that the compiler sees before those of the modules
     */
    static Path compile(Path sources, Path classes, Path... before) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        String classPath = Stream.concat(
                        Stream.of(before).map(Path::toString), Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-Xlint:all,-processing,-serial",
                    "-Werror",
                    "--release",
                    "17",
                    "-proc:none",
                    "-d",
                    Files.createDirectories(classes).toString(),
                    "-cp",
                    classPath);
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(files(sources)))
                    .call();
            assertThat(compiled).as("%s compiles: %s", sources, messages).isTrue();
        }
        return classes;
    }

    /** Packs everything in the folders into a jar. */
    static Path pack(Path jar, Path... roots) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path root : roots) {
                for (Path file : files(root)) {
                    entries.putNextEntry(new JarEntry(root.relativize(file).toString()));
                    Files.copy(file, entries);
                    entries.closeEntry();
                }
            }
        }
        return jar;
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
