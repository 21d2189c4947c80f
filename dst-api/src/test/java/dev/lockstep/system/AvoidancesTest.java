package dev.lockstep.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvoidancesTest {

    private static final Avoidances AVOIDANCES = Avoidances.of(List.of(
            new Avoidance("early", new Avoidance.Settings(new TreeMap<>(Map.of("DELAY", "0")))),
            new Avoidance("space", new Avoidance.Settings(new TreeMap<>(Map.of("REUSE", "FALSE", "KEEP", "99")))),
            new Avoidance("blanks", new Avoidance.NotDrawn("number with blanks")),
            new Avoidance("zeros", new Avoidance.Rendered("no zero at the end"))));

    private static Avoidances meeting(String... words) {
        return AVOIDANCES.meeting(List.of(words));
    }

    @Test
    void a_walk_steers_round_every_declared_bug_unless_it_is_asked_to_meet_it() {
        assertThat(AVOIDANCES.inForce()).containsExactly("blanks", "early", "space", "zeros");
        assertThat(AVOIDANCES.words()).isEmpty();
        assertThat(meeting("blanks").inForce()).containsExactly("early", "space", "zeros");
        assertThat(meeting("blanks").avoids("blanks")).isFalse();
        assertThat(meeting("all").inForce()).isEmpty();
    }

    @Test
    void a_bug_that_nobody_declared_is_met() {
        assertThat(AVOIDANCES.avoids("other")).isFalse();
        assertThat(Avoidances.NONE.avoids("blanks")).isFalse();
    }

    @Test
    void the_settings_of_what_is_met_are_the_engines_own() {
        assertThat(AVOIDANCES.settings()).isEqualTo(Map.of("DELAY", "0", "REUSE", "FALSE", "KEEP", "99"));
        assertThat(meeting("space").settings()).isEqualTo(Map.of("DELAY", "0"));
        assertThat(meeting("settings").settings()).isEmpty();
        assertThat(meeting("settings").inForce()).containsExactly("blanks", "zeros");
    }

    @Test
    void a_setting_can_be_replaced_to_make_a_bug_certain() {
        assertThat(meeting("space:KEEP=0").settings()).isEqualTo(Map.of("DELAY", "0", "KEEP", "0"));
    }

    @Test
    void the_words_of_a_record_ask_for_the_same_again() {
        Avoidances met = meeting("space:KEEP=0:REUSE=TRUE", "zeros");

        assertThat(met.words()).containsExactly("space:KEEP=0:REUSE=TRUE", "zeros");
        assertThat(AVOIDANCES.meeting(met.words())).isEqualTo(met);
        assertThat(met.meeting(List.of())).isEqualTo(AVOIDANCES);
    }

    /** A record may come from a stranger, and a setting of some engines runs a script. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "space:INIT=RUNSCRIPT",
                "early:KEEP=0",
                "space:KEEP=0;INIT=x",
                "space:KEEP=",
                "space:KEEP",
                "space:",
                "zeros:KEEP=0",
                "all:KEEP=0"
            })
    void only_an_avoidances_own_settings_are_replaced_and_only_by_simple_values(String word) {
        assertThatThrownBy(() -> meeting(word))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(word);
    }

    @Test
    void an_unknown_name_is_refused_with_those_that_are_there() {
        assertThatThrownBy(() -> meeting("blanc"))
                .hasMessage("there is no avoidance 'blanc'; name all, settings or some of blanks, early, space, zeros");
        assertThatThrownBy(() -> Avoidances.NONE.meeting(List.of("all:x=1", "blanks")))
                .hasMessage("there is no avoidance 'blanks'; walks of this system steer round no known bug");
    }

    @Test
    void a_version_that_does_not_know_a_setting_yet_runs_without_it() {
        Avoidances avoidances = Avoidances.of(List.of(new Avoidance(
                "zone", new Avoidance.Settings(new TreeMap<>(Map.of("ZONE", "UTC")), Optional.of("2.0")))));
        assertThat(avoidances.settings(since -> since.equals("2.0"))).isEqualTo(Map.of("ZONE", "UTC"));
        assertThat(avoidances.settings(since -> false)).isEmpty();
    }
}
