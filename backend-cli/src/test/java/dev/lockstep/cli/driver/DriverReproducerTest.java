package dev.lockstep.cli.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.op.RowShape;
import dev.lockstep.system.SystemUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DriverReproducerTest {

    private static final Operation CREATE = Request.of(Request.CREATE, "people")
            .with("key", "k1")
            .with("record", Map.of("age", 36))
            .changing();

    private static final Operation LIST = Request.of(Request.LIST, "people").reading(RowShape.of(Column.text("key")));

    private static Reproduction.Step step(int number, Operation operation) {
        return new Reproduction.Step(number, "a step", operation, Channel.QUERY, false, Optional.empty());
    }

    private static Reproduction.Step afterlife(int number) {
        return new Reproduction.Step(number, "a read", LIST, Channel.AFTERLIFE, true, Optional.empty());
    }

    private static String script(Reproduction.Step... steps) {
        Reproduction reproduction = new Reproduction(
                "driver",
                SystemUnderTest.named("kv"),
                "1",
                "1",
                Surroundings.USUAL,
                Surroundings.USUAL,
                new TreeMap<>(),
                false,
                List.of(steps));
        return String.join(
                "\n",
                new DriverReproducer(List.of("driver")).reproduce(reproduction).play());
    }

    @Test
    void the_step_that_opens_the_store_again_is_done_by_another_process() {
        assertThat(script(step(1, CREATE), step(2, Operation.reopen()), afterlife(3), afterlife(4)))
                .containsSubsequence("\nstep 1 ", "\nanother 2\n", "\nstep 3 ", "\nstep 4 ")
                .doesNotContain("another 3", "another 4");
    }

    @Test
    void a_driver_without_reopen_does_its_last_command_and_is_then_read_in_another_process() {
        assertThat(script(step(1, CREATE), step(2, CREATE), afterlife(4), afterlife(5)))
                .containsSubsequence(
                        "\nstep 1 ", "\nstep 2 ", "\nanother 4 >", "\n    step 4 ", "\n    cat ", "\nstep 5 ")
                .doesNotContain("another 2", "another 5");
    }
}
