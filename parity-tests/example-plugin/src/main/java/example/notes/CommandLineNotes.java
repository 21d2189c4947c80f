package example.notes;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.cli.CommandLine;
import dev.lockstep.cli.ProcessPerOperation;
import dev.lockstep.cli.Run;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import example.notes.NotesWorkload.Add;
import example.notes.NotesWorkload.Erase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The product's command line, with a process for each operation: {@code --arms cli}. */
public final class CommandLineNotes implements BackendProvider {

    @Override
    public String system() {
        return "notes";
    }

    @Override
    public String transport() {
        return "cli";
    }

    @Override
    public Support support(OperationKind kind) {
        return switch (kind) {
            case CALL, QUERY -> Support.OFFERED;
            case REOPEN -> Support.implicit("each process opens the store again");
            default -> Support.unsupported("a store of notes does not have this operation");
        };
    }

    @Override
    public Backend open(ArmContext context) throws IOException {
        NoteStore.create(context.folder().data()).close();
        return new Tool(context);
    }

    private static final class Tool extends ProcessPerOperation {

        Tool(ArmContext context) {
            super(context);
            on(Add.class, add -> changed(run(tool("add", add.name()).withInput(add.text()))));
            on(Erase.class, erase -> changed(run(tool("erase", erase.name()))));
        }

        @Override
        protected Outcome query(Operation.Query query) throws InterruptedException {
            return rows(run(tool("all")));
        }

        /** Checks that a process can open the store and that nobody holds it now. */
        @Override
        protected Outcome reopen() throws InterruptedException {
            Outcome notes = rows(run(tool("all")));
            Outcome present = notes instanceof Outcome.Rows ? Outcome.Done.UNCOUNTED : notes;
            return provenFree(present, NoteStore.lockFile(folder().data()));
        }

        private CommandLine tool(String... words) {
            List<String> line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    jar(),
                    NoteTool.class.getName(),
                    folder().data().toString()));
            line.addAll(List.of(words));
            return CommandLine.of(folder().scratch(), line);
        }

        private static String jar() {
            return Path.of(NoteTool.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath())
                    .toString();
        }

        private static Outcome changed(Run run) {
            return run.read(ended -> {
                if (ended.exitCode() == NoteTool.EXISTS) {
                    return NotesSystem.REFUSED;
                }
                String count = ended.outputText();
                return ended.exitCode() == 0 && (count.equals("0\n") || count.equals("1\n"))
                        ? Outcome.Done.affecting(Long.parseLong(count.strip()))
                        : ended.broken(Broken.Cause.GARBAGE, "neither a count nor a refusal");
            });
        }

        /** Every line must be understood; otherwise there is no answer. */
        private static Outcome rows(Run run) {
            return run.read(ended -> {
                SortedMap<String, String> notes = new TreeMap<>();
                for (String line : ended.outputText().lines().toList()) {
                    String[] fields = line.split(" ", -1);
                    Optional<String> text = fields.length == 2 ? decode(fields[1]) : Optional.empty();
                    if (text.isEmpty() || notes.put(fields[0], text.get()) != null) {
                        return ended.broken(Broken.Cause.GARBAGE, "not a line with one new note: " + line);
                    }
                }
                return ended.exitCode() == 0
                        ? new Outcome.Rows(NotesWorkload.rows(notes))
                        : ended.broken(Broken.Cause.GARBAGE, "the listing failed");
            });
        }

        private static Optional<String> decode(String text) {
            try {
                return Optional.of(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notBase64) {
                return Optional.empty();
            }
        }
    }
}
