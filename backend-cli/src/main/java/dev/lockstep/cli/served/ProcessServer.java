package dev.lockstep.cli.served;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.cli.CommandLine;
import dev.lockstep.cli.Daemon;
import dev.lockstep.cli.Launcher;
import dev.lockstep.cli.Run;
import dev.lockstep.cli.driver.Environment;
import dev.lockstep.platform.Deadline;
import dev.lockstep.project.DescribedServer;
import dev.lockstep.project.ReadyRule;
import dev.lockstep.project.ReservedPort;
import dev.lockstep.project.Scope;
import dev.lockstep.project.UncarriedException;
import dev.lockstep.project.Words;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A server that is a local process. */
final class ProcessServer implements DescribedServer.Started {

    /** Ended by itself, or by the signal that asks a program to end. */
    private static final Set<Integer> ORDERLY = Set.of(0, 128 + 15);

    private static final int A_MOMENT = 30;

    private static final int PORTS = 3;

    private final ServerWords words;
    private final ReadyRule ready;
    private final ArmContext context;
    private final Map<String, String> names;
    private final ReservedPort port;
    private final Path log;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private volatile Daemon daemon;

    private ProcessServer(ServerWords words, ReadyRule ready, ArmContext context, ReservedPort port)
            throws UncarriedException {
        this.words = words;
        this.ready = ready;
        this.context = context;
        this.port = port;
        this.log = context.folder().scratch().resolve("server.log");
        this.names = new TreeMap<>(Map.of(
                "port",
                Integer.toString(port.number()),
                "host",
                "127.0.0.1",
                "data",
                context.folder().data().toString(),
                "scratch",
                context.folder().scratch().toString(),
                "home",
                words.home().toString(),
                "version",
                context.engine().version()));
        this.environment = new TreeMap<>(Environment.of(context.surroundings()));
        environment.putAll(words.environment(Scope.around(names)));
        this.arguments = words.run().render(Scope.around(names));
    }

    static ProcessServer start(ServerWords words, ReadyRule ready, ArmContext context, boolean fresh)
            throws ArmUnavailableException, IOException, InterruptedException {
        try {
            for (int tries = 1; ; tries++) {
                Optional<ProcessServer> started = started(words, ready, context, fresh && tries == 1, tries < PORTS);
                if (started.isPresent()) {
                    return started.get();
                }
            }
        } catch (UncarriedException e) {
            throw new ArmUnavailableException("the server of " + context.arm() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ArmUnavailableException(
                    "the server of " + context.arm() + " does not begin: " + e.getMessage(), e);
        }
    }

    /**
     * Starts the server on a port that it alone has.
     *
     * @param again whether another port is tried if somebody else took this one
     * @return nothing if another port is to be tried
     */
    private static Optional<ProcessServer> started(
            ServerWords words, ReadyRule ready, ArmContext context, boolean fresh, boolean again)
            throws IOException, InterruptedException, UncarriedException {
        ReservedPort port = ReservedPort.reserve();
        try {
            ProcessServer server = new ProcessServer(words, ready, context, port);
            if (fresh) {
                server.setUp();
            }
            server.begin(Deadline.in(context.startTimeout()));
            return Optional.of(server);
        } catch (IOException e) {
            // Its own process is gone by now, so it is a stranger who listens.
            boolean stranger = port.isTaken();
            port.close();
            if (stranger && again) {
                return Optional.empty();
            }
            throw e;
        } catch (InterruptedException | UncarriedException | RuntimeException e) {
            port.close();
            throw e;
        }
    }

    private void setUp() throws IOException, UncarriedException, InterruptedException {
        try (Launcher launcher = new Launcher(environment)) {
            for (Words command : words.setup()) {
                List<String> line = command.render(Scope.around(names));
                Run run = launcher.run(CommandLine.of(words.home(), line), Deadline.in(context.startTimeout()));
                if (!(run instanceof Run.Ended ended)) {
                    throw new IOException("setup: " + ((Run.Lost) run).outcome().detail());
                }
                if (ended.exitCode() != 0) {
                    throw new IOException("setup: " + line.get(0) + " ended with " + ended.exitCode() + ": "
                            + new String(ended.errors(), StandardCharsets.UTF_8).strip());
                }
            }
        }
    }

    private void begin(Deadline deadline) throws IOException, InterruptedException {
        daemon = Daemon.start(CommandLine.of(words.home(), arguments), environment, log);
        context.folder()
                .transcript()
                .opened("server", String.join(" ", arguments).replaceAll("\\b" + port.number() + "\\b", "{port}"));
        try {
            while (!ready.isReady(port.number(), daemon::lastWords)
                    || daemon.exitCode().isPresent()) {
                if (daemon.exitCode().isPresent()) {
                    throw new IOException(arguments.get(0) + " ended with "
                            + daemon.exitCode().get() + ": " + end(daemon.lastWords()));
                }
                if (deadline.passed()) {
                    throw new IOException(arguments.get(0) + " was not ready within "
                            + deadline.allowed().toMillis() + " ms: " + end(daemon.lastWords()));
                }
                Thread.sleep(A_MOMENT);
            }
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            daemon.close();
            throw e;
        }
    }

    private static String end(String log) {
        List<String> lines = log.strip().lines().toList();
        return lines.isEmpty() ? "its log is empty" : lines.get(lines.size() - 1);
    }

    @Override
    public Map<String, String> names() {
        return Map.of("port", Integer.toString(port.number()), "host", "127.0.0.1");
    }

    @Override
    public void restart() throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(context.startTimeout());
        stop(deadline);
        begin(deadline);
    }

    @Override
    public void stop() throws IOException, InterruptedException {
        stop(Deadline.in(context.startTimeout()));
    }

    private void stop(Deadline deadline) throws IOException, InterruptedException {
        Optional<Integer> code = daemon.stop(deadline);
        daemon.close();
        if (code.isEmpty() || !ORDERLY.contains(code.get())) {
            throw new IOException(
                    "the server " + code.map(number -> "ended with " + number).orElse("did not end")
                            + " when it was asked to end: " + end(daemon.lastWords()));
        }
    }

    @Override
    public SortedSet<String> process() {
        return new TreeSet<>(Set.of(daemon.name()));
    }

    @Override
    public Optional<String> ended() {
        return daemon.exitCode().map(code -> "the server has ended with " + code);
    }

    @Override
    public String log() {
        return daemon.lastWords();
    }

    @Override
    public Map<String, String> description() {
        return Map.of("launcher", "process", "command", String.join(" ", arguments));
    }

    @Override
    public void close() {
        daemon.close();
        port.close();
        if (daemon.isLeft()) {
            throw new IllegalStateException("the server " + daemon.name() + " could not be ended");
        }
    }
}
