package dev.lockstep.cli.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.project.DescribedServer;
import dev.lockstep.project.YamlValue;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is a process, here a few lines of Python that listen and print. */
class ProcessServerTest {

    private static final String PROGRAM = """
            import os, signal, socket, sys
            port, folder, how = sys.argv[1:]
            if how == "wrong":
                print("no such option")
                sys.exit(5)
            signal.signal(signal.SIGTERM, lambda *any: os._exit(3 if how == "badly" else 0))
            listening = socket.create_server(("127.0.0.1", int(port)))
            with open(folder + "/starts", "a") as file:
                file.write("start\\n")
            print("ready to serve " + os.environ.get("GREETING", ""), flush=True)
            while True:
                listening.accept()[0].close()
            """;

    @TempDir
    private Path root;

    @BeforeEach
    void there_is_a_program() throws IOException {
        Files.writeString(root.resolve("server.py"), PROGRAM);
    }

    private DescribedServer described(String how, String more) {
        String text = "process: [python3, server.py, '{port}', '{data}', " + how + "]\n" + more
                + "env: {GREETING: 'you at {port}'}\n"
                + "ready: {log: '^ready to serve you at [0-9]+$'}\n";
        return new ProcessServerForm().server(YamlValue.parse(Path.of("lockstep.yaml"), text), root);
    }

    private ArmContext context(String arm) throws Exception {
        Engine engine = new Engine(
                new SystemUnderTest("notes", "notes", List.of(), "1", "requests", Set.of(), Map.of()), "1", List.of());
        Duration limit = Duration.ofSeconds(60);
        return new ArmContext(arm, ArmFolder.create(root.resolve(arm)), engine, engine, limit, limit, Map.of());
    }

    @Test
    void a_restart_is_another_process_at_the_same_port_on_the_same_data() throws Exception {
        DescribedServer described = described("well", "setup: [[sh, -c, 'echo set up > \"$0/starts\"', '{data}']]\n");
        try (DescribedServer.Started server = described.start(context("arm"), true)) {
            SortedSet<String> before = server.process();
            Map<String, String> names = server.names();

            server.restart();

            assertThat(server.process()).doesNotContainAnyElementsOf(before);
            assertThat(server.names()).isEqualTo(names);
            assertThat(server.ended()).isEmpty();
            assertThat(root.resolve("arm/data/starts")).hasContent("set up\nstart\nstart\n");
            server.stop();
            assertThat(server.ended()).contains("the server has ended with 0");
        }
    }

    @Test
    void two_servers_at_a_time_have_different_ports() throws Exception {
        try (DescribedServer.Started one = described("well", "").start(context("one"), true);
                DescribedServer.Started other = described("well", "").start(context("other"), true)) {
            assertThat(one.names().get("port")).isNotEqualTo(other.names().get("port"));
        }
    }

    @Test
    void a_server_that_does_not_begin_is_named_with_its_last_words() {
        assertThatThrownBy(() -> described("wrong", "").start(context("wrong"), true))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining("python3 ended with 5: no such option");
        assertThatThrownBy(() -> described("well", "setup: [[sh, -c, 'echo full >&2; exit 4']]\n")
                        .start(context("setup"), true))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining("setup: sh ended with 4: full");
    }

    @Test
    void a_server_that_ends_badly_when_it_is_asked_to_end_is_told() throws Exception {
        try (DescribedServer.Started server = described("badly", "").start(context("badly"), true)) {
            assertThatThrownBy(server::restart)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ended with 3 when it was asked to end");
        }
    }
}
