package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.server.Launcher;
import dev.lockstep.server.ProcessLauncher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.zeroturnaround.exec.ProcessExecutor;

class ProcessMisbehaviourTest extends Misbehaviour {

    @Override
    Launcher launcher() {
        return new ProcessLauncher();
    }

    @Override
    void suspend(Arm arm) {
        long server = signal("STOP");
        // Its threads stop one after another, and one of them may still answer meanwhile.
        await().until(() -> Files.readString(Path.of("/proc", Long.toString(server), "stat"))
                .replaceFirst("^.*\\) ", "")
                .startsWith("T"));
    }

    @Override
    void resume(Arm arm) {
        signal("CONT");
    }

    @Override
    void kill(Arm arm) {
        signal("KILL");
    }

    @Override
    List<String> remains() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(process -> "process " + process.pid())
                .toList();
    }

    /** This does not apply to a container: its engine kills a server that does not stop, even a suspended one. */
    @Test
    void a_restart_of_a_server_that_does_not_stop_is_broken() throws Exception {
        suspend(arm);

        Outcome outcome = within(START, () -> arm.ask(Operation.restart()));

        assertThat(outcome).isInstanceOf(Broken.class);
    }

    /** The server of an earlier test may still be ending, so the youngest is the one. */
    private static long signal(String name) {
        ProcessHandle server = ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("org.h2.tools.Server"))
                .max(Comparator.comparing(child -> child.info().startInstant().orElse(Instant.MIN)))
                .orElseThrow();
        try {
            new ProcessExecutor("kill", "-" + name, Long.toString(server.pid()))
                    .exitValueNormal()
                    .timeout(10, TimeUnit.SECONDS)
                    .execute();
            return server.pid();
        } catch (Exception e) {
            throw new AssertionError("the server could not be sent a signal", e);
        }
    }
}
