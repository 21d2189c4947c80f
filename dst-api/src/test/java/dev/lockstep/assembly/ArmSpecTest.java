package dev.lockstep.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmSpecTest {

    @Test
    void a_bare_transport_leaves_the_versions_open() {
        assertThat(ArmSpec.parse("embedded")).isEqualTo(new ArmSpec("embedded", Optional.empty(), Optional.empty()));
    }

    @Test
    void a_version_follows_the_at_sign() {
        assertThat(ArmSpec.parse("cli@2.2.224"))
                .isEqualTo(new ArmSpec("cli", Optional.of("2.2.224"), Optional.empty()));
    }

    @Test
    void a_second_version_is_the_clients() {
        assertThat(ArmSpec.parse("server@2.4.240/2.5.252"))
                .isEqualTo(new ArmSpec("server", Optional.of("2.4.240"), Optional.of("2.5.252")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "embedded",
                "cli@2.2.224",
                "server@2.4.240/2.5.252",
                "my-own_arm@1.0-rc.1",
                "embedded+split",
                "server+nio-2@2.4.240/2.5.252~plain"
            })
    void an_arm_is_named_as_it_was_written(String text) {
        assertThat(ArmSpec.parse(text).name()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@2.2.224",
                "cli@",
                "cli@1/",
                "cli@1/2/3",
                "cli 2",
                "../cli",
                "cli@../../etc",
                "9lives",
                "cli+",
                "cli@1~plain+split",
                "cli+Split"
            })
    void a_text_that_is_not_an_arm_is_refused_with_examples(String text) {
        assertThatThrownBy(() -> ArmSpec.parse(text))
                .isInstanceOf(InputException.class)
                .hasMessage("--arms: '" + text + "' is not an arm; write a transport, with a storage context and a"
                        + " version if needed: embedded, embedded+split, cli@2.2.224, server@2.4.240/2.5.252"
                        + " (server/client)");
    }

    @Test
    void the_same_arm_twice_is_refused() {
        assertThatThrownBy(() -> ArmSpec.parseList(List.of("embedded", "cli", "embedded")))
                .isInstanceOf(InputException.class)
                .hasMessage("--arms names embedded twice; each arm takes part once, or again in another version"
                        + " (embedded@VERSION)");
    }

    @Test
    void the_same_transport_in_two_versions_is_two_arms() {
        assertThat(ArmSpec.parseList(List.of("cli", "cli@2.2.224"))).hasSize(2);
    }

    @Test
    void the_reference_is_the_arm_that_was_asked_for() {
        assertThat(ArmSpec.reference(ArmSpec.parseList(List.of("embedded", "cli")), Optional.of("cli")))
                .isEqualTo(ArmSpec.parse("cli"));
    }

    @Test
    void the_reference_is_embedded_wherever_it_stands() {
        assertThat(ArmSpec.reference(ArmSpec.parseList(List.of("cli", "embedded")), Optional.empty()))
                .isEqualTo(ArmSpec.parse("embedded"));
    }

    @Test
    void the_reference_is_the_first_arm_where_none_is_embedded() {
        assertThat(ArmSpec.reference(ArmSpec.parseList(List.of("cli", "server")), Optional.empty()))
                .isEqualTo(ArmSpec.parse("cli"));
    }

    @Test
    void a_reference_that_is_not_an_arm_is_refused_with_the_arms() {
        assertThatThrownBy(() ->
                        ArmSpec.reference(ArmSpec.parseList(List.of("embedded", "cli@2.2.224")), Optional.of("cli")))
                .isInstanceOf(InputException.class)
                .hasMessage("--reference: cli is not one of the arms (embedded, cli@2.2.224)");
    }

    @Test
    void a_recorded_version_is_walked_again_when_it_is_no_longer_the_default() {
        assertThat(ArmSpec.parse("cli").orVersion("2.4.240", "2.5.252").name()).isEqualTo("cli@2.4.240");
    }

    @Test
    void a_recorded_version_that_is_the_default_leaves_the_name_as_it_was() {
        assertThat(ArmSpec.parse("cli").orVersion("2.5.252", "2.5.252").name()).isEqualTo("cli");
    }

    @Test
    void a_version_that_the_arm_names_stays() {
        assertThat(ArmSpec.parse("cli@2.2.224").orVersion("2.2.224", "2.5.252").name())
                .isEqualTo("cli@2.2.224");
    }
}
