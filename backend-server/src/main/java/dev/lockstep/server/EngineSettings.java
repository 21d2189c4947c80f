package dev.lockstep.server;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The settings that name a container engine. An engine that the user has named is used or refused, and is never
 * silently replaced by another.
 *
 * <p>The order is that of the {@code docker} command: {@code DOCKER_HOST}, {@code DOCKER_CONTEXT}, the current context
 * of {@code config.json}, the default socket. The settings file of Testcontainers ranks with {@code config.json}: if
 * the two files name different engines, neither is used.
 *
 * @param environment the environment's variables
 * @param home the user's home folder
 * @param testcontainers the settings of Testcontainers
 * @param system the socket of an engine that serves the whole machine
 */
record EngineSettings(Map<String, String> environment, Path home, TestcontainersSettings testcontainers, Path system) {

    private static final String HOST = "DOCKER_HOST";
    private static final String CONTEXT = "DOCKER_CONTEXT";
    private static final String CONFIG = "DOCKER_CONFIG";
    private static final String TLS = "DOCKER_TLS_VERIFY";
    private static final String CERTIFICATES = "DOCKER_CERT_PATH";
    private static final String STRATEGY = "TESTCONTAINERS_DOCKER_CLIENT_STRATEGY";
    private static final String REACHED_AT = "TESTCONTAINERS_HOST_OVERRIDE";

    private static final List<String> PEM_FILES = List.of("ca.pem", "cert.pem", "key.pem");

    /** Returns the settings of this process. */
    static EngineSettings here() {
        Path user = Path.of(System.getProperty("user.home"));
        // The docker command uses the variable, and Testcontainers uses the user's entry.
        Path home = Optional.ofNullable(System.getenv("HOME"))
                .filter(value -> !value.isEmpty())
                .map(Path::of)
                .orElse(user);
        return new EngineSettings(
                System.getenv(),
                home,
                new TestcontainersSettings(user.resolve(".testcontainers.properties")),
                Path.of("/var/run/docker.sock"));
    }

    /**
     * Returns the engine to use.
     *
     * @throws UnusableSettingException if a setting cannot be used; the message names the setting, its value and one
     *     that works
     */
    NamedEngine named() throws UnusableSettingException {
        refuseOtherMachine();
        Optional<String> host = given(HOST);
        if (host.isPresent()) {
            return byHost(host.get());
        }
        if (given(STRATEGY).isPresent()) {
            throw new UnusableSettingException(STRATEGY + "=" + given(STRATEGY).get()
                    + " asks for a search by Testcontainers, which is not used here; name the engine: "
                    + EngineAddress.EXAMPLE);
        }
        Optional<String> context = given(CONTEXT);
        if (context.isPresent()) {
            return byContext(context.get());
        }
        return byFiles().orElseGet(this::byDefault);
    }

    /** Whether {@code config.json} can be understood; Testcontainers' own client needs it. */
    boolean hasReadableConfig() {
        try {
            contexts().current();
            return true;
        } catch (UnusableSettingException unreadable) {
            return false;
        }
    }

    private NamedEngine byHost(String value) throws UnusableSettingException {
        boolean tls = given(TLS).isPresent();
        URI address = EngineAddress.parse(value, HOST + "=" + value, tls);
        Optional<Path> certificates = Optional.empty();
        if (tls && address.getScheme().equals("tcp")) {
            Path folder =
                    given(CERTIFICATES).map(Path::of).orElseGet(() -> contexts().folder());
            for (String name : PEM_FILES) {
                if (!Files.isReadable(folder.resolve(name))) {
                    throw new UnusableSettingException(TLS + " is set for " + HOST + "=" + value + ", but "
                            + folder.resolve(name) + " cannot be read; set " + CERTIFICATES + " to the folder with "
                            + String.join(", ", PEM_FILES));
                }
            }
            certificates = Optional.of(folder);
        }
        Stream<String> context = given(CONTEXT).stream().map(name -> CONTEXT + "=" + name);
        return new NamedEngine(
                address,
                "by " + HOST,
                certificates,
                Stream.concat(context, testcontainers.setting().stream()).toList());
    }

    private NamedEngine byContext(String name) throws UnusableSettingException {
        NamedEngine engine = name.equals(DockerContexts.DEFAULT)
                ? new NamedEngine(EngineAddress.ofSocket(system), "by " + CONTEXT + "=" + name)
                : contexts().engine(name, CONTEXT);
        return engine.over(testcontainers.setting().stream().toList());
    }

    private Optional<NamedEngine> byFiles() throws UnusableSettingException {
        Optional<String> current = contexts().current();
        Optional<NamedEngine> docker = current.isEmpty()
                ? Optional.empty()
                : Optional.of(contexts()
                        .engine(current.get(), "currentContext of " + contexts().file()));
        Optional<NamedEngine> library = testcontainers.engine();
        Set<URI> addresses = new LinkedHashSet<>();
        Stream.of(docker, library)
                .flatMap(Optional::stream)
                .map(NamedEngine::address)
                .forEach(addresses::add);
        if (addresses.size() > 1) {
            throw new UnusableSettingException(
                    "two engines are named, " + docker.get().title() + " and "
                            + library.get().title() + "; choose one: " + HOST + "="
                            + docker.get().address() + " or " + HOST + "="
                            + library.get().address());
        }
        return docker.or(() -> library);
    }

    /** Returns the default engine: the machine's engine, or one that the user runs at a usual place. */
    private NamedEngine byDefault() {
        List<Path> sockets = new ArrayList<>(List.of(system));
        given("XDG_RUNTIME_DIR").map(Path::of).ifPresent(folder -> sockets.add(folder.resolve("docker.sock")));
        sockets.add(home.resolve(".docker/run/docker.sock"));
        sockets.add(home.resolve(".docker/desktop/docker.sock"));
        Path socket = sockets.stream().filter(Files::exists).findFirst().orElse(system);
        return new NamedEngine(EngineAddress.ofSocket(socket), "the default, as nothing names an engine");
    }

    private void refuseOtherMachine() throws UnusableSettingException {
        Optional<String> reached = given(REACHED_AT);
        if (reached.isPresent() && !NamedEngine.isHere(reached.get())) {
            throw new UnusableSettingException(
                    REACHED_AT + "=" + reached.get()
                            + " says that containers are reached on another machine, but their ports are published on loopback; unset it");
        }
    }

    private DockerContexts contexts() {
        return new DockerContexts(given(CONFIG).map(Path::of).orElse(home.resolve(".docker")));
    }

    /** An empty value counts as no value, as for the docker command. */
    private Optional<String> given(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
