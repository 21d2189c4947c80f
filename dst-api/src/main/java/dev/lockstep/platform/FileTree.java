package dev.lockstep.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with everything in it, or a single file.
 *
 * @param root the folder; it need not exist
 */
public record FileTree(Path root) {

    /** Deletes everything, and follows no links. */
    public void delete() throws IOException {
        for (Path path : deepestFirst()) {
            Files.deleteIfExists(path);
        }
    }

    /** Returns every path; the contents of a folder come before the folder. */
    public List<Path> deepestFirst() throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(root)) {
            return found.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
