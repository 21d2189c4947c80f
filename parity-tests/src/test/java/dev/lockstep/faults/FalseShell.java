package dev.lockstep.faults;

import dev.lockstep.system.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * H2's command line with a false Shell: the real Shell does the work, and the false one lies about the result once it
 * is switched on.
 */
record FalseShell(Path folder, Engine engine) {

    private static final String ENTRY = "org/h2/tools/Shell.class";

    /** Compiles it in an empty folder. */
    static FalseShell build(Path folder, Engine real) throws IOException {
        Path source = folder.resolve("Shell.java");
        try (InputStream resource = FalseShell.class.getResourceAsStream("FalseShell.java")) {
            Files.copy(resource, source);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int exit = compiler.run(null, null, null, "-d", folder.toString(), "-encoding", "UTF-8", source.toString());
        if (exit != 0) {
            throw new IllegalStateException("the false Shell does not compile");
        }
        Path jar = folder.resolve("false-shell.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(ENTRY));
            out.write(Files.readAllBytes(folder.resolve(ENTRY)));
            out.closeEntry();
        }
        List<Path> jars = new ArrayList<>(List.of(jar));
        jars.addAll(real.jars());
        return new FalseShell(folder, new Engine(real.system(), real.version(), jars));
    }

    /** Selects the lie from now on. */
    void tell(String lie) {
        try {
            Files.writeString(folder.resolve("lie"), lie, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
