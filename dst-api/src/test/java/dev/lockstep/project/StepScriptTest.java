package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.op.Column;
import dev.lockstep.op.Json;
import dev.lockstep.op.Request;
import dev.lockstep.op.RowShape;
import dev.lockstep.system.SystemUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepScriptTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_rule_says_whether_an_absent_field_and_a_null_one_are_two_answers(boolean tellsAbsent) {
        SystemUnderTest system = new SystemUnderTest("s", "s", List.of(), "1", Project.DIALECT, Set.of(), Map.of());
        StepScript script = new StepScript(new Reproduction(
                "rest",
                system,
                "1",
                "1",
                Surroundings.USUAL,
                Surroundings.USUAL,
                new TreeMap<>(),
                tellsAbsent,
                List.of()));

        script.rule(
                "1", "status", Request.of(Request.READ).reading(RowShape.of(Column.text("name"))), Optional.empty());

        String rules = script.reproduced().files().get(PlayScript.RULES);
        assertThat(Json.tree(rules).path("1").path("absent").asBoolean(false)).isEqualTo(tellsAbsent);
    }
}
