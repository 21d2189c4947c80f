package dev.lockstep.server.jena;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.invariant.OpenFiles;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.server.Place;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.ServerProgram;
import dev.lockstep.system.JenaProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A compaction is done when its task says that it is finished, and at no earlier moment. */
class CompactionTaskTest {

    @TempDir
    private Path folder;

    private static final String FINISHED =
            "{\"task\":\"Compact\",\"taskId\":\"7\",\"started\":\"s\",\"finished\":\"f\",\"success\":true}";

    private final Deque<String> tasks = new ArrayDeque<>();
    private HttpServer http;

    @BeforeEach
    void a_server_that_answers_with_these_tasks_one_after_another() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/$/compact/ds", exchange -> answer(exchange, "{\"taskId\":\"7\",\"requestId\":1}"));
        http.createContext("/$/tasks/7", exchange -> answer(exchange, tasks.remove()));
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"task\":\"Compact\",\"taskId\":\"7\"}",
                "{\"task\":\"Compact\",\"taskId\":\"7\",\"started\":\"s\"}",
                "{\"task\":\"Compact\",\"taskId\":\"7\",\"started\":\"s\",\"success\":true}",
                "{\"task\":\"Compact\",\"taskId\":\"7\",\"started\":\"s\",\"success\":false}"
            })
    void a_task_that_has_not_finished_is_looked_at_again(String running) throws Exception {
        tasks.addAll(List.of(running, running, FINISHED));

        assertThat(compact()).isEqualTo(Outcome.Done.UNCOUNTED);
        assertThat(tasks).isEmpty();
    }

    @Test
    void a_task_that_finished_without_success_is_broken() throws Exception {
        tasks.add(FINISHED.replace("true", "false"));

        assertThat(compact())
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.detail()).isEqualTo("the compaction ended without success"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"task\":\"Compact\",\"taskId\":\"7\",\"cancelled\":\"c\"}",
                "{\"task\":\"Compact\",\"taskId\":\"7\",\"finished\":\"f\",\"success\":true}",
                "[]",
                "null",
                "{}",
                "{\"task\":\"Compact\",\"taskId\":\"8\",\"started\":\"s\",\"finished\":\"f\",\"success\":true}",
                "not json"
            })
    void an_answer_that_is_no_such_task_is_never_taken_for_one(String answer) throws Exception {
        tasks.addAll(List.of(answer, FINISHED));

        assertThat(compact())
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.cause()).isEqualTo(Broken.Cause.GARBAGE));
    }

    private Outcome compact() throws Exception {
        return new ServedStore(
                        new Answering(http.getAddress()),
                        "/ds",
                        false,
                        new JenaProvider().system(),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        ArmFolder.create(folder).transcript())
                .apply(Operation.optimize());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Answering(InetSocketAddress address) implements RunningServer {
        @Override
        public Place place() {
            return new Place("/data", address.getPort(), false);
        }

        @Override
        public Optional<OpenFiles> openFiles(Duration limit) {
            return Optional.empty();
        }

        @Override
        public String process() {
            return "1";
        }

        @Override
        public String lastWords() {
            return "";
        }

        @Override
        public Map<String, String> description() {
            return Map.of();
        }

        @Override
        public ToolExit run(ServerProgram.Command program, Duration limit) {
            throw new AssertionError("a compaction runs no tool");
        }

        @Override
        public void restart(Duration limit) {
            throw new AssertionError("a compaction restarts nothing");
        }

        @Override
        public boolean kill() {
            throw new AssertionError("a compaction kills nothing");
        }

        @Override
        public void revive(Duration limit) {
            throw new AssertionError("a compaction starts nothing");
        }

        @Override
        public void leave(Path folder, Duration limit) {
            throw new AssertionError("a compaction leaves nothing");
        }

        @Override
        public void close() {}
    }
}
