package dev.lockstep.server.jena;

import dev.lockstep.backend.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** The client's side of one Fuseki at one address: HTTP requests and their answers. No request is sent twice. */
final class FusekiClient {

    static final String RESULTS = "application/sparql-results+json";

    /** The largest accepted answer, in bytes. */
    private static final int CAP = 64 << 20;

    /** The most characters of parameters in an address; servers accept headers of 8 KiB. */
    private static final int LONGEST_ADDRESS = 4096;

    private final HttpClient http;
    private final String root;
    private final String own;
    private final String dataset;
    private final Duration limit;
    private final Optional<Transcript> transcript;

    /**
     * Creates the client.
     *
     * @param address the server's address
     * @param dataset the name of the server's dataset, with a leading slash
     * @param limit the time for which the server may be silent
     * @param transcript receives each request, without the name of the dataset, and the status of its answer; empty if
     *     nobody notes them
     */
    FusekiClient(InetSocketAddress address, String dataset, Duration limit, Optional<Transcript> transcript) {
        this(client(limit), root(address), dataset, dataset, limit, transcript);
    }

    private FusekiClient(
            HttpClient http, String root, String own, String dataset, Duration limit, Optional<Transcript> transcript) {
        this.http = http;
        this.root = root;
        this.own = own;
        this.dataset = dataset;
        this.limit = limit;
        this.transcript = transcript;
    }

    /** Returns the client of the dataset beside this one, with the same connections. */
    FusekiClient beside() {
        return new FusekiClient(http, root, own, FusekiProgram.beside(own), limit, transcript);
    }

    private static HttpClient client(Duration limit) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limit)
                .build();
    }

    private static String root(InetSocketAddress address) {
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /**
     * The server's answer.
     *
     * @param status the HTTP status
     * @param type the media type, in lower case and without parameters; empty if there is none
     * @param body the body; empty if it was too long
     */
    record Answer(int status, String type, Optional<byte[]> body) {

        String text() {
            return body.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("(too long)");
        }
    }

    /** Whether the server that has the dataset answers. */
    boolean answers() {
        try {
            Answer answer = query("ASK {}", RESULTS);
            return answer.status() == 200 && answer.type().equals(RESULTS);
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Answer update(String text) throws IOException, InterruptedException {
        return post(dataset + "/update", "application/sparql-update; charset=utf-8", text);
    }

    /** Runs a query whose answer is wanted in this media type. */
    Answer query(String text, String accepted) throws IOException, InterruptedException {
        return send(request(dataset + "/query")
                .header("Content-Type", "application/sparql-query; charset=utf-8")
                .header("Accept", accepted)
                .POST(body(text)));
    }

    /** Runs a query in a read shape. A query that is too long for an address is posted as a form. */
    Answer query(String text, HttpReadShape shape) throws IOException, InterruptedException {
        boolean named = shape.naming() == HttpReadShape.Naming.PARAMETER;
        String form =
                "query=" + encoded(text) + (named ? "&output=" + shape.format().option() : "");
        HttpReadShape.Route route = shape.route() == HttpReadShape.Route.GET && form.length() > LONGEST_ADDRESS
                ? HttpReadShape.Route.FORM
                : shape.route();
        HttpRequest.Builder request = switch (route) {
            case BODY ->
                request(dataset + "/query")
                        .header("Content-Type", "application/sparql-query; charset=utf-8")
                        .POST(body(text));
            case FORM ->
                request(dataset + "/query")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(body(form));
            case GET -> request(dataset + "/query?" + form).GET();
        };
        accepting(shape).ifPresent(accept -> request.header("Accept", accept));
        if (shape.naming() == HttpReadShape.Naming.COMPRESSED) {
            request.header("Accept-Encoding", "gzip");
        }
        return send(request);
    }

    private static Optional<String> accepting(HttpReadShape shape) {
        String type = shape.format().mediaType();
        return switch (shape.naming()) {
            case PARAMETER -> Optional.empty();
            case WEIGHTED -> Optional.of("text/csv;q=0.2, " + type + ";q=0.9, text/plain;q=0.3");
            case ACCEPT, COMPRESSED -> Optional.of(type);
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Adds the contents of a file, through the graph store protocol. */
    Answer load(String mediaType, String content) throws IOException, InterruptedException {
        return post(dataset + "/data", mediaType + "; charset=utf-8", content);
    }

    /**
     * Asks for a graph by the graph store protocol.
     *
     * @param method the verb of HTTP
     * @param graph the graph; empty for the default graph
     * @param accept the media type of the answer; empty for one without a document
     */
    Answer graph(String method, Optional<String> graph, String accept) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(dataset + "/data" + target(graph)).method(method, HttpRequest.BodyPublishers.noBody());
        return send(accept.isEmpty() ? request : request.header("Accept", accept));
    }

    /** Gets everything in a document of this media type. */
    Answer dataset(String accept) throws IOException, InterruptedException {
        return send(request(dataset + "/data").header("Accept", accept).GET());
    }

    /**
     * Sends a graph by the graph store protocol.
     *
     * @param method {@code PUT}, which replaces the graph, or {@code POST}, which adds to it
     */
    Answer graph(String method, Optional<String> graph, String mediaType, byte[] document)
            throws IOException, InterruptedException {
        return send(request(dataset + "/data" + target(graph))
                .header("Content-Type", mediaType)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(document)));
    }

    /** Adds a graph that is a file in a form. */
    Answer upload(Optional<String> graph, String mediaType, String content) throws IOException, InterruptedException {
        String boundary = "lockstep-" + UUID.randomUUID();
        String form = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"graph\"\r\n"
                + "Content-Type: " + mediaType + "\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return post(dataset + "/data" + target(graph), "multipart/form-data; boundary=" + boundary, form);
    }

    /** Runs an update that is a field of a form. */
    Answer updateByForm(String text) throws IOException, InterruptedException {
        return post(dataset + "/update", "application/x-www-form-urlencoded", "update=" + encoded(text));
    }

    private static String target(Optional<String> graph) {
        return graph.map(iri -> "?graph=" + encoded(iri)).orElse("?default");
    }

    /** Starts a compaction; the answer names the task. */
    Answer compact() throws IOException, InterruptedException {
        return send(request("/$/compact" + dataset + "?deleteOld=true").POST(HttpRequest.BodyPublishers.noBody()));
    }

    Answer task(String id) throws IOException, InterruptedException {
        return send(request("/$/tasks/" + id).GET());
    }

    private Answer post(String path, String type, String content) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(body(content)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(limit);
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    private Answer send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        transcript.ifPresent(noting -> noting.ask(words(request)));
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        transcript.ifPresent(noting -> noting.answered(response.statusCode()));
        try (InputStream in = plain(response)) {
            byte[] bytes = in.readNBytes(CAP + 1);
            return new Answer(
                    response.statusCode(),
                    mediaType(response),
                    bytes.length > CAP ? Optional.empty() : Optional.of(bytes));
        }
    }

    private String words(HttpRequest request) {
        StringBuilder words = new StringBuilder(request.method() + " "
                + request.uri().toString().substring(root.length()).replace(own, "/{dataset}"));
        request.headers()
                .map()
                .forEach((name, values) ->
                        words.append(", ").append(name).append(": ").append(String.join(", ", values)));
        return words.toString();
    }

    private static InputStream plain(HttpResponse<InputStream> response) throws IOException {
        boolean compressed = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        return compressed ? new GZIPInputStream(response.body()) : response.body();
    }

    private static String mediaType(HttpResponse<?> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
