package dev.lockstep.embedded.h2;

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
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An arm on the real H2, with short forms of its operations. */
record Arm(ArmFolder folder, Backend backend) implements AutoCloseable {

    private static final SystemUnderTest H2 = new H2Provider().system();

    static Arm open(Path root) throws IOException {
        return open(root, H2.defaultVersion());
    }

    static Arm open(Path root, String version) throws IOException {
        try {
            Engine engine = new Resolver().resolve(H2, version);
            ArmFolder folder = ArmFolder.create(root);
            ArmContext context = new ArmContext(
                    "embedded", folder, engine, engine, Duration.ofSeconds(30), Duration.ofMinutes(2), Map.of());
            return new Arm(folder, new H2EmbeddedProvider().open(context));
        } catch (EngineUnavailableException | ArmUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    Outcome ask(Operation operation) {
        try {
            return backend.apply(operation);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this test", e);
        }
    }

    Outcome run(String statement) {
        return ask(Operation.mutate(statement));
    }

    Outcome read(String columns, String after) {
        return ask(query(columns, after));
    }

    /** A query for the columns of a list, separated by commas. */
    static Operation.Query query(String columns, String after) {
        List<Column> asked = new ArrayList<>();
        for (String expression : columns.split(",")) {
            asked.add(new Column(expression.strip(), ValueKind.TEXT, expression.strip()));
        }
        return Operation.orderedQuery("SELECT", asked, after);
    }

    @Override
    public void close() {
        backend.close();
    }
}
