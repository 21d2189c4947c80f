package dev.lockstep.cli.h2;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An arm on the real Shell, with short forms of its operations. */
record Arm(ArmFolder folder, Backend backend) implements AutoCloseable {

    static final SystemUnderTest H2 = new H2Provider().system();

    static Engine engine() {
        try {
            return new Resolver().resolve(H2, H2.defaultVersion());
        } catch (EngineUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static Arm open(Path root) throws IOException, InterruptedException {
        ArmFolder folder = ArmFolder.create(root);
        try {
            return new Arm(folder, new H2CliProvider().open(context(folder)));
        } catch (ArmUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static ArmContext context(ArmFolder folder) {
        Engine engine = engine();
        return new ArmContext("cli", folder, engine, engine, Duration.ofSeconds(30), Duration.ofMinutes(2), Map.of());
    }

    Outcome ask(Operation operation) throws InterruptedException {
        return backend.apply(operation);
    }

    Outcome run(String statement) throws InterruptedException {
        return ask(Operation.mutate(statement));
    }

    Outcome read(String after, Column... columns) throws InterruptedException {
        return ask(query(after, columns));
    }

    static Operation.Query query(String after, Column... columns) {
        return Operation.orderedQuery("SELECT", List.of(columns), after);
    }

    static Column text(String expression) {
        return new Column(expression, ValueKind.TEXT, expression);
    }

    static Column number(String expression) {
        return new Column(expression, ValueKind.NUMBER, expression);
    }

    static Column truth(String expression) {
        return new Column(expression, ValueKind.BOOLEAN, expression);
    }

    static Column lexical(String expression) {
        return new Column(expression, ValueKind.LEXICAL, expression);
    }

    /** The literal for a text, as the dialect renders it: every unit that is not a letter or a digit is escaped. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("U&'");
        for (int i = 0; i < text.length(); ) {
            int unit = text.codePointAt(i);
            i += Character.charCount(unit);
            if (unit < 128 && Character.isLetterOrDigit(unit)) {
                literal.appendCodePoint(unit);
            } else {
                literal.append(String.format(Locale.ROOT, unit > 0xFFFF ? "\\+%06x" : "\\%04x", unit));
            }
        }
        return literal.append("'").toString();
    }

    @Override
    public void close() {
        backend.close();
    }
}
