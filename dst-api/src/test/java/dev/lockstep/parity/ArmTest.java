package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.shelf.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArmTest {

    private static final Duration OPERATION = Duration.ofSeconds(1);
    private static final Duration START = Duration.ofSeconds(100);

    @TempDir
    private Path folder;

    private Arm arm;

    @BeforeEach
    void open() throws Exception {
        ArmPlan plan = Shelf.arm("server", UnaryOperator.identity());
        ArmContext context =
                new ArmContext(plan.name(), folder(), plan.engine(), plan.client(), OPERATION, START, Map.of());
        Backend backend = plan.provider().open(context);
        arm = new Arm(plan, context, backend, new DeclaredSupport(plan.provider()), Optional.empty());
    }

    private ArmFolder folder() throws IOException {
        return ArmFolder.create(folder.resolve("server"));
    }

    @AfterEach
    void close() {
        arm.close(Patience.FULL);
    }

    private Duration patience(Operation operation) {
        return arm.start(operation, Support.OFFERED).patience();
    }

    @Test
    void a_restart_has_the_time_of_an_opening_besides_that_of_an_operation() {
        assertThat(patience(Operation.restart())).isGreaterThan(START.plus(OPERATION));
    }

    @Test
    void any_other_operation_has_its_own_time_limit_and_a_little_more() {
        assertThat(patience(Operation.reopen())).isBetween(OPERATION, OPERATION.multipliedBy(2));
    }
}
