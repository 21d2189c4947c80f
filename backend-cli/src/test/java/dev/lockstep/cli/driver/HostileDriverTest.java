package dev.lockstep.cli.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.Actor;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.cli.CommandLine;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Request;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.platform.Deadline;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileDriverTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Operation CREATE = Request.of(Request.CREATE, "people")
            .with("key", "k1")
            .with("record", Map.of("age", 36))
            .changing();

    private static final Operation.Query LIST =
            Request.of(Request.LIST, "people").reading(RowShape.of(Column.text("key"), Column.number("age")));

    @TempDir
    private Path temp;

    private Backend open(String behaviour, Duration limit) throws Exception {
        Engine engine = new Engine(SystemUnderTest.named("kv"), "1", List.of());
        ArmContext context =
                new ArmContext("driver", ArmFolder.create(temp.resolve("arm")), engine, engine, limit, LIMIT, Map.of());
        return begun(context, behaviour, true);
    }

    private static DriverBackend begun(ArmContext context, String behaviour, boolean fresh)
            throws IOException, DriverFaultException, InterruptedException {
        String script = Path.of(URI.create(
                        HostileDriverTest.class.getResource("hostile.py").toString()))
                .toString();
        Dialogue dialogue = Dialogue.begin(
                CommandLine.of(context.folder().scratch(), List.of("python3", script, behaviour)),
                Environment.of(Surroundings.USUAL));
        return DriverBackend.open(
                context,
                dialogue,
                Hello.ask(dialogue, Deadline.in(LIMIT)),
                "driver",
                fresh,
                () -> begun(context, behaviour, false));
    }

    @Test
    void an_actor_is_one_more_process_on_the_same_store() throws Exception {
        Outcome one = new Outcome.Rows(List.of(Row.of(Cell.text("k1"), Cell.number(36))));
        try (Backend driver = open("right", LIMIT)) {
            driver.apply(CREATE);
            try (Actor actor = driver.actor()) {
                driver.apply(
                        Request.of(Request.DELETE, "people").with("key", "k1").changing());

                assertThat(driver.read(List.of(LIST))).containsExactly(new Outcome.Rows(List.of()));
                assertThat(actor.apply(LIST))
                        .as("this driver reads its store once, when it opens it")
                        .isEqualTo(one);
            }
        }
    }

    @Test
    void an_actor_that_cannot_open_the_store_is_none() throws Exception {
        try (Backend driver = open("right", LIMIT)) {
            Files.delete(temp.resolve("arm/data/records.json"));

            assertThatThrownBy(driver::actor)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("one more driver cannot open the store");
        }
    }

    @Test
    void a_driver_that_keeps_its_word_is_an_arm_like_any_other() throws Exception {
        try (Backend driver = open("right", LIMIT)) {
            assertThat(driver.apply(CREATE)).isEqualTo(Outcome.Done.affecting(1));
            assertThat(driver.apply(CREATE)).isEqualTo(new Outcome.Refused("EXISTS", "", "there is one"));
            assertThat(driver.apply(Operation.reopen())).isEqualTo(Outcome.Done.UNCOUNTED);
            assertThat(driver.read(List.of(LIST, LIST)))
                    .containsOnly(new Outcome.Rows(List.of(Row.of(Cell.text("k1"), Cell.number(36)))))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dies,DIED,ended with 3",
        "partial,DIED,in the middle of a line",
        "long,CUT_OFF,a line of more than 67108864 bytes",
        "not-utf8,GARBAGE,not UTF-8",
        "not-json,GARBAGE,not JSON",
        "other-id,GARBAGE,answered the request 2",
        "unknown-key,GARBAGE,rows_affected",
        "unknown-outcome,GARBAGE,'ok'",
        "negative-count,GARBAGE,-1",
    })
    void an_answer_that_cannot_be_trusted_is_no_answer(String behaviour, Cause cause, String words) throws Exception {
        try (Backend driver = open(behaviour, LIMIT)) {
            Outcome outcome = driver.apply(CREATE);

            assertThat(outcome).isInstanceOfSatisfying(Broken.class, broken -> {
                assertThat(broken.cause()).isEqualTo(cause);
                assertThat(broken.detail()).contains(words);
            });
            assertThat(driver.apply(CREATE))
                    .as("nothing is believed afterwards")
                    .isInstanceOf(Broken.class);
        }
    }

    @Test
    void the_log_of_a_driver_is_kept() throws Exception {
        try (Backend driver = open("dies", LIMIT)) {
            Broken broken = (Broken) driver.apply(CREATE);

            assertThat(broken.evidence().get("stderr")).contains("out of luck");
            assertThat(broken.evidence().get("log ends with")).contains("out of luck");
            assertThat(broken.detail())
                    .as("the same in every walk")
                    .isEqualTo("the driver ended with 3 before it answered");
        }
    }

    @Test
    void a_driver_that_hangs_is_killed_when_its_time_is_up() throws Exception {
        try (Backend driver = open("hangs", Duration.ofMillis(300))) {
            assertThat(driver.apply(CREATE))
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.cause()).isEqualTo(Cause.TIMED_OUT));
        }
    }

    @Test
    void a_second_answer_is_seen_before_the_next_request_or_as_an_answer_to_it() throws Exception {
        try (Backend driver = open("twice", LIMIT)) {
            driver.apply(CREATE);

            assertThat(driver.apply(Operation.reopen())).isInstanceOf(Broken.class);
        }
    }

    @Test
    void rows_with_another_number_of_cells_are_no_answer() throws Exception {
        try (Backend driver = open("narrow-rows", LIMIT)) {
            assertThat(driver.read(List.of(LIST))).hasOnlyElementsOfType(Broken.class);
        }
        assertThat(temp).isNotEmptyDirectory();
    }

    @Test
    void too_few_outcomes_are_no_answer() throws Exception {
        try (Backend driver = open("one-outcome-too-few", LIMIT)) {
            assertThat(driver.read(List.of(LIST, LIST))).hasSize(2).hasOnlyElementsOfType(Broken.class);
        }
    }

    @Test
    void a_reopen_that_closes_nothing_is_unproven() throws Exception {
        try (Backend driver = open("keeps", LIMIT)) {
            assertThat(driver.apply(Operation.reopen()))
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.cause()).isEqualTo(Cause.UNPROVEN));
        }
    }

    @Test
    void a_driver_that_does_not_end_well_is_not_closed() throws Exception {
        Backend driver = open("bad-exit", LIMIT);

        assertThatThrownBy(driver::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended with 7");
    }

    @Test
    void a_driver_of_another_protocol_is_not_opened() {
        assertThatThrownBy(() -> open("other-protocol", LIMIT))
                .isInstanceOf(DriverFaultException.class)
                .hasMessageContaining("speaks the protocol 2, and this Lockstep speaks 1");
    }
}
