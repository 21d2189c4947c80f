package dev.lockstep.cli.jena;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.ValueKind;
import dev.lockstep.system.Engine;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An arm on Jena's real tools, with short forms of its operations. */
record Arm(ArmFolder folder, Backend backend) implements AutoCloseable {

    static final SystemUnderTest JENA = new JenaProvider().system();

    static Engine engine() {
        try {
            return new Resolver().resolve(JENA, JENA.defaultVersion());
        } catch (EngineUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static Arm open(Path root) throws IOException, InterruptedException {
        ArmFolder folder = ArmFolder.create(root);
        Engine engine = engine();
        try {
            return new Arm(
                    folder,
                    new JenaCliProvider()
                            .open(new ArmContext(
                                    "cli",
                                    folder,
                                    engine,
                                    engine,
                                    Duration.ofSeconds(30),
                                    Duration.ofMinutes(2),
                                    Map.of())));
        } catch (ArmUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    Outcome ask(Operation operation) throws InterruptedException {
        return backend.apply(operation);
    }

    Outcome run(String update) throws InterruptedException {
        return ask(Operation.mutate(update));
    }

    Outcome load(String format, String content) throws InterruptedException {
        return ask(Operation.load(format, content));
    }

    /** A query for the objects of all triples, in any order. */
    static Operation.Query objects() {
        return query("WHERE { ?s ?p ?o }", lexical("o"));
    }

    static Operation.Query query(String after, Column... columns) {
        return Operation.query("SELECT", List.of(columns), after);
    }

    static Column text(String name) {
        return new Column(name, ValueKind.TEXT, "?" + name);
    }

    static Column number(String name) {
        return new Column(name, ValueKind.NUMBER, "?" + name);
    }

    static Column lexical(String name) {
        return new Column(name, ValueKind.LEXICAL, "?" + name);
    }

    @Override
    public void close() {
        backend.close();
    }
}
