package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompanionTest {

    @TempDir
    private Path temp;

    @Test
    void a_closed_program_leaves_no_thread_even_if_nobody_listened() throws Exception {
        Set<Thread> before = talking();
        Companion endless = Companion.start(CommandLine.of(temp, List.of("yes")), Map.of());
        Set<Thread> begun = new HashSet<>(talking());
        begun.removeAll(before);

        endless.close();

        assertThat(begun).isNotEmpty();
        for (Thread thread : begun) {
            thread.join(10_000);
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static Set<Thread> talking() {
        Set<Thread> talking = new HashSet<>(Thread.getAllStackTraces().keySet());
        talking.removeIf(thread -> !thread.getName().startsWith("reading a program")
                && !thread.getName().startsWith("talking"));
        return talking;
    }
}
