package dev.lockstep.server;

import com.github.dockerjava.api.model.Version;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.ChosenStrategy;
import org.testcontainers.DockerClientFactory;

/** The search behind {@link ContainerEngine#find}. */
final class EngineSearch {

    private static final int LIMIT_SECONDS = 30;

    private EngineSearch() {}

    /** Asks the engine that the settings name, and no other. */
    static ContainerEngine search(EngineSettings settings) throws InterruptedException {
        NamedEngine engine;
        try {
            engine = settings.named();
        } catch (UnusableSettingException refused) {
            return new ContainerEngine.Missing(refused.getMessage());
        }
        Optional<String> unfit = unfit(engine);
        if (unfit.isPresent()) {
            return new ContainerEngine.Missing(unfit.get());
        }
        boolean readableConfig = settings.hasReadableConfig();
        try {
            return inBackground(() -> ask(engine, readableConfig)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hanging) {
            return silent(engine, "no answer came within " + LIMIT_SECONDS + " seconds");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the search for a container engine failed", e.getCause());
        }
    }

    /** Returns this process's search, which is made only once. */
    static Future<ContainerEngine> ofThisProcess() {
        return OfThisProcess.ANSWER;
    }

    private static Optional<String> unfit(NamedEngine engine) {
        if (!engine.isHere()) {
            return Optional.of("the container engine " + engine.title()
                    + " is on another machine, where a port published on loopback cannot be reached from here; name an"
                    + " engine of this machine, such as " + EngineAddress.EXAMPLE);
        }
        if (engine.address().getScheme().equals("unix")) {
            Path socket = Path.of(engine.address().getPath());
            if (!Files.exists(socket)) {
                return Optional.of("there is no container engine at " + engine.title() + ", because " + socket
                        + " does not exist. Start it (on Debian: apt-get install docker.io), or name another one:"
                        + " DOCKER_HOST=unix:///its/socket");
            }
            if (!Files.isWritable(socket)) {
                return Optional.of("this user may not speak to the container engine " + engine.title() + ": " + socket
                        + " is not writable. Add the user to the group that owns it, usually docker.");
            }
        }
        return Optional.empty();
    }

    private static ContainerEngine ask(NamedEngine engine, boolean readableConfig) {
        NamedEngineStrategy strategy;
        try {
            strategy = new NamedEngineStrategy(engine, readableConfig);
        } catch (RuntimeException unanswered) {
            return silent(engine, ServerImage.rootOf(unanswered).getMessage());
        }
        Optional<URI> other = ChosenStrategy.set(strategy);
        if (other.isPresent()) {
            return new ContainerEngine.Missing("Testcontainers already uses the container engine " + other.get()
                    + " in this process, and " + engine.title() + " must be used");
        }
        try {
            Version version =
                    DockerClientFactory.instance().client().versionCmd().exec();
            return new ContainerEngine.Answering("container engine " + version.getVersion() + ", API "
                    + version.getApiVersion() + ", at " + engine.title());
        } catch (RuntimeException unusable) {
            return new ContainerEngine.Missing("the container engine " + engine.title() + " cannot be used ("
                    + ServerImage.rootOf(unusable).getMessage()
                    + "). Set TESTCONTAINERS_RYUK_DISABLED=true if no image can be pulled.");
        }
    }

    private static ContainerEngine silent(NamedEngine engine, String cause) {
        return new ContainerEngine.Missing("no container engine answers at " + engine.title() + ": " + cause
                + ". Start it, or name another one: DOCKER_HOST=unix:///its/socket");
    }

    private static <T> Future<T> inBackground(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "container-engine-search");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static final class OfThisProcess {
        static final Future<ContainerEngine> ANSWER = inBackground(() -> search(EngineSettings.here()));
    }
}
