package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmUnavailableException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {

    @Test
    void the_launcher_is_chosen_here_unless_it_is_named() throws ArmUnavailableException {
        assertThat(ServerSettings.of(Map.of()))
                .isEqualTo(new ServerSettings(ServerSettings.Choice.AUTO, Optional.empty()));
    }

    @Test
    void a_base_image_is_taken_as_it_is_named() throws ArmUnavailableException {
        assertThat(ServerSettings.of(Map.of("server.launcher", "container", "server.base", "some/java:17")))
                .isEqualTo(new ServerSettings(ServerSettings.Choice.CONTAINER, Optional.of("some/java:17")));
    }

    @Test
    void an_unknown_launcher_is_named_with_the_known_ones() {
        assertThatThrownBy(() -> ServerSettings.of(Map.of("server.launcher", "vm")))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessage("server.launcher is vm: it must be auto, container or process");
    }
}
