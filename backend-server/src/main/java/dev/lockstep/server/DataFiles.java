package dev.lockstep.server;

import com.github.dockerjava.api.DockerClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The files that a server finds in its data folder.
 *
 * @param files the files, on this machine
 */
record DataFiles(List<Path> files) {

    private static final int ONLY_ITS_OWN = 0600;
    private static final int ONLY_ITS_OWN_FOLDER = 0700;

    /** Returns everything in a folder. */
    static DataFiles in(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return new DataFiles(inside.sorted().toList());
        }
    }

    /**
     * Writes files into a folder of this machine.
     *
     * @param texts the texts, by the names of their files
     */
    static void write(Map<String, String> texts, Path folder) throws IOException {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(folder.resolve(text.getKey()), text.getValue());
        }
    }

    /** Copies them into a folder of this machine. */
    void copyTo(Path folder) throws IOException {
        for (Path file : files) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    /** Copies them into a container that runs: before its start, a volume in memory would lose them again. */
    void copyTo(DockerClient client, String container) throws IOException {
        if (!files.isEmpty()) {
            client.copyArchiveToContainerCmd(container)
                    .withRemotePath(ServerImage.DATA)
                    .withTarInputStream(new ByteArrayInputStream(archive()))
                    .exec();
        }
    }

    /**
     * Writes the files of a container into a folder of this machine.
     *
     * @param archive the container's folder as the engine packs it: every name begins with that of the folder
     */
    static void unpack(InputStream archive, Path folder) throws IOException {
        try (TarArchiveInputStream entries = new TarArchiveInputStream(archive)) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path inside = Path.of(entry.getName());
                if (inside.getNameCount() < 2) {
                    continue;
                }
                Path file =
                        folder.resolve(inside.subpath(1, inside.getNameCount())).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException(
                            "the container's archive names a file outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isFile()) {
                    Files.copy(entries, file);
                }
            }
        }
    }

    /** Packs the files into an archive, because only an archive can carry their owner. */
    private byte[] archive() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream archive = new TarArchiveOutputStream(bytes)) {
            archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            archive.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (Path file : files) {
                try (Stream<Path> below = Files.walk(file)) {
                    for (Path each : below.sorted().toList()) {
                        add(each, file.getParent().relativize(each), archive);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void add(Path file, Path name, TarArchiveOutputStream archive) throws IOException {
        boolean folder = Files.isDirectory(file);
        TarArchiveEntry entry = new TarArchiveEntry(name + (folder ? "/" : ""));
        entry.setIds(ServerImage.USER_ID, ServerImage.USER_ID);
        entry.setMode(folder ? ONLY_ITS_OWN_FOLDER : ONLY_ITS_OWN);
        entry.setSize(folder ? 0 : Files.size(file));
        archive.putArchiveEntry(entry);
        if (!folder) {
            Files.copy(file, archive);
        }
        archive.closeArchiveEntry();
    }
}
