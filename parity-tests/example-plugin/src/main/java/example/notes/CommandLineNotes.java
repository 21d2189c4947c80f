package example.notes;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.cli.CommandLine;
import dev.lockstep.cli.Deadline;
import dev.lockstep.cli.Launcher;
import dev.lockstep.cli.Run;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The product's command line, a process for each operation: {@code --arms cli}. */
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
            case MUTATE, QUERY -> Support.OFFERED;
            case REOPEN -> Support.implicit("each process opens the store anew");
            default -> Support.unsupported("a store of notes has no such thing");
        };
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException {
        try {
            NoteStore.create(context.folder().data()).close();
            return new Tool(context);
        } catch (IOException e) {
            throw new ArmUnavailableException("no store can be made: " + e.getMessage(), e);
        }
    }

    private record Tool(ArmContext context, Launcher launcher) implements Backend {

        Tool(ArmContext context) {
            this(context, new Launcher());
        }

        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            if (operation instanceof Operation.Mutate mutate) {
                Statement statement = Statement.parse(mutate.text());
                return changed(run(statement.text(), statement.verb(), statement.name()));
            }
            return operation instanceof Operation.Query ? rows(run("", "all")) : Outcome.Done.UNCOUNTED;
        }

        private Run run(String input, String... words) throws InterruptedException {
            List<String> line = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    jar(),
                    NoteTool.class.getName(),
                    context.folder().data().toString()));
            line.addAll(List.of(words));
            CommandLine command =
                    CommandLine.of(context.folder().scratch(), line).withInput(input.getBytes(StandardCharsets.UTF_8));
            return launcher.run(command, Deadline.in(context.operationTimeout()));
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
                    return Statement.EXISTS;
                }
                String count = ended.outputText();
                return ended.exitCode() == 0 && (count.equals("0\n") || count.equals("1\n"))
                        ? Outcome.Done.affecting(Long.parseLong(count.strip()))
                        : ended.broken(Broken.Cause.GARBAGE, "neither a count nor a refusal");
            });
        }

        /** Every line is explained, or there is no answer. */
        private static Outcome rows(Run run) {
            return run.read(ended -> {
                SortedMap<String, String> notes = new TreeMap<>();
                for (String line : ended.outputText().lines().toList()) {
                    String[] fields = line.split(" ", -1);
                    Optional<String> text = fields.length == 2 ? decode(fields[1]) : Optional.empty();
                    if (text.isEmpty() || notes.put(fields[0], text.get()) != null) {
                        return ended.broken(Broken.Cause.GARBAGE, "not a note of its own: " + line);
                    }
                }
                return ended.exitCode() == 0
                        ? Statement.rows(notes)
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

        @Override
        public void close() {
            launcher.close();
        }
    }
}
