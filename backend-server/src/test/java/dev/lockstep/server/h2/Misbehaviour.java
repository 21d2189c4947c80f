package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.server.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that misbehaves during an operation. The outcome must be right and in time, and must include the server's
 * last output.
 */
abstract class Misbehaviour {

    static final Duration OPERATION = Duration.ofSeconds(5);

    /** A restart has the time limit of a start. */
    static final Duration START = Duration.ofSeconds(20);

    /** Ends within no test's time limit on any machine. */
    private static final String ENDLESS =
            "INSERT INTO T SELECT COUNT(*) FROM SYSTEM_RANGE(1, 1000000) A, SYSTEM_RANGE(1, 1000000) B";

    private static final Operation.Query ALL = Arm.query("n", "FROM T ORDER BY n");

    @TempDir
    private Path root;

    Arm arm;

    abstract Launcher launcher();

    /** Suspends the server. */
    abstract void suspend(Arm arm);

    /** Lets a suspended server continue. */
    abstract void resume(Arm arm);

    /** Returns the remains of every server that this process has started. */
    abstract List<String> remains();

    /** Kills the server. */
    abstract void kill(Arm arm);

    @BeforeEach
    void a_table_with_one_row() throws IOException {
        String version = Arm.H2.defaultVersion();
        arm = Arm.open(root.resolve("arm"), launcher(), version, version, OPERATION, START);
        assertThat(arm.run("CREATE TABLE T(n BIGINT)")).isEqualTo(Done.affecting(0));
        assertThat(arm.run("INSERT INTO T VALUES (1)")).isEqualTo(Done.affecting(1));
    }

    @AfterEach
    void closing_the_arm_leaves_nothing_behind() {
        arm.close();
        assertThat(remains()).isEmpty();
    }

    @Test
    void a_mutation_that_is_not_answered_in_time_is_in_doubt_and_the_next_operation_reconnects() throws Exception {
        suspend(arm);

        Outcome outcome = within(OPERATION, () -> arm.run("INSERT INTO T VALUES (2)"));

        resume(arm);
        assertBroken(outcome, Broken.Cause.TIMED_OUT, true);
        assertThat(arm.run("DELETE FROM T WHERE n > 1")).isInstanceOf(Done.class);
        assertThat(arm.ask(ALL)).isEqualTo(new Rows(List.of(Row.of(Cell.number(1)))));
    }

    @Test
    void a_query_that_is_not_answered_in_time_is_not_in_doubt() throws Exception {
        suspend(arm);

        Outcome outcome = within(OPERATION, () -> arm.ask(ALL));

        resume(arm);
        assertBroken(outcome, Broken.Cause.TIMED_OUT, false);
    }

    @Test
    void a_mutation_whose_server_is_killed_is_in_doubt() throws Exception {
        CompletableFuture<Outcome> mutation = CompletableFuture.supplyAsync(() -> arm.run(ENDLESS));

        kill(arm);

        assertBroken(mutation.get(OPERATION.toMillis(), TimeUnit.MILLISECONDS), Broken.Cause.DIED, true);
    }

    @Test
    void nothing_is_in_doubt_that_was_never_sent() throws Exception {
        kill(arm);
        arm.ask(ALL);

        Outcome outcome = within(OPERATION, () -> arm.run("INSERT INTO T VALUES (2)"));

        assertBroken(outcome, Broken.Cause.DIED, false);
    }

    @Test
    void a_restart_of_a_dead_server_is_broken() throws Exception {
        kill(arm);

        Outcome outcome = within(START, () -> arm.ask(Operation.restart()));

        assertThat(outcome).isInstanceOf(Broken.class);
    }

    @Test
    void closing_the_arm_makes_the_operation_under_way_return() throws Exception {
        CompletableFuture<Outcome> mutation = CompletableFuture.supplyAsync(() -> arm.run(ENDLESS));

        arm.close();

        assertThat(mutation.get(OPERATION.toMillis(), TimeUnit.MILLISECONDS)).isInstanceOf(Broken.class);
    }

    static Outcome within(Duration limit, Supplier<Outcome> operation)
            throws ExecutionException, TimeoutException, InterruptedException {
        return CompletableFuture.supplyAsync(operation).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static AbstractObjectAssert<?, Broken> assertBroken(Outcome outcome, Broken.Cause cause, boolean inDoubt) {
        return assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(Broken.class))
                .satisfies(broken -> {
                    assertThat(broken.cause()).isEqualTo(cause);
                    assertThat(broken.inDoubt()).isEqualTo(inDoubt);
                    assertThat(broken.evidence().get("server log")).contains("TCP server running");
                });
    }
}
