package dev.lockstep.server;

import dev.lockstep.op.Json;
import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The contexts of the {@code docker} command, in its configuration folder: {@code config.json} names the current one,
 * and each has a file {@code contexts/meta/HASH/meta.json} with the address of its engine.
 *
 * @param folder the configuration folder
 */
record DockerContexts(Path folder) {

    /** The context without a file: the default engine. */
    static final String DEFAULT = "default";

    /** Returns the file that names the current context. */
    Path file() {
        return folder.resolve("config.json");
    }

    /**
     * Returns the current context, if it is not {@link #DEFAULT}.
     *
     * @throws UnusableSettingException if {@code config.json} exists and cannot be understood
     */
    Optional<String> current() throws UnusableSettingException {
        Optional<JsonNode> config = read(file());
        if (config.isEmpty()) {
            return Optional.empty();
        }
        if (!config.get().isObject()) {
            throw new UnusableSettingException(file() + " is not a JSON object; " + mend(file()));
        }
        JsonNode current = config.get().path("currentContext");
        if (current.isMissingNode()) {
            return Optional.empty();
        }
        if (!current.isString()) {
            throw new UnusableSettingException(
                    "currentContext of " + file() + " is " + current + " and not a name; " + mend(file()));
        }
        return Optional.of(current.stringValue()).filter(name -> !name.isEmpty() && !name.equals(DEFAULT));
    }

    /**
     * Returns the engine of a context.
     *
     * @param context the name of the context
     * @param by the setting that names the context, for people
     * @throws UnusableSettingException if there is no such context, or its engine cannot be used from here
     */
    NamedEngine engine(String context, String by) throws UnusableSettingException {
        String hash = Sha256.ofText(context);
        Path file = folder.resolve("contexts").resolve("meta").resolve(hash).resolve("meta.json");
        JsonNode meta = read(file)
                .orElseThrow(() -> new UnusableSettingException("the context \"" + context
                        + "\", named by " + by + ", does not exist: there is no " + file
                        + "; name another context, or the engine"
                        + " itself: " + EngineAddress.EXAMPLE));
        JsonNode docker = meta.path("Endpoints").path("docker");
        JsonNode host = docker.path("Host");
        if (!host.isString() || host.stringValue().isEmpty()) {
            throw new UnusableSettingException("the context \"" + context + "\", named by " + by
                    + ", names no engine: Endpoints.docker.Host of " + file + " is "
                    + (host.isMissingNode() ? "missing" : host)
                    + "; name another context, or the engine itself: " + EngineAddress.EXAMPLE);
        }
        Path certificates =
                folder.resolve("contexts").resolve("tls").resolve(hash).resolve("docker");
        String where = "the engine " + host.stringValue() + " of the context \"" + context + "\", named by " + by
                + " (see " + file + "),";
        boolean tls = Files.exists(certificates) || docker.path("SkipTLSVerify").asBoolean(false);
        URI address = EngineAddress.parse(host.stringValue(), where, tls);
        if (tls) {
            throw new UnusableSettingException(
                    where + " is reached over TLS, and a context with TLS cannot be used here; name"
                            + " the engine and its certificates: DOCKER_HOST=" + address
                            + " DOCKER_TLS_VERIFY=1 DOCKER_CERT_PATH="
                            + certificates);
        }
        return new NamedEngine(address, "by the context \"" + context + "\", " + by);
    }

    private static Optional<JsonNode> read(Path file) throws UnusableSettingException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UnusableSettingException(
                    file + " cannot be read (" + e.getClass().getSimpleName() + "); " + mend(file));
        }
        try {
            return Optional.of(Json.MAPPER.readTree(text));
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new UnusableSettingException(file + " is not JSON" + where + "; " + mend(file));
        }
    }

    private static String mend(Path file) {
        return "mend " + file + ", or name the engine itself: " + EngineAddress.EXAMPLE;
    }
}
