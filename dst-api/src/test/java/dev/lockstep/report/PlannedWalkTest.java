package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannedWalkTest {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    private static PlannedWalk with(String command) {
        return new PlannedWalk(
                1,
                "h2",
                "H2",
                "social",
                1,
                1,
                List.of(),
                new TreeMap<>(),
                List.of(),
                List.of(PlannedWalk.shared(command)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mine=python3 HOME/driver.py",
                "mine=HOME/bin/driver --data=HOME --more 'HOME/a b'",
                "mine=java -cp HOME/a.jar:HOME/b.jar Main"
            })
    void a_command_does_not_name_the_home_folder_and_is_read_as_it_was_typed(String text) {
        String command = text.replace("HOME", HOME.toString());

        PlannedWalk plan = with(command);

        assertThat(plan.commands()).containsExactly(text.replace("HOME", "~"));
        assertThat(plan.armCommands()).containsExactly(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mine=driver ~/x", "mine=driver HOME2/x /varHOME/x", "mine=driver a~b v1~2", "mine=HOME/x ~/y"})
    void a_command_with_a_tilde_or_another_path_is_read_as_it_was_typed(String text) {
        String command = text.replace("HOME", HOME.toString());

        assertThat(with(command).armCommands()).containsExactly(command);
    }

    @Test
    void a_home_folder_within_another_path_is_none() {
        String command = "mine=/mnt" + HOME + "/x";

        assertThat(with(command).armCommands()).containsExactly(command);
    }
}
