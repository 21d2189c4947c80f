package dev.lockstep.server.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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
        List<Path> files = new ArrayList<>(database(H2Client.DATABASE, driver, password, folder));
        String mark = newMark();
        for (Path file : List.copyOf(files)) {
            String suffix = String.valueOf(file.getFileName()).substring(H2Client.DATABASE.length());
            files.add(Files.copy(file, folder.resolve(mark + suffix)));
        }
        return new NewDatabases(files, mark);
    }

    /** Creates only the mark, for a server that finds the database under test in its data folder. */
    static NewDatabases mark(H2Driver driver, Password password, Path folder) throws SQLException, IOException {
        String mark = newMark();
        return new NewDatabases(database(mark, driver, password, folder), mark);
    }

    private static String newMark() {
        return "mark-" + UUID.randomUUID();
    }

    /** Creates a database, and returns its files. */
    private static List<Path> database(String name, H2Driver driver, Password password, Path folder)
            throws SQLException, IOException {
        String prefix = driver.prefix().isEmpty() ? "file:" : driver.prefix();
        driver.connect(prefix + folder.resolve(name), password.reveal()).close();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(name + ".mv.db"))
                    .sorted()
                    .toList();
        }
    }

    /** Deletes the files in this folder. */
    void delete() throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
