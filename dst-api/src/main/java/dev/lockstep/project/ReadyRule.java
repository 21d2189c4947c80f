package dev.lockstep.project;

import dev.lockstep.backend.Quoted;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** When a server that was started is ready: {@code ready: {http: /path}}, {@code {port: true}} or {@code {log: …}}. */
public sealed interface ReadyRule {

    /** The time for one look. */
    Duration A_TRY = Duration.ofSeconds(2);

    /**
     * Looks once.
     *
     * @param port the port of this machine at which the server is reached
     * @param log what the server has printed since this start
     */
    boolean isReady(int port, Supplier<String> log);

    /**
     * Returns a condition for {@code sh} that looks once. The variable {@code PORT} has the port, and {@code $1} is the
     * log.
     */
    String condition();

    /** Reads a rule. */
    static ReadyRule of(YamlValue value) {
        value.allow("http", "port", "log");
        if (value.entries().size() != 1) {
            throw value.wrong("exactly one of http: PATH, port: true and log: PATTERN is expected here");
        }
        if (value.has("http")) {
            String path = value.at("http").text();
            if (!path.startsWith("/")) {
                throw value.at("http").wrong("'" + path + "' is no path; it begins with /");
            }
            return new Http(path);
        }
        if (value.has("log")) {
            try {
                return new Log(Pattern.compile(value.at("log").text(), Pattern.MULTILINE));
            } catch (PatternSyntaxException e) {
                throw value.at("log").wrong("not a pattern: " + e.getDescription());
            }
        }
        if (!value.at("port").truth()) {
            throw value.at("port").wrong("write true, or wait for something else");
        }
        return new Port();
    }

    /**
     * A request is answered with a success.
     *
     * @param path the path of the request
     */
    record Http(String path) implements ReadyRule {

        /** The connection is closed at once: a server with one thread serves nobody else as long as it is open. */
        @Override
        public boolean isReady(int port, Supplier<String> log) {
            try {
                HttpURLConnection asked =
                        (HttpURLConnection) new URL("http://127.0.0.1:" + port + path).openConnection(Proxy.NO_PROXY);
                asked.setRequestProperty("Connection", "close");
                asked.setConnectTimeout((int) A_TRY.toMillis());
                asked.setReadTimeout((int) A_TRY.toMillis());
                asked.setInstanceFollowRedirects(false);
                try {
                    return asked.getResponseCode() >= 200 && asked.getResponseCode() < 300;
                } finally {
                    asked.disconnect();
                }
            } catch (IOException notYet) {
                return false;
            }
        }

        @Override
        public String condition() {
            return "curl -sSf -o /dev/null --noproxy '*' --max-time 2 \"http://127.0.0.1:$PORT\"" + Quoted.shell(path)
                    + " 2>/dev/null";
        }
    }

    /**
     * A connection is accepted, and stays open for a moment. A container engine accepts one in the place of a server
     * that does not listen yet, and closes it at once.
     */
    record Port() implements ReadyRule {

        private static final int A_MOMENT = 200;

        @Override
        public boolean isReady(int port, Supplier<String> log) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) A_TRY.toMillis());
                socket.setSoTimeout(A_MOMENT);
                return socket.getInputStream().read() >= 0;
            } catch (SocketTimeoutException waitsForTheClient) {
                return true;
            } catch (IOException notYet) {
                return false;
            }
        }

        @Override
        public String condition() {
            return "python3 -c 'import socket, sys\n"
                    + "s = socket.create_connection((\"127.0.0.1\", int(sys.argv[1])), 2); s.settimeout(0.2)\n"
                    + "try: sys.exit(0 if s.recv(1) else 1)\n"
                    + "except socket.timeout: pass' \"$PORT\" 2>/dev/null";
        }
    }

    /**
     * The log has a text.
     *
     * @param pattern the pattern of the text
     */
    record Log(Pattern pattern) implements ReadyRule {

        @Override
        public boolean isReady(int port, Supplier<String> log) {
            return pattern.matcher(log.get()).find();
        }

        @Override
        public String condition() {
            return "grep -aqP -e " + Quoted.shell(pattern.pattern()) + " \"$1\"";
        }
    }
}
