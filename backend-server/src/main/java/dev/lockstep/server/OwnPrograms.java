package dev.lockstep.server;

import dev.lockstep.server.inside.LockProbe;
import dev.lockstep.server.inside.StoreFiles;
import dev.lockstep.server.inside.Tether;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The class files of {@link dev.lockstep.server.inside}, which are placed where the server runs. */
final class OwnPrograms {

    private OwnPrograms() {}

    /** Returns the content of each class file, by its path in a class path's folder. */
    static Map<String, byte[]> classFiles() {
        Map<String, byte[]> files = new TreeMap<>();
        for (Class<?> program : List.of(LockProbe.class, StoreFiles.class, Tether.class)) {
            files.put(program.getName().replace('.', '/') + ".class", classFile(program));
        }
        return files;
    }

    /** Writes the class files below a folder. */
    static void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : classFiles().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static byte[] classFile(Class<?> type) {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class file of " + type.getName(), e);
        }
    }
}
