package dev.lockstep.report.repro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.ArmPlans;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.report.Report;
import dev.lockstep.report.StateReads;
import dev.lockstep.report.triage.Headline;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The title of {@code issue.md}, and its reasons. */
class IssueTextTest {

    private static final SystemUnderTest SHOP = SystemUnderTest.named("shop")
            .documented(Map.of(
                    OperationKind.CALL, "The protocol of shops defines what a call does.",
                    OperationKind.BACKUP, "The manual says what a copy has."));

    private static final Expectation NO_ROWS = Expectation.findsNothing();

    @Test
    void a_title_names_the_system_the_arm_and_what_is_wrong() {
        assertThat(issue(new Headline(List.of("server"), "after put of a, the model has 1 row", false), NO_ROWS))
                .startsWith("# shop 1, server: after put of a, the expected answer has 1 row\n");
    }

    @Test
    void what_every_arm_does_is_said_of_the_system() {
        assertThat(issue(new Headline(List.of(), "the copy lacks 1 of 2 rows", false), NO_ROWS))
                .startsWith("# shop 1: the copy lacks 1 of 2 rows\n");
    }

    @Test
    void only_the_promises_about_the_answers_that_differ_are_reasons() {
        assertThat(issue(new Headline(List.of("server"), "it differs", false), NO_ROWS))
                .contains("The protocol of shops defines what a call does.\n")
                .contains("The expected answer follows from the steps before it alone.\n")
                .doesNotContain("The manual says");
    }

    @Test
    void an_answer_that_nobody_predicts_is_not_called_expected() {
        assertThat(issue(new Headline(List.of("server"), "it differs", false), Expectation.agrees()))
                .contains("The protocol of shops defines what a call does.\n")
                .doesNotContain("follows from the steps");
    }

    @Test
    void the_older_of_two_releases_is_named_by_its_version_and_may_differ_on_purpose() {
        other = "embedded@2";

        assertThat(issue(new Headline(List.of("embedded@2"), "it differs", false), Expectation.agrees()))
                .startsWith("# shop 2: it differs\n")
                .contains("These are releases of the same engine")
                .contains("The protocol of shops defines what a call does.\n")
                .contains("Nobody predicts this answer, so the releases may differ on purpose.\n");
    }

    /** The arm that differs from the first one. */
    private String other = "server";

    private String issue(Headline headline, Expectation expectation) {
        ArmPlans arms = new ArmPlans("embedded", List.of(arm("embedded"), arm(other)));
        Origin origin =
                new Origin(Optional.of(headline), Optional.empty(), new TreeMap<>(), List.of(), List.of(), List.of());
        return new IssueText(Bundle.of(origin, story(expectation), arms)).text();
    }

    private ArmPlan arm(String name) {
        Engine engine = new Engine(SHOP, name.contains("@2") ? "2" : "1", List.of());
        return ArmPlan.of(name, new Silent(name.replace("@2", "")), engine);
    }

    private Story story(Expectation expectation) {
        Difference difference =
                new Difference(DifferencePath.ROWS, DifferenceClass.VALUE, "embedded", other, "[]", "[]");
        Report.ReportedFinding finding = new Report.ReportedFinding(
                1,
                "get",
                "DIVERGED",
                "NOVEL",
                "0",
                "0",
                Json.MAPPER.createObjectNode(),
                Json.MAPPER.createObjectNode(),
                Json.MAPPER.createObjectNode(),
                List.of(difference),
                new TreeMap<>(),
                List.of(),
                Optional.empty());
        Operation get = Operation.call("get", Cell.text("a"));
        Told told = new Told(
                1,
                "get",
                "get",
                new TreeMap<>(Map.of("embedded", get, other, get)),
                Channel.QUERY,
                false,
                false,
                expectation,
                new TreeMap<>(Map.of(
                        "embedded",
                        new Outcome.Rows(List.of()),
                        other,
                        new Outcome.Rows(List.of(Row.of(Cell.text("a")))))),
                new TreeMap<>());
        return new Story(finding, StateReads.AT_THE_END, List.of(told), new TreeMap<>(), false, List.of(), List.of());
    }

    /** A transport without a script. */
    private record Silent(String transport) implements BackendProvider {
        @Override
        public String system() {
            return "shop";
        }

        @Override
        public Backend open(ArmContext context) {
            throw new UnsupportedOperationException("it is never opened");
        }
    }
}
