package dev.lockstep.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The container engine to use, before it was asked anything.
 *
 * @param address its address
 * @param why the reason why it is used, for people
 * @param certificates the folder with the client's certificates, if the engine is reached over TLS
 * @param overruled settings that also name an engine but rank lower, for people
 */
record NamedEngine(URI address, String why, Optional<Path> certificates, List<String> overruled) {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    NamedEngine {
        overruled = List.copyOf(overruled);
    }

    NamedEngine(URI address, String why) {
        this(address, why, Optional.empty(), List.of());
    }

    /** Returns the same engine with the settings that rank lower. */
    NamedEngine over(List<String> settings) {
        return new NamedEngine(address, why, certificates, settings);
    }

    /** Whether a port that the engine publishes on loopback can be reached from here. */
    boolean isHere() {
        return address.getScheme().equals("unix") || isHere(address.getHost());
    }

    static boolean isHere(String host) {
        return HERE.contains(host);
    }

    /** Returns the address and the reason, for people. */
    String title() {
        return address + " (" + why + (overruled.isEmpty() ? "" : ", over " + String.join(" and ", overruled)) + ")";
    }
}
