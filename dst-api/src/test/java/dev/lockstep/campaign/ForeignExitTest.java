package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who ends the process, read from the stacks of its threads. */
class ForeignExitTest {

    private static final Thread THREAD = new Thread(() -> {}, "some thread");

    @Test
    void a_plugin_that_calls_system_exit_is_named_with_the_place() {
        assertThat(ForeignExit.find(stack(
                        frame("java.lang.Shutdown", "exit"),
                        frame("java.lang.Runtime", "exit"),
                        frame("java.lang.System", "exit"),
                        frame("example.Plugin", "apply"),
                        frame("dev.lockstep.parity.Arm", "apply"))))
                .hasValueSatisfying(exit -> {
                    assertThat(exit.thread()).isSameAs(THREAD);
                    assertThat(exit.place()).isEqualTo("example.Plugin.apply(Some.java:1)");
                });
    }

    @Test
    void a_plugin_that_calls_the_runtime_is_named_as_well() {
        assertThat(ForeignExit.find(stack(frame("java.lang.Runtime", "exit"), frame("example.Plugin", "close"))))
                .isPresent();
    }

    @Test
    void the_end_of_a_command_is_our_own() {
        assertThat(ForeignExit.find(stack(
                        frame("java.lang.Runtime", "exit"),
                        frame("java.lang.System", "exit"),
                        frame("dev.lockstep.runner.Main", "main"))))
                .isEmpty();
    }

    @Test
    void a_signal_is_no_call() {
        assertThat(ForeignExit.find(stack(
                        frame("java.lang.Shutdown", "exit"),
                        frame("java.lang.Terminator$1", "handle"),
                        frame("jdk.internal.misc.Signal$1", "run"))))
                .isEmpty();
    }

    private static Map<Thread, StackTraceElement[]> stack(StackTraceElement... frames) {
        return Map.of(THREAD, frames);
    }

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, "Some.java", 1);
    }
}
