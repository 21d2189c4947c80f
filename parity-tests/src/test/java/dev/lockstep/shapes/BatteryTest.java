package dev.lockstep.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Limits;
import dev.lockstep.shapes.ShapeCell.Result;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.terminal.ShapeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bugs of one read shape, planted into real arms: each must fire, and be seen in the cells where it fires. */
class BatteryTest {

    private static final int FETCH = 100;
    private static final int WIRE = 1 << 16;

    private final AtomicInteger fired = new AtomicInteger();

    @TempDir
    private Path folder;

    /** A bug in the answers of one read shape. */
    private enum Bug {
        A_FETCH_LOSES_ITS_LAST_ROW(9, rows -> rows.size() <= FETCH ? rows : without(rows, FETCH - 1)),
        THE_LAST_FETCH_COMES_TWICE(1, rows -> rows.size() <= FETCH ? rows : twice(rows)),
        BACKWARDS_IS_FORWARDS(8, rows -> {
            List<Row> reversed = new ArrayList<>(rows);
            Collections.reverse(reversed);
            return reversed;
        }),
        A_STREAM_ENDS_EARLY(4, rows -> cells(rows, BatteryTest::cut)),
        AN_EMPTY_VALUE_IS_NULL(6, rows -> cells(rows, BatteryTest::emptied)),
        A_FORMAT_DROPS_THE_LANGUAGE(7, rows -> cells(rows, BatteryTest::withoutLanguage));

        private final int shape;
        private final UnaryOperator<List<Row>> wrong;

        Bug(int shape, UnaryOperator<List<Row>> wrong) {
            this.shape = shape;
            this.wrong = wrong;
        }
    }

    /** Two of the shapes stand for all of them: the right one and the wrong one. */
    @Test
    void a_bug_of_one_of_two_shapes_fires_and_is_seen_in_that_shape_alone() {
        Bug bug = Bug.THE_LAST_FETCH_COMES_TWICE;
        ShapeGrid grid = play(
                new H2Provider().system(), new FirstShapes(new Wrong(new H2EmbeddedProvider(), bug, fired), bug.shape));

        seen(bug, grid);
        assertThat(grid.count(Result.SAME)).as("the right shape").isGreaterThanOrEqualTo(8);
        assertThat(grid.count(Result.NOT_RUN)).isZero();
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = "A_FETCH_LOSES_ITS_LAST_ROW")
    void a_bug_of_a_shape_fires_and_is_seen_in_that_shape_alone(Bug bug) {
        seen(bug, play(new H2Provider().system(), new Wrong(new H2EmbeddedProvider(), bug, fired)));
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(
            names = {
                "A_STREAM_ENDS_EARLY",
                "THE_LAST_FETCH_COMES_TWICE",
                "BACKWARDS_IS_FORWARDS",
                "AN_EMPTY_VALUE_IS_NULL"
            })
    void any_other_bug_of_a_shape_is_seen_too(Bug bug) {
        seen(bug, play(new H2Provider().system(), new Wrong(new H2EmbeddedProvider(), bug, fired)));
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = "A_FORMAT_DROPS_THE_LANGUAGE")
    void a_bug_of_a_format_fires_and_is_seen_in_that_format_alone(Bug bug) {
        seen(bug, play(new JenaProvider().system(), new Wrong(new JenaEmbeddedProvider(), bug, fired)));
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = {"A_FETCH_LOSES_ITS_LAST_ROW", "A_STREAM_ENDS_EARLY"})
    void any_other_bug_of_a_format_is_seen_too(Bug bug) {
        seen(bug, play(new JenaProvider().system(), new Wrong(new JenaEmbeddedProvider(), bug, fired)));
    }

    private void seen(Bug bug, ShapeGrid grid) {
        assertThat(fired).as("how often the bug fired").hasPositiveValue();
        // A store that could not be made is asked too, and its cells say only that.
        assertThat(grid.count(Result.DIFFERS))
                .as(new ShapeTable(grid).text())
                .isPositive()
                .isLessThanOrEqualTo(fired.get());
        assertThat(grid.cells())
                .filteredOn(cell -> cell.result() == Result.DIFFERS)
                .extracting(ShapeCell::shape)
                .containsOnly(grid.shapes().get(bug.shape));
    }

    @Tag("nightly")
    @Test
    void at_least_twelve_shapes_meet_eight_morphologies_and_a_cell_that_is_not_run_says_why() {
        ShapeGrid grid = play(new H2Provider().system(), new H2EmbeddedProvider());

        assertThat(grid.shapes()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(grid.count(Result.DIFFERS) + grid.count(Result.NOT_RUN)).isZero();
        assertThat(grid.count(Result.SAME))
                .isGreaterThanOrEqualTo(8L * grid.shapes().size());
        assertThat(grid.cells())
                .filteredOn(cell -> cell.result() == Result.NOT_OFFERED)
                .allSatisfy(cell -> assertThat(cell.why()).isNotBlank());
    }

    private ShapeGrid play(SystemUnderTest system, BackendProvider provider) {
        try {
            return Battery.of(system)
                    .orElseThrow()
                    .play(
                            ArmPlan.of("arm", provider, new Resolver().resolve(system, system.defaultVersion())),
                            Limits.of(Duration.ofSeconds(30)),
                            folder);
        } catch (EngineUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private record Wrong(BackendProvider provider, Bug bug, AtomicInteger fired) implements ForwardingProvider {
        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
            return new WrongBackend(provider.open(context), bug, fired);
        }
    }

    /** Offers the read shapes up to this one. */
    private record FirstShapes(BackendProvider provider, int last) implements ForwardingProvider {
        @Override
        public List<String> readShapes() {
            return provider.readShapes().subList(0, last + 1);
        }
    }

    private record WrongBackend(Backend backend, Bug bug, AtomicInteger fired) implements ForwardingBackend {
        @Override
        public Outcome apply(Operation operation) throws InterruptedException {
            Outcome outcome = backend.apply(operation);
            if (!(operation instanceof Operation.Shaped shaped)
                    || shaped.shape() != bug.shape
                    || !(outcome instanceof Rows rows)) {
                return outcome;
            }
            Rows wrong = rows.with(bug.wrong.apply(rows.rows()));
            if (!wrong.equals(rows)) {
                fired.incrementAndGet();
            }
            return wrong;
        }
    }

    private static List<Row> without(List<Row> rows, int index) {
        List<Row> others = new ArrayList<>(rows);
        others.remove(index);
        return others;
    }

    private static List<Row> twice(List<Row> rows) {
        List<Row> more = new ArrayList<>(rows);
        more.addAll(rows.subList(rows.size() - 1, rows.size()));
        return more;
    }

    private static List<Row> cells(List<Row> rows, UnaryOperator<Cell> change) {
        return rows.stream()
                .map(row -> new Row(row.cells().stream().map(change).toList()))
                .toList();
    }

    private static Cell cut(Cell cell) {
        return cell instanceof Cell.Text text && text.value().length() > WIRE
                ? Cell.text(text.value().substring(0, WIRE))
                : cell;
    }

    private static Cell emptied(Cell cell) {
        return cell instanceof Cell.Lexical lexical && lexical.value().isEmpty() ? Cell.NULL : cell;
    }

    private static Cell withoutLanguage(Cell cell) {
        return cell instanceof Cell.Lexical lexical && !lexical.language().isEmpty()
                ? Cell.text(lexical.value())
                : cell;
    }
}
