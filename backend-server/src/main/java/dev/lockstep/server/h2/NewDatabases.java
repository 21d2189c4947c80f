package dev.lockstep.server.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The databases that a new server finds in its data folder: the one under test, and a second one that marks the server.
 * The name of the second one is drawn for this server, so no other server can open it.
 *
 * @param folder the folder that holds the files until the server has its own copies
 * @param mark the name of the database that marks the server
 */
record NewDatabases(Path folder, String mark) {

    /** Creates both. */
    static NewDatabases create(H2Driver driver, Password password, Path folder) throws SQLException, IOException {
        NewDatabases databases = new NewDatabases(folder, "mark-" + UUID.randomUUID());
        driver.connect("file:" + folder.resolve(H2Client.DATABASE), password.reveal())
                .close();
        Files.copy(databases.file(H2Client.DATABASE), databases.file(databases.mark()));
        return databases;
    }

    List<Path> files() {
        return List.of(file(H2Client.DATABASE), file(mark));
    }

    /** Deletes the files in this folder. */
    void delete() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    private Path file(String database) {
        return folder.resolve(database + ".mv.db");
    }
}
