package dev.lockstep.server.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The databases that a server finds in its data folder: one that marks the server and, if the server is the arm's
 * first, the one under test. The name of the mark is drawn for this server, so no other server can open it.
 *
 * @param files the files, in a folder of this machine until the server has its own copies
 * @param mark the name of the database that marks the server
 */
record NewDatabases(List<Path> files, String mark) {

    NewDatabases {
        files = List.copyOf(files);
    }

    /** Creates both. */
    static NewDatabases create(H2Driver driver, Password password, Path folder) throws SQLException, IOException {
        Path database = database(H2Client.DATABASE, driver, password, folder);
        String mark = newMark();
        Path copy = Files.copy(database, file(folder, mark));
        return new NewDatabases(List.of(database, copy), mark);
    }

    /** Creates only the mark, for a server that finds the database under test in its data folder. */
    static NewDatabases mark(H2Driver driver, Password password, Path folder) throws SQLException {
        String mark = newMark();
        return new NewDatabases(List.of(database(mark, driver, password, folder)), mark);
    }

    private static String newMark() {
        return "mark-" + UUID.randomUUID();
    }

    private static Path database(String name, H2Driver driver, Password password, Path folder) throws SQLException {
        driver.connect("file:" + folder.resolve(name), password.reveal()).close();
        return file(folder, name);
    }

    /** Deletes the files in this folder. */
    void delete() throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private static Path file(Path folder, String database) {
        return folder.resolve(database + ".mv.db");
    }
}
