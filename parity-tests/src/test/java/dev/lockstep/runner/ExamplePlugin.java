package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Builds the example plugin as its own build does: its sources against the modules, and a jar of classes and resources. */
final class ExamplePlugin {

    static final Path SOURCES = Path.of("example-plugin/src/main/java");
    private static final Path RESOURCES = Path.of("example-plugin/src/main/resources");

    private ExamplePlugin() {}

    /** Makes the jar in the given folder. */
    static Path build(Path folder) throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        compile(classes);
        Path jar = folder.resolve("notes-plugin.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            add(entries, classes);
            add(entries, RESOURCES);
        }
        return jar;
    }

    private static void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-Xlint:all,-processing,-serial",
                    "-Werror",
                    "--release",
                    "17",
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(files(SOURCES)))
                    .call();
            assertThat(compiled).as("the example plugin compiles: %s", messages).isTrue();
        }
    }

    private static void add(JarOutputStream jar, Path root) throws IOException {
        for (Path file : files(root)) {
            jar.putNextEntry(new JarEntry(root.relativize(file).toString()));
            Files.copy(file, jar);
            jar.closeEntry();
        }
    }

    static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
