package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.backend.Backend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.platform.Deadline;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.workload.CommandKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign: what one walk takes away from the others, and what all of them together must have shown. */
class SessionTest {

    private static final Limits LIMITS = Limits.of(Duration.ofMinutes(1));

    private static final UnaryOperator<Backend> MISCOUNTING = Answering.with((backend, operation) -> {
        Outcome outcome = backend.apply(operation);
        return outcome instanceof Outcome.Done done && done.count().isPresent() ? Outcome.Done.affecting(7) : outcome;
    });

    private static final UnaryOperator<Backend> LOST = Answering.with((backend, operation) ->
            operation instanceof Operation.Mutate mutate && mutate.text().startsWith("put")
                    ? Outcome.Broken.of(Outcome.Broken.Cause.LAUNCHER, "the container engine is gone")
                    : backend.apply(operation));

    @TempDir
    private Path folder;

    private final Interruption interruption = Interruption.watch();

    private UnaryOperator<Backend> cli = UnaryOperator.identity();

    @AfterEach
    void close() {
        interruption.close();
    }

    @Test
    void a_walk_that_cannot_be_recorded_takes_nothing_away_from_the_others() throws IOException {
        cli = MISCOUNTING;
        Session session = session(LIMITS.goingOn(true));
        Path taken = Files.writeString(folder.resolve("taken"), "a file");

        Optional<WalkResult> first = session.play(stream(1, 30), taken);
        boolean goesOn = session.goesOn();
        Optional<WalkResult> second = session.play(stream(2, 30), folder.resolve("second"));

        assertThat(first).isEmpty();
        assertThat(goesOn).isTrue();
        assertThat(second).isPresent();
        CampaignReport report = report(session);
        assertThat(report.verdict()).isEqualTo("DIVERGED");
        assertThat(report.verdicts()).containsExactly(entry(Verdict.DIVERGED, 1L), entry(Verdict.INFRA, 1L));
        assertThat(report.walks().get(0).detail()).startsWith("cannot write to " + taken);
    }

    @Test
    void a_lost_arm_ends_a_campaign_unless_it_is_to_keep_going() {
        cli = LOST;
        Session stopping = session(LIMITS);
        stopping.play(stream(1, 30), folder.resolve("stopping"));
        Session going = session(LIMITS.goingOn(true));
        going.play(stream(1, 30), folder.resolve("going"));

        assertThat(stopping.goesOn()).isFalse();
        assertThat(going.goesOn()).isTrue();
        assertThat(report(going).verdict()).isEqualTo("INFRA");
    }

    @Test
    void a_command_that_no_walk_drew_from_is_missing() {
        Session session = session(LIMITS);
        List<CommandKind<SortedMap<String, Long>>> some = new Shelf().alphabet().subList(0, 2);
        session.play(CommandStream.drawn(new Shelf(), 1, some, 30), folder.resolve("walk"));

        CampaignReport report = report(session);
        assertThat(report.walks().get(0).verdict()).isEqualTo(Verdict.PARITY);
        assertThat(report.verdict()).isEqualTo("VACUOUS");
        assertThat(report.commands()).isEqualTo(new CampaignReport.Exercised(2, 4));
        assertThat(report.notExercised())
                .filteredOn(hole -> hole.what() == Coverage.Subject.COMMAND)
                .extracting(Coverage.Hole::name)
                .contains("count")
                .doesNotContain("put");
    }

    @Test
    void a_budget_names_what_was_not_reached_and_gives_no_verdict_about_it() {
        Session session = session(LIMITS.until(Deadline.in(Duration.ZERO)));
        session.play(stream(1, 30), folder.resolve("walk"));

        CampaignReport report = report(session);
        assertThat(report.verdict()).isEqualTo("PARITY");
        assertThat(report.budget()).isTrue();
        assertThat(report.steps()).isEqualTo(1);
        assertThat(report.asked()).isEqualTo(30);
        assertThat(report.walks().get(0).ending()).isEqualTo(Ending.BUDGET);
        assertThat(report.notExercised()).isNotEmpty();
    }

    @Test
    void a_campaign_without_a_walk_shows_nothing_even_with_a_budget() {
        assertThat(report(session(LIMITS.until(Deadline.in(Duration.ZERO)))).verdict())
                .isEqualTo("VACUOUS");
    }

    @Test
    void what_an_arm_offers_less_is_in_the_report_with_its_reason() {
        Session session = session(LIMITS);
        session.play(stream(1, 30), folder.resolve("walk"));

        assertThat(report(session).arms().get(1).offersLess())
                .singleElement()
                .satisfies(less -> assertThat(less.text()).isEqualTo("reopen implicit (nothing is kept open)"));
    }

    private static CommandStream<SortedMap<String, Long>> stream(long seed, long steps) {
        return CommandStream.drawn(new Shelf(), seed, steps);
    }

    private Session session(Limits limits) {
        Lineup lineup = lineup();
        return new Session(
                lineup,
                new Shelf().alphabet(),
                new KnownList(Plugins.catalogue(List.of()), Shelf.SYSTEM, Optional.empty()),
                LocalDate.of(2026, 12, 1),
                limits,
                interruption,
                header -> new WalkListener() {});
    }

    private Lineup lineup() {
        List<ArmPlan> arms = List.of(Shelf.arm("embedded", UnaryOperator.identity()), Shelf.arm("cli", cli));
        return new Lineup(Shelf.SYSTEM, arms, "embedded");
    }

    private CampaignReport report(Session session) {
        return session.end().report(lineup(), "shelf", folder, Duration.ZERO, walked -> walked);
    }
}
