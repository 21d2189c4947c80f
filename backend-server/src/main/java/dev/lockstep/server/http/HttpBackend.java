package dev.lockstep.server.http;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.op.JsonFault;
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
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

/**
 * The arm that sends a request for each operation. No redirect is followed and nothing is sent twice, because both
 * would hide an answer. No connection is used twice: a server that is about to close one would lose the next request,
 * and nobody could tell that from a fault.
 */
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
    private final CloseableHttpClient client;

    HttpBackend(ArmContext context, HttpProvider provider) {
        this.context = context;
        this.provider = provider;
        this.around = Scope.names(context, provider.home());
        Timeout limit = Timeout.ofMilliseconds(context.operationTimeout().toMillis());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(limit)
                                .build())
                        .build())
                .setConnectionReuseStrategy((request, response, session) -> false)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                // An offer to change the protocol is a header that no project file has.
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setProtocolUpgradeEnabled(false)
                        .setConnectionRequestTimeout(limit)
                        .setResponseTimeout(limit)
                        .build())
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
        HttpUriRequestBase request;
        try {
            asked = verb.asked(scope.get());
            request = request(asked);
        } catch (UncarriedException | IllegalArgumentException e) {
            return new Outcome.Unsupported(e.getMessage());
        }
        context.folder().transcript().ask(CurlReproducer.told(asked).replace(port(), ":{port}"));
        // The time limit of a request ends with its headers, so the whole exchange has one here.
        Future<Answered> answer = worker.submit(() -> exchange(request, verb, operation));
        try {
            Answered answered = answer.get(context.operationTimeout().toMillis(), TimeUnit.MILLISECONDS);
            context.folder().transcript().answered(answered.status());
            return answered.outcome();
        } catch (TimeoutException e) {
            request.cancel();
            return lost(
                    Cause.TIMED_OUT,
                    "no answer within " + context.operationTimeout().toMillis() + " ms");
        } catch (ExecutionException e) {
            return lost(
                    e.getCause() instanceof SocketTimeoutException ? Cause.TIMED_OUT : Cause.DIED,
                    "the request failed: " + e.getCause());
        } catch (InterruptedException e) {
            request.cancel();
            throw e;
        }
    }

    private String port() {
        return ":" + around.getOrDefault("port", "(none)");
    }

    private static Broken lost(Cause cause, String detail) {
        return new Broken(cause, detail, true, Map.of());
    }

    private static HttpUriRequestBase request(HttpVerb.Asked asked) {
        HttpUriRequestBase request = new HttpUriRequestBase(asked.method(), URI.create(asked.address()));
        asked.headers().forEach(request::setHeader);
        // The type is a header like any other.
        asked.body()
                .ifPresent(body -> request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), null)));
        return request;
    }

    /** An answer, and the status that came with it. */
    private record Answered(int status, Outcome outcome) {}

    private Answered exchange(HttpUriRequestBase request, HttpVerb verb, Operation operation)
            throws IOException, HttpException {
        // A response handler would have the client read the rest of a body that is too long.
        ClassicHttpResponse response = client.executeOpen(RoutingSupport.determineHost(request), request, null);
        try {
            return new Answered(response.getCode(), outcome(response, request, verb, operation));
        } finally {
            Closer.closeQuietly(response);
        }
    }

    private static Outcome outcome(
            ClassicHttpResponse response, HttpUriRequestBase request, HttpVerb verb, Operation operation)
            throws IOException {
        Optional<String> coding = Optional.ofNullable(response.getFirstHeader("Content-Encoding"))
                .map(Header::getValue)
                .filter(name -> !name.isBlank() && !name.equalsIgnoreCase("identity"));
        if (coding.isPresent()) {
            request.cancel();
            return lost(
                    Cause.GARBAGE,
                    "the body is encoded as " + JsonFault.shown(coding.get())
                            + ", which nobody asked for and which is not read; turn it off in the server");
        }
        Optional<byte[]> body = body(response);
        if (body.isEmpty()) {
            // Otherwise the close would read all that is left.
            request.cancel();
            return lost(Cause.CUT_OFF, "the body has more than " + LONGEST + " bytes");
        }
        return verb.answer().read(response.getCode(), body.get(), NOTHING, operation.rowShape());
    }

    /** Returns the whole body; empty if it is too long. */
    private static Optional<byte[]> body(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return Optional.of(NOTHING);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] some = new byte[1 << 14];
        InputStream in = response.getEntity().getContent();
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
            body.write(some, 0, read);
            if (body.size() > LONGEST) {
                return Optional.empty();
            }
        }
        return Optional.of(body.toByteArray());
    }

    @Override
    protected Outcome mutate(Operation.Mutate mutate) throws InterruptedException {
        return plain(mutate);
    }

    @Override
    protected Outcome query(Operation.Query query) throws InterruptedException {
        context.folder().transcript().read();
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
    protected void release() throws IOException {
        try {
            client.close();
        } finally {
            worker.shutdownNow();
        }
    }
}
