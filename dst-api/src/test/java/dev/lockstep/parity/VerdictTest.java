package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {

    @Test
    void of_several_the_worst_is_returned() {
        assertThat(Verdict.PARITY.and(Verdict.VACUOUS)).isEqualTo(Verdict.VACUOUS);
        assertThat(Verdict.VACUOUS.and(Verdict.MODEL)).isEqualTo(Verdict.MODEL);
        assertThat(Verdict.VACUOUS.and(Verdict.NOISE)).isEqualTo(Verdict.NOISE);
        assertThat(Verdict.NOISE.and(Verdict.INFRA)).isEqualTo(Verdict.INFRA);
        assertThat(Verdict.INFRA.and(Verdict.MODEL)).isEqualTo(Verdict.MODEL);
        assertThat(Verdict.MODEL.and(Verdict.DIVERGED)).isEqualTo(Verdict.DIVERGED);
        assertThat(Verdict.DIVERGED.and(Verdict.USAGE)).isEqualTo(Verdict.USAGE);
        assertThat(Verdict.USAGE.and(Verdict.FAULT)).isEqualTo(Verdict.FAULT);
    }

    @Test
    void only_parity_exits_with_0() {
        for (Verdict verdict : Verdict.values()) {
            assertThat(verdict.exitCode() == 0).as(verdict.name()).isEqualTo(verdict == Verdict.PARITY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_turns_another_verdict_into_parity(Verdict other) {
        assertThat(Verdict.PARITY.and(other)).isEqualTo(other);
        assertThat(other.and(Verdict.PARITY)).isEqualTo(other);
    }

    @Test
    void an_interruption_hides_no_finding_and_no_finding_is_hidden_by_order() {
        assertThat(Verdict.INTERRUPTED.and(Verdict.DIVERGED)).isEqualTo(Verdict.DIVERGED);
        assertThat(Verdict.VACUOUS.and(Verdict.INTERRUPTED)).isEqualTo(Verdict.INTERRUPTED);
        List<Verdict> turned = new ArrayList<>(List.of(Verdict.values()));
        Collections.reverse(turned);
        for (Verdict one : Verdict.values()) {
            for (Verdict other : turned) {
                assertThat(one.and(other)).isEqualTo(other.and(one));
            }
        }
    }
}
