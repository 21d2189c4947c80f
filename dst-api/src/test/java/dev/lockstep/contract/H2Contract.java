package dev.lockstep.contract;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.system.Engine;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.SystemUnderTest;
import java.util.List;
import java.util.Optional;

/** The contract for H2, for each of its transports. */
public abstract class H2Contract extends BackendContract {

    @Override
    protected Engine engine() {
        SystemUnderTest h2 = new H2Provider().system();
        try {
            return new Resolver().resolve(h2, h2.defaultVersion());
        } catch (EngineUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    @Override
    protected List<Operation> schema() {
        return List.of(Operation.mutate("CREATE TABLE kept (k VARCHAR PRIMARY KEY)"));
    }

    @Override
    protected Operation insert(String key) {
        return Operation.mutate("INSERT INTO kept VALUES ('" + key + "')");
    }

    @Override
    protected Operation.Query everything() {
        return Operation.orderedQuery("SELECT", List.of(Column.text("k")), "FROM kept ORDER BY k");
    }

    @Override
    protected Operation refused(String taken, String free) {
        return Operation.mutate("INSERT INTO kept VALUES ('" + free + "'), ('" + taken + "')");
    }

    @Override
    protected Optional<Operation> slow() {
        return Optional.of(Operation.query(
                "SELECT",
                List.of(Column.number("MAX(a.x + b.x)")),
                "FROM SYSTEM_RANGE(1, 10000000) a CROSS JOIN SYSTEM_RANGE(1, 10000000) b"));
    }
}
