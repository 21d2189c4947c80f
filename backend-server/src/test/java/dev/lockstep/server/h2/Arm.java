package dev.lockstep.server.h2;

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
import dev.lockstep.server.Launcher;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An arm on a real H2 server, with short forms of its operations. */
record Arm(ArmFolder folder, Backend backend) implements AutoCloseable {

    static final SystemUnderTest H2 = new H2Provider().system();

    static Arm open(Path root, Launcher launcher) throws IOException {
        return open(root, launcher, H2.defaultVersion(), H2.defaultVersion(), Duration.ofSeconds(30));
    }

    static Arm open(Path root, Launcher launcher, String server, String client, Duration timeout) throws IOException {
        return open(root, launcher, server, client, timeout, Duration.ofMinutes(2));
    }

    static Arm open(Path root, Launcher launcher, String server, String client, Duration timeout, Duration start)
            throws IOException {
        try {
            ArmFolder folder = ArmFolder.create(root);
            ArmContext context =
                    new ArmContext("server", folder, engine(server), engine(client), timeout, start, Map.of());
            return new Arm(folder, new H2ServerProvider().open(context, launcher));
        } catch (ArmUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this test", e);
        }
    }

    static Engine engine(String version) {
        try {
            return new Resolver().resolve(H2, version);
        } catch (EngineUnavailableException e) {
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
