package dev.lockstep.server.http;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Request;
import dev.lockstep.project.Scope;
import dev.lockstep.project.UncarriedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The arm that sends a request for each operation. No redirect is followed, because it would hide an answer. */
final class HttpBackend extends OperationBackend {

    /** The longest accepted body, in bytes. */
    private static final int LONGEST = 64 << 20;

    private static final byte[] NOTHING = {};

    private final ArmContext context;
    private final HttpProvider provider;
    private final Map<String, String> around;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "requests");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client;

    HttpBackend(ArmContext context, HttpProvider provider) {
        this.context = context;
        this.provider = provider;
        this.around = Scope.names(context, provider.home());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(context.operationTimeout())
                .build();
    }

    private Outcome plain(Operation operation) throws InterruptedException {
        Optional<Scope> scope = Scope.of(operation, around);
        HttpVerb verb = scope.isEmpty()
                ? null
                : provider.verbs().get(Request.in(operation).orElseThrow().verb());
        if (verb == null) {
            return new Outcome.Unsupported("the project file has no verb for it");
        }
        HttpVerb.Asked asked;
        HttpRequest request;
        try {
            asked = verb.asked(scope.get());
            request = request(asked);
        } catch (UncarriedException | IllegalArgumentException e) {
            return new Outcome.Unsupported(e.getMessage());
        }
        context.folder().transcript().ask(CurlReproducer.curl(asked).replace(port(), "{port}"));
        // The time limit of a request ends with its headers, so the whole exchange has one here.
        Future<Outcome> answer = worker.submit(() -> exchange(request, verb, operation));
        try {
            return answer.get(context.operationTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return lost(
                    Cause.TIMED_OUT,
                    "no answer within " + context.operationTimeout().toMillis() + " ms");
        } catch (ExecutionException e) {
            return lost(
                    e.getCause() instanceof HttpTimeoutException ? Cause.TIMED_OUT : Cause.DIED,
                    "the request failed: " + e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        }
    }

    private String port() {
        return ":" + around.getOrDefault("port", "(none)");
    }

    private static Broken lost(Cause cause, String detail) {
        return new Broken(cause, detail, true, Map.of());
    }

    private HttpRequest request(HttpVerb.Asked asked) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(asked.address()))
                .method(
                        asked.method(),
                        asked.body()
                                .map(body -> HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                                .orElse(HttpRequest.BodyPublishers.noBody()));
        asked.headers().forEach(request::setHeader);
        return request.build();
    }

    private Outcome exchange(HttpRequest request, HttpVerb verb, Operation operation)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] some = new byte[1 << 14];
        try (InputStream in = response.body()) {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                body.write(some, 0, read);
                if (body.size() > LONGEST) {
                    return lost(Cause.CUT_OFF, "the body has more than " + LONGEST + " bytes");
                }
            }
        }
        return verb.answer().read(response.statusCode(), body.toByteArray(), NOTHING, operation.rowShape());
    }

    @Override
    protected Outcome mutate(Operation.Mutate mutate) throws InterruptedException {
        return plain(mutate);
    }

    @Override
    protected Outcome query(Operation.Query query) throws InterruptedException {
        return plain(query);
    }

    @Override
    protected Outcome call(Operation.Call call) throws InterruptedException {
        return plain(call);
    }

    @Override
    public Map<String, String> description() {
        return Map.of("launcher", "requests");
    }

    @Override
    protected void release() {
        worker.shutdownNow();
    }
}
