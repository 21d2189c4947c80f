package dev.lockstep.strike;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A server of one operation, as a script that writes a line into its store. The hasty one writes when it is read, so
 * that the write never comes before the answer was noted.
 */
final class PlantedServer implements Backend {

    /** The script of a server, with the store as its argument. It says a word when it has answered and written. */
    enum Manner {
        HONEST("if echo x >> \"$1\"; then echo done; else echo refused; fi; read -r asked; echo ended"),
        HASTY("echo done; read -r asked; echo x >> \"$1\"; echo ended"),
        CARELESS("echo x >> \"$1\"; echo done; read -r asked; echo ended");

        private final String script;

        Manner(String script) {
            this.script = "echo ready; read -r line; { " + script + "; } 2>/dev/null; read -r line; exit 0";
        }
    }

    private final Process process;
    private final BufferedReader answers;
    private final Path store;
    private boolean asked;

    private PlantedServer(Process process, Path store) {
        this.process = process;
        this.answers = process.inputReader();
        this.store = store;
    }

    static PlantedServer start(List<String> prefix, Path store, Manner manner) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("sh", "-c", manner.script, "planted", store.toString()));
        try {
            PlantedServer server = new PlantedServer(new ProcessBuilder(command).start(), store);
            if (!String.valueOf(server.answers.readLine()).equals("ready")) {
                throw new IOException("the planted server did not start");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Outcome apply(Operation operation) {
        asked = true;
        try {
            return switch (next()) {
                case "done" -> Outcome.Done.UNCOUNTED;
                case "refused" -> new Outcome.Refused(Outcome.Refused.UNCLASSIFIED, "1", "it could not write");
                default -> gone();
            };
        } catch (IOException e) {
            return gone();
        }
    }

    /** Sends a line, and returns the next word of the server. */
    private String next() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return String.valueOf(answers.readLine());
    }

    private boolean hasWritten() {
        try {
            return next().equals("ended");
        } catch (IOException gone) {
            return false;
        }
    }

    /** After the operation it is read when it has written, and only if it lives. */
    @Override
    public List<Outcome> read(List<Operation.Query> queries) {
        try {
            if (asked && !hasWritten()) {
                return queries.stream().map(query -> gone()).toList();
            }
            asked = false;
            Outcome count = Files.size(store) == 0 ? StrikeTest.NONE : StrikeTest.ONE;
            return queries.stream().map(query -> count).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome gone() {
        return Outcome.Broken.of(Outcome.Broken.Cause.DIED, "it has gone");
    }

    /** A server that was killed cannot be left. */
    @Override
    public void leave() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
            throw new IOException("it ended with " + process.exitValue());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
