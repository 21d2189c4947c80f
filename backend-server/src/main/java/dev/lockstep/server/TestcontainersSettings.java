package dev.lockstep.server;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The user's settings for Testcontainers, the library that runs the containers: {@code tc.host} or {@code docker.host}
 * in {@code ~/.testcontainers.properties} names an engine. Its {@code docker.client.strategy} names none: the library
 * writes this line itself, to remember what it found.
 *
 * @param file the settings of the user
 */
record TestcontainersSettings(Path file) {

    /** In the order that the library uses. */
    private static final List<String> HOSTS = List.of("tc.host", "docker.host");

    private static final String TLS = "docker.tls.verify";
    private static final String CERTIFICATES = "docker.cert.path";

    /**
     * Returns the setting that names an engine, for people.
     *
     * @throws UnusableSettingException if the file cannot be understood
     */
    Optional<String> setting() throws UnusableSettingException {
        return setting(read()).map(this::titled);
    }

    /**
     * Returns the engine that the file names.
     *
     * @throws UnusableSettingException if the file cannot be understood, or its engine cannot be used from here
     */
    Optional<NamedEngine> engine() throws UnusableSettingException {
        Properties properties = read();
        Optional<String> setting = setting(properties);
        if (setting.isEmpty()) {
            return Optional.empty();
        }
        String value = properties.getProperty(setting.get());
        URI address = EngineAddress.parse(value, "the value " + value + " of " + titled(setting.get()), false);
        if (properties.containsKey(TLS)) {
            throw new UnusableSettingException(
                    titled(TLS) + " is not supported here; name the engine and its certificates:"
                            + " DOCKER_HOST=" + address + " DOCKER_TLS_VERIFY=1 DOCKER_CERT_PATH="
                            + properties.getProperty(CERTIFICATES, "FOLDER"));
        }
        return Optional.of(new NamedEngine(address, "by " + titled(setting.get())));
    }

    private static Optional<String> setting(Properties properties) {
        return HOSTS.stream()
                .filter(name -> !properties.getProperty(name, "").isEmpty())
                .findFirst();
    }

    private String titled(String name) {
        return name + " of " + file;
    }

    private Properties read() throws UnusableSettingException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            properties.load(reader);
        } catch (NoSuchFileException absent) {
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableSettingException(file + " cannot be read; correct it");
        }
        return properties;
    }
}
