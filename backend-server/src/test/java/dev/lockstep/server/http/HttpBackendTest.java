package dev.lockstep.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Request;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.project.TransportDescription;
import dev.lockstep.project.YamlValue;
import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are described, to a server that answers with the status in the path. */
class HttpBackendTest {

    @TempDir
    private Path root;

    private final List<String> asked = new ArrayList<>();
    private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private HttpServer server;
    private int arms;

    @BeforeEach
    void a_server_answers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getRawPath();
            synchronized (asked) {
                names.addAll(exchange.getRequestHeaders().keySet());
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("X-Token") + " " + body);
            }
            byte[] answer = "{\"items\":[{\"text\":\"a\"}]}".getBytes(StandardCharsets.UTF_8);
            if (path.startsWith("/302")) {
                exchange.getResponseHeaders().add("Location", "/200");
            }
            if (path.startsWith("/203")) {
                exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            }
            exchange.sendResponseHeaders(
                    Integer.parseInt(path.substring(1, 4)), path.startsWith("/201") ? 99 : answer.length);
            exchange.getResponseBody().write(answer);
            if (!path.startsWith("/201")) {
                exchange.close();
            } else {
                exchange.getResponseBody().flush();
            }
        });
        server.start();
    }

    @AfterEach
    void the_server_ends() {
        server.stop(0);
    }

    private BackendProvider provider() {
        String text = "base: 'http://127.0.0.1:{set.mine}'\n"
                + "headers: {X-Token: '{set.token}'}\n"
                + "refused: {status: {404: MISSING}}\n"
                + "verbs:\n"
                + "  update: {request: 'PUT /{key}/{record.text}', json: '{record}'}\n"
                + "  list: {request: 'GET /{key}', query: {limit: '{limit}'}, rows: {json: /items}}\n";
        return new HttpForm()
                .transport(new TransportDescription(
                        "notes", "rest", YamlValue.parse(Path.of("lockstep.yaml"), text), root));
    }

    private ArmContext context(int port, Duration limit) throws Exception {
        Engine engine = new Engine(
                new SystemUnderTest("notes", "notes", List.of(), "1", "requests", Set.of(), Map.of()), "1", List.of());
        Map<String, String> settings =
                Map.of("mine", Integer.toString(port), "token", "t0", "key", "shadow", "record", "shadow");
        return new ArmContext(
                "rest", ArmFolder.create(root.resolve("arm-" + ++arms)), engine, engine, limit, limit, settings);
    }

    private static Operation list(String status) {
        return Request.of(Request.LIST, "notes")
                .with("key", status)
                .reading(new RowShape(List.of(Column.text("text")), true));
    }

    private static Operation update(String status, String text) {
        return Request.of(Request.UPDATE, "notes")
                .with("key", status)
                .with("record", Map.of("text", text))
                .changing();
    }

    private Outcome answer(Operation operation, Duration limit) throws Exception {
        try (Backend arm = provider().open(context(server.getAddress().getPort(), limit))) {
            return arm.apply(operation);
        }
    }

    private Outcome answer(Operation operation) throws Exception {
        return answer(operation, Duration.ofSeconds(30));
    }

    @Test
    void rows_are_read_and_what_is_sent_is_encoded_for_its_place() throws Exception {
        assertThat(provider().support("update", update("200", "a"))).isEqualTo(Support.OFFERED);
        assertThat(answer(list("200"))).isEqualTo(new Outcome.Rows(List.of(Row.of(Cell.text("a")))));
        assertThat(answer(update("200", "a/b ü?"))).isEqualTo(Outcome.Done.UNCOUNTED);
        assertThat(asked).containsExactly("GET /200 t0 ", "PUT /200/a%2Fb%20%C3%BC%3F t0 {\"text\":\"a/b \\u00FC?\"}");
    }

    @Test
    void a_listed_status_is_a_refusal_and_any_other_and_a_redirect_are_broken() throws Exception {
        assertThat(answer(list("404")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo("MISSING"));
        for (String status : List.of("500", "302")) {
            assertThat(answer(list(status)))
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.detail()).contains("the status " + status));
        }
        assertThat(asked).hasSize(3);
    }

    @Test
    void a_body_that_does_not_end_in_time_and_a_server_that_is_not_there_are_broken() throws Exception {
        assertThat(answer(list("201"), Duration.ofMillis(800)))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.cause()).isEqualTo(Broken.Cause.TIMED_OUT));
        int port = server.getAddress().getPort();
        server.stop(0);
        try (Backend arm = provider().open(context(port, Duration.ofSeconds(30)))) {
            assertThat(arm.apply(list("200")))
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.cause()).isEqualTo(Broken.Cause.DIED));
        }
    }

    /** As many small servers do: they answer in the form of HTTP/1.0, and close the connection a moment later. */
    @Test
    void a_server_that_closes_each_connection_late_loses_no_request() throws Exception {
        try (ServerSocket late = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> serveLate(late));
            serving.setDaemon(true);
            serving.start();
            try (Backend arm = provider().open(context(late.getLocalPort(), Duration.ofSeconds(30)))) {
                for (int i = 0; i < 4; i++) {
                    assertThat(arm.apply(update("200", "a"))).isEqualTo(Outcome.Done.UNCOUNTED);
                }
            }
        }
    }

    private static void serveLate(ServerSocket late) {
        try {
            while (true) {
                try (Socket client = late.accept()) {
                    client.getInputStream().read(new byte[4096]);
                    client.getOutputStream()
                            .write("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.UTF_8));
                    Thread.sleep(100);
                }
            }
        } catch (IOException | InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_body_that_is_encoded_is_broken_and_says_how() throws Exception {
        assertThat(answer(list("203")))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.detail()).contains("encoded as gzip"));
    }

    @Test
    void no_other_protocol_and_no_coding_is_offered() throws Exception {
        answer(list("200"));

        assertThat(names).contains("Host", "X-Token").doesNotContain("Upgrade", "Accept-Encoding");
    }

    @Test
    void a_line_for_curl_sends_what_the_walk_sends() {
        assertThat(CurlReproducer.told(new HttpVerb.Asked("PUT", "http://x/a", Map.of(), Optional.of("b"))))
                .endsWith(" -X PUT -H Content-Type: --data-raw b http://x/a");
        assertThat(CurlReproducer.told(
                        new HttpVerb.Asked("PUT", "http://x/a", Map.of("content-type", "text/csv"), Optional.of("b"))))
                .endsWith(" -X PUT -H 'content-type: text/csv' --data-raw b http://x/a");
        assertThat(CurlReproducer.curl(
                        new HttpVerb.Asked("HEAD", "http://x/a", Map.of(), Optional.empty()), new WithheldWords()))
                .endsWith(" --head http://x/a");
    }

    @Test
    void a_transcript_has_the_request_and_its_status_and_no_secret() throws Exception {
        ArmContext context = context(server.getAddress().getPort(), Duration.ofSeconds(30));
        try (Backend arm = provider().open(context)) {
            context.folder().transcript().take();
            arm.apply(list("404"));
        }

        assertThat(asked).containsExactly("GET /404 t0 ");
        assertThat(context.folder().transcript().take())
                .singleElement()
                .asString()
                .contains("X-Token: {secret}", "/404")
                .endsWith("\n# HTTP status 404");
    }

    @Test
    void the_port_of_a_script_is_no_secret_and_each_secret_has_a_variable_of_its_own() {
        WithheldWords words = new WithheldWords();

        assertThat(words.address("http://127.0.0.1:@LOCKSTEP-PORT@/people"))
                .isEqualTo("http://127.0.0.1:\"$PORT\"/people");
        assertThat(words.address("http://sa:abc@127.0.0.1:@LOCKSTEP-PORT@/people"))
                .contains("sa:\"${LOCKSTEP_SECRET:?", "}\"@127.0.0.1:\"$PORT\"/people")
                .doesNotContain("abc");
        assertThat(List.of(words.header("X-Token", "a"), words.header("X-Token", "b"), words.header("X-Token-2", "c")))
                .extracting(header -> header.replaceAll(".*\\{([A-Z0-9_]+):.*", "$1"))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_everybody_may_read_of_a_request_has_no_secret() {
        HttpVerb.Asked asked = new HttpVerb.Asked(
                "GET",
                "http://sa:abc@x/a?access_token=abc&page=2",
                Map.of("Authorization", "Bearer abc"),
                Optional.empty());

        assertThat(CurlReproducer.told(asked))
                .doesNotContain("abc")
                .contains("Authorization: {secret}", "access_token={secret}&page=2", "sa:{secret}@x");
    }

    @Test
    void a_script_takes_secrets_from_the_environment_and_asks_for_those_that_are_not_there() throws Exception {
        WithheldWords withheld = new WithheldWords();
        HttpVerb.Asked asked = new HttpVerb.Asked(
                "GET",
                "http://sa:pass$word@x/a?access_token=t'0&page=2",
                Map.of("X-Token", "Bearer abc"),
                Optional.empty());
        HttpVerb.Asked other =
                new HttpVerb.Asked("GET", "http://x/b", Map.of("X-Token", "Bearer other"), Optional.empty());

        String lines = CurlReproducer.curl(asked, withheld) + "\n" + CurlReproducer.curl(other, withheld) + "\n"
                + CurlReproducer.curl(asked, withheld);

        assertThat(lines).doesNotContain("abc", "pass$word", "t'0", "other\"");
        Path script = Files.writeString(root.resolve("play.sh"), "curl() { printf '[%s]' \"$@\"; echo; }\n" + lines);
        Map<String, String> secrets = Map.of(
                "LOCKSTEP_HEADER_X_TOKEN",
                "Bearer abc",
                "LOCKSTEP_HEADER_X_TOKEN_2",
                "Bearer $(id) other",
                "LOCKSTEP_SECRET",
                "t'0",
                "LOCKSTEP_SECRET_2",
                "pass$word");
        assertThat(said(script, secrets))
                .contains(
                        "[-H][X-Token: Bearer abc]",
                        "[http://sa:pass$word@x/a?access_token=t'0&page=2]",
                        "[X-Token: Bearer $(id) other]");
        assertThat(said(script, Map.of()))
                .contains("LOCKSTEP_HEADER_X_TOKEN", "set it to the value of the header X-Token")
                .doesNotContain("[-H]");
    }

    private static String said(Path script, Map<String, String> environment) throws Exception {
        ProcessBuilder play = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
        play.environment().putAll(environment);
        Process process = play.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_value_that_its_place_cannot_carry_is_not_sent() throws Exception {
        assertThat(answer(update("200", ".."))).isInstanceOf(Outcome.Unsupported.class);
        assertThat(asked).isEmpty();
    }
}
