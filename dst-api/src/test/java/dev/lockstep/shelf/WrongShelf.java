package dev.lockstep.shelf;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.workload.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Walks over three shelves of which one has a planted bug. */
public final class WrongShelf {

    private WrongShelf() {}

    /** Returns the first divergence of a walk in which one arm of embedded, third and wrong has a bug. */
    public static Divergence divergence(
            Path folder,
            List<? extends Command<SortedMap<String, Long>>> commands,
            String which,
            UnaryOperator<Backend> bug) {
        walk(folder, commands, List.of("embedded", "third", "wrong"), which, bug);
        return divergence(folder);
    }

    /** Plays a walk in which one of the arms has a bug. */
    public static void walk(
            Path folder,
            List<? extends Command<SortedMap<String, Long>>> commands,
            List<String> arms,
            String which,
            UnaryOperator<Backend> bug) {
        WalkBuilder<SortedMap<String, Long>> walk = WalkBuilder.of(new Shelf())
                .commands(commands)
                .reference("embedded")
                .folder(folder);
        for (String arm : arms) {
            walk.arm(Shelf.arm(arm, arm.equals(which) ? bug : UnaryOperator.identity()));
        }
        walk.play();
    }

    /** Returns the first divergence of a folder. */
    public static Divergence divergence(Path folder) {
        try {
            return WalkFolder.read(folder).divergences().get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rewrites the report of a walk, as if the walk had been allowed to meet a known bug. */
    public static Divergence allowedToMeet(String bug, Path folder) throws IOException {
        Path report = folder.resolve("report.json");
        ObjectNode written = (ObjectNode) Json.MAPPER.readTree(Files.readString(report));
        ((ObjectNode) written.get("avoidances")).putArray("met").add(bug);
        Files.writeString(report, Json.MAPPER.writeValueAsString(written));
        return divergence(folder);
    }

    /** A bug that changes the rows of every read. */
    public static UnaryOperator<Backend> rows(UnaryOperator<List<Row>> change) {
        return backend -> new ForwardingBackend() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
                return backend.read(queries).stream()
                        .map(outcome -> outcome instanceof Rows rows ? rows.with(change.apply(rows.rows())) : outcome)
                        .toList();
            }
        };
    }

    /** A bug that answers changes whose text begins in this way with another outcome. */
    public static UnaryOperator<Backend> answering(String beginning, Outcome answer) {
        return backend -> new ForwardingBackend() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public Outcome apply(Operation operation) throws InterruptedException {
                Outcome real = backend.apply(operation);
                return operation instanceof Operation.Mutate mutate
                                && mutate.text().startsWith(beginning)
                        ? answer
                        : real;
            }
        };
    }
}
