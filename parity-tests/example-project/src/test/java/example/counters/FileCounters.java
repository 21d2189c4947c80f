package example.counters;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import example.counters.CountersWorkload.Drop;
import example.counters.CountersWorkload.Raise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counters in files: a file with as many bytes as its counter's number. */
record FileCounters(String system, String transport) implements BackendProvider {

    FileCounters() {
        this("counters", "file");
    }

    @Override
    public Backend open(ArmContext context) {
        return new InFolder(context.folder().data());
    }

    private static final class InFolder extends OperationBackend {
        private final Path folder;

        InFolder(Path folder) {
            this.folder = folder;
            on(Raise.class, raise -> {
                Path file = folder.resolve(raise.name());
                Files.write(file, new byte[Files.exists(file) ? (int) Files.size(file) + 1 : 1]);
                return Outcome.Done.affecting(1);
            });
            on(Drop.class, drop -> Outcome.Done.affecting(Files.deleteIfExists(folder.resolve(drop.name())) ? 1 : 0));
        }

        @Override
        protected Outcome query(Operation.Query query) throws IOException {
            SortedMap<String, Long> counters = new TreeMap<>();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    counters.put(file.getFileName().toString(), Files.size(file));
                }
            }
            return new Outcome.Rows(CountersWorkload.rows(counters));
        }
    }
}
