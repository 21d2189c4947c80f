package dev.lockstep.server;

import com.github.dockerjava.api.DockerClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The files that a server finds in its data folder.
 *
 * @param files the files, on this machine
 */
record DataFiles(List<Path> files) {

    private static final int ONLY_ITS_OWN = 0100600;

    /** Copies them into a folder of this machine. */
    void copyTo(Path folder) throws IOException {
        for (Path file : files) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    /** Copies them into a container that runs: before its start, a volume in memory would lose them again. */
    void copyTo(DockerClient client, String container) throws IOException {
        for (Path file : files) {
            client.copyArchiveToContainerCmd(container)
                    .withRemotePath(ServerImage.DATA)
                    .withTarInputStream(new ByteArrayInputStream(archive(file)))
                    .exec();
        }
    }

    /** Packs the file into an archive, because only an archive can carry the file's owner. */
    private static byte[] archive(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream archive = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry entry = new TarArchiveEntry(file.getFileName().toString());
            entry.setIds(ServerImage.USER_ID, ServerImage.USER_ID);
            entry.setMode(ONLY_ITS_OWN);
            entry.setSize(Files.size(file));
            archive.putArchiveEntry(entry);
            Files.copy(file, archive);
            archive.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
