package dev.lockstep.server;

import dev.lockstep.platform.Sha256;
import dev.lockstep.server.inside.LockProbe;
import dev.lockstep.server.inside.OpenLinks;
import dev.lockstep.server.inside.ReplaceFile;
import dev.lockstep.server.inside.StoreFiles;
import dev.lockstep.server.inside.Tether;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** The class files of {@link dev.lockstep.server.inside}, which are placed where the server runs. */
final class OwnPrograms {

    private OwnPrograms() {}

    /** Returns the content of each class file, by its path in a class path's folder. */
    static Map<String, byte[]> classFiles() {
        Map<String, byte[]> files = new TreeMap<>();
        for (Class<?> program :
                List.of(LockProbe.class, OpenLinks.class, ReplaceFile.class, StoreFiles.class, Tether.class)) {
            files.put(program.getName().replace('.', '/') + ".class", classFile(program));
        }
        return files;
    }

    /**
     * Returns a jar of the class files in a folder, and writes it if it is not there. The jar is the same for every
     * server, because Java archives the classes of jars, and not those of folders.
     */
    static Path jarIn(Path folder) throws IOException {
        byte[] content = jar();
        Path jar = folder.resolve("programs-"
                + HexFormat.of().formatHex(Sha256.begin().digest(content)).substring(0, 16) + ".jar");
        if (Files.notExists(jar) || !Arrays.equals(content, Files.readAllBytes(jar))) {
            Path complete = Files.createTempFile(Files.createDirectories(folder), "building-", ".jar");
            Files.write(complete, content);
            Files.move(complete, jar, StandardCopyOption.ATOMIC_MOVE);
        }
        return jar;
    }

    private static byte[] jar() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(content)) {
            for (Map.Entry<String, byte[]> file : classFiles().entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                jar.putNextEntry(entry);
                jar.write(file.getValue());
            }
        }
        return content.toByteArray();
    }

    private static byte[] classFile(Class<?> type) {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the class file of " + type.getName(), e);
        }
    }
}
