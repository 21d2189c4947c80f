package dev.lockstep.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** Reads the address of a container engine as the {@code docker} command writes it. */
final class EngineAddress {

    /** The setting that always works, as an example. */
    static final String EXAMPLE = "DOCKER_HOST=unix:///var/run/docker.sock";

    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;

    private EngineAddress() {}

    /**
     * Reads an address.
     *
     * @param value the address
     * @param where the setting with its value, for the message
     * @param tls whether the engine is to be reached over TLS
     * @throws UnusableSettingException if this is not the address of a socket or of a port
     */
    static URI parse(String value, String where, boolean tls) throws UnusableSettingException {
        // With two slashes, unix://run/docker.sock, the path would be read as /docker.sock.
        if (value.startsWith("unix:///") && value.length() > "unix:///".length()) {
            return ofSocket(Path.of(value.substring("unix://".length())));
        }
        URI address;
        try {
            address = new URI(value);
        } catch (URISyntaxException notAnAddress) {
            throw unusable(where);
        }
        String scheme = address.getScheme() == null ? "" : address.getScheme();
        switch (scheme) {
            case "tcp" -> {
                if (address.getHost() == null) {
                    throw unusable(where);
                }
                return address.getPort() >= 0
                        ? address
                        : URI.create("tcp://" + address.getHost() + ":" + (tls ? TLS_PORT : PLAIN_PORT));
            }
            case "ssh" ->
                throw new UnusableSettingException(where + " is reached over SSH, so its containers are on another"
                        + " machine, where a port published on loopback cannot be reached from here; name an engine of"
                        + " this machine, such as " + EXAMPLE);
            default -> throw unusable(where);
        }
    }

    /** Returns the address of an engine that listens on a socket. */
    static URI ofSocket(Path socket) {
        try {
            return new URI("unix", "", socket.toString(), null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(socket + " is not an absolute path", e);
        }
    }

    private static UnusableSettingException unusable(String where) {
        return new UnusableSettingException(
                where + " is not an address such as unix:///path or tcp://127.0.0.1:2375; set one, such as " + EXAMPLE);
    }
}
