package dev.lockstep.cli.served;

import dev.lockstep.project.YamlValue;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URL;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Whether a server that was started is ready. */
@FunctionalInterface
interface Readiness {

    Duration A_TRY = Duration.ofSeconds(2);

    /**
     * Looks once.
     *
     * @param log what the server has printed since this start
     */
    boolean isReady(int port, String log);

    static Readiness of(YamlValue value) {
        value.allow("http", "port", "log");
        if (value.entries().size() != 1) {
            throw value.wrong("exactly one of http: PATH, port: true and log: PATTERN is expected here");
        }
        if (value.has("http")) {
            String path = value.at("http").text();
            if (!path.startsWith("/")) {
                throw value.at("http").wrong("'" + path + "' is no path; it begins with /");
            }
            return (port, log) -> answers(port, path);
        }
        if (value.has("log")) {
            try {
                Pattern pattern = Pattern.compile(value.at("log").text(), Pattern.MULTILINE);
                return (port, log) -> pattern.matcher(log).find();
            } catch (PatternSyntaxException e) {
                throw value.at("log").wrong("not a pattern: " + e.getDescription());
            }
        }
        if (!value.at("port").truth()) {
            throw value.at("port").wrong("write true, or wait for something else");
        }
        return (port, log) -> accepts(port);
    }

    /** The connection is closed at once, because a server with one thread serves nobody else as long as it is open. */
    private static boolean answers(int port, String path) {
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

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) A_TRY.toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
