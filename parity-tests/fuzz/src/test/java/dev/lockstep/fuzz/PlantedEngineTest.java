package dev.lockstep.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.lockstep.backend.Backend;
import dev.lockstep.fuzz.EngineRule.BrokenEngine;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A small engine with one bug each. The rule sees every bug that fires. */
class PlantedEngineTest {

    private static final Ground GROUND = new Ground(
            List.of(Operation.mutate("make")),
            Operation.query("SELECT", Column.texts("name"), "FROM t"),
            Set.of("50000"),
            Pattern.compile("leave"));

    /** The bugs, each of which fires for the text {@code odd}. */
    enum Bug {
        A_REFUSED_STATEMENT_CHANGES_A_ROW,
        FAILS_INSIDE,
        THROWS,
        OVERFLOWS_THE_STACK,
        HANGS,
        SERVES_NO_MORE,
        GIVES_NO_ANSWER
    }

    @ParameterizedTest
    @EnumSource
    void a_bug_is_seen_whenever_it_fires(Bug bug) {
        Engine engine = new Engine(bug);
        EngineRule rule = new EngineRule(engine, GROUND, Duration.ofMillis(bug == Bug.HANGS ? 200 : 20_000));

        assertThatExceptionOfType(BrokenEngine.class).isThrownBy(() -> rule.check(Operation.mutate("odd")));

        System.out.println(bug + " fired " + engine.fired + " times, and was seen");
        assertThat(engine.fired).hasPositiveValue();
    }

    @Test
    void an_engine_without_a_bug_keeps_the_rule() {
        EngineRule rule = new EngineRule(new Engine(null), GROUND, Duration.ofSeconds(20));

        assertThatNoException().isThrownBy(() -> {
            for (String text : List.of("odd", "delete", "delete", "odd")) {
                rule.check(Operation.mutate(text));
            }
        });
    }

    @Test
    void a_text_that_leaves_the_store_is_not_played() {
        assertThat(GROUND.plays("please leave")).isFalse();
        assertThat(GROUND.plays("odd")).isTrue();
    }

    /** Knows {@code make} and {@code delete}, and refuses everything else. */
    private static final class Engine implements Backend {
        private final Bug bug;
        private final List<Row> rows = new ArrayList<>();
        private final AtomicInteger fired = new AtomicInteger();

        Engine(Bug bug) {
            this.bug = bug;
        }

        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            if (operation instanceof Operation.Query) {
                return new Outcome.Rows(rows);
            }
            String text = ((Operation.Mutate) operation).text();
            if (bug == Bug.SERVES_NO_MORE && fired.get() > 0) {
                return refused("90098");
            }
            if (!text.equals("odd")) {
                rows.clear();
                if (text.equals("make")) {
                    rows.add(Row.of(Cell.text("ada")));
                }
                return Outcome.Done.UNCOUNTED;
            }
            return bug == null ? refused("42000") : odd();
        }

        private Outcome odd() throws InterruptedException {
            fired.incrementAndGet();
            switch (bug) {
                case A_REFUSED_STATEMENT_CHANGES_A_ROW -> rows.set(0, Row.of(Cell.text("bob")));
                case FAILS_INSIDE -> {
                    return refused("50000");
                }
                case THROWS -> throw new ArrayIndexOutOfBoundsException(7);
                case OVERFLOWS_THE_STACK -> throw new StackOverflowError();
                case HANGS -> new CountDownLatch(1).await();
                case SERVES_NO_MORE -> {
                    return Outcome.Done.UNCOUNTED;
                }
                case GIVES_NO_ANSWER -> {
                    return Outcome.Broken.of(Outcome.Broken.Cause.DIED, "gone");
                }
            }
            return refused("42000");
        }

        private static Outcome refused(String code) {
            return new Outcome.Refused("SYNTAX", code, "no", new TreeMap<>(Map.of()));
        }

        @Override
        public void close() {}
    }
}
