package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReleasesTest {

    @Test
    void an_older_release_that_stands_alone_was_mended_later() {
        Releases two = two(List.of(
                        arm("embedded", "2.5.252", false), arm("embedded@2.1.210", "2.1.210", true), model(false)))
                .orElseThrow();

        assertThat(two.from()).isEqualTo("2.1.210");
        assertThat(two.to()).isEqualTo("2.5.252");
        assertThat(two.sentence())
                .isEqualTo("the older release, 2.1.210, is wrong and 2.5.252 is right: mended in 2.5.252"
                        + " or in a release between the two, none of which was tried");
    }

    @Test
    void a_newer_release_that_stands_alone_was_broken_and_numbers_are_compared_as_numbers() {
        Releases two = two(List.of(arm("cli", "2.10.1", true), arm("cli@2.9.0", "2.9.0", false), model(false)))
                .orElseThrow();

        assertThat(two.from()).isEqualTo("2.9.0");
        assertThat(two.sentence())
                .contains("the newer release, 2.10.1, is wrong")
                .endsWith("introduced in 2.10.1 or in a release between the two, none of which was tried");
    }

    @Test
    void without_the_model_nobody_is_called_wrong() {
        Releases two = two(List.of(arm("cli", "2", false), arm("server", "2", false), arm("cli@1", "1", true)))
                .orElseThrow();

        assertThat(two.sentence()).startsWith("the older release, 1, differs from 2: changed in 2 or in a release");
    }

    @Test
    void between_two_neighbours_there_is_no_release_to_try() {
        Releases broken = two(List.of(arm("cli", "2.5.252", false), arm("cli@2.5.253", "2.5.253", true), model(false)))
                .orElseThrow();
        assertThat(broken.neighbours()).isTrue();
        assertThat(broken.sentence())
                .isEqualTo("the newer release, 2.5.253, is wrong and 2.5.252 is right: introduced in 2.5.253");

        Releases mended = two(List.of(arm("cli", "2.5.10", false), arm("cli@2.5.9", "2.5.9", true), model(false)))
                .orElseThrow();
        assertThat(mended.sentence())
                .isEqualTo("the older release, 2.5.9, is wrong and 2.5.10 is right: mended in 2.5.10");
    }

    @Test
    void a_release_that_mends_another_may_be_between_two_numbers() {
        for (String newer : List.of("2.5.254", "2.6.253", "2.6", "3")) {
            assertThat(two(List.of(arm("cli", "2.5.252", false), arm("cli@" + newer, newer, true), model(false)))
                            .orElseThrow()
                            .neighbours())
                    .as(newer)
                    .isFalse();
        }
        assertThat(two(List.of(arm("cli", "2.5", false), arm("cli@2.6", "2.6", true), model(false)))
                        .orElseThrow()
                        .neighbours())
                .isFalse();
    }

    @Test
    void an_arm_of_another_transport_may_differ_for_another_reason() {
        assertThat(two(List.of(arm("embedded", "2", false), arm("cli@1", "1", true), model(false))))
                .isEmpty();
    }

    @Test
    void one_release_or_one_without_a_number_says_nothing() {
        assertThat(two(List.of(arm("cli", "2", false), arm("cli~plain", "2", true), model(false))))
                .isEmpty();
        assertThat(two(List.of(arm("cli", "", false), arm("cli@x", "x", true), model(false))))
                .isEmpty();
        assertThat(two(List.of(arm("cli", "2", false), arm("cli@1", "1", false), model(true))))
                .isEmpty();
    }

    @Test
    void a_model_that_does_not_predict_what_differs_calls_nobody_wrong() {
        List<Voice> voices =
                List.of(arm("cli", "2", false), arm("server", "2", false), arm("cli@1", "1", true), model(false));
        Standing withoutTheModel =
                new Standing(List.of(List.of("cli", "server"), List.of("cli@1")), List.of("cli@1"), true);

        assertThat(Releases.of(voices, withoutTheModel).orElseThrow().wrong()).isFalse();
    }

    @Test
    void an_arm_that_is_kept_plain_may_differ_because_of_that() {
        assertThat(two(List.of(arm("cli", "2", false), arm("cli~plain", "1", true), model(false))))
                .isEmpty();
    }

    private static Optional<Releases> two(List<Voice> voices) {
        List<String> alone =
                voices.stream().filter(Voice::alone).map(Voice::name).toList();
        List<String> others =
                voices.stream().filter(voice -> !voice.alone()).map(Voice::name).toList();
        return Releases.of(voices, new Standing(List.of(others, alone), alone, true));
    }

    private static Voice arm(String name, String version, boolean alone) {
        return voice(name, false, version, alone);
    }

    private static Voice model(boolean alone) {
        return voice("model", true, "", alone);
    }

    private static Voice voice(String name, boolean model, String version, boolean alone) {
        return new Voice(
                name,
                model,
                false,
                alone,
                version,
                new TreeMap<>(),
                "",
                List.of(),
                "done",
                "done",
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>());
    }
}
