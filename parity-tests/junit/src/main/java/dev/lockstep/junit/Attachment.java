package dev.lockstep.junit;

import dev.lockstep.platform.FileTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The folder of a walk, attached to the test's result as JUnit's readers know it: a copy without the arms' stores. */
final class Attachment {

    private static final String STORES = "arms";

    private Attachment() {}

    /** Attaches a folder, and returns a note if that is not possible: the folder is where it was in any case. */
    static Optional<String> publish(ExtensionContext context, Path folder) {
        try {
            context.publishDirectory("lockstep-" + folder.getFileName(), target -> copy(folder, target));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of("the report is not attached (" + Visible.line(String.valueOf(e.getMessage())) + ")");
        }
    }

    private static void copy(Path folder, Path target) throws IOException {
        // An earlier run of the test may have left its files there.
        new FileTree(target).delete();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                if (from.getFileName().toString().equals(STORES)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(folder.relativize(from)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, target.resolve(folder.relativize(from)));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
