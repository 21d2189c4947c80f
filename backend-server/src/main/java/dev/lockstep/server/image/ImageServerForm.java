package dev.lockstep.server.image;

import dev.lockstep.project.DescribedServer;
import dev.lockstep.project.ReadyRule;
import dev.lockstep.project.ServerForm;
import dev.lockstep.project.Template;
import dev.lockstep.project.Words;
import dev.lockstep.project.YamlValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The servers of a project file that are images: {@code server: {image: NAME, port: 8080, ready: …}}. */
public final class ImageServerForm implements ServerForm {

    private static final String BUILD = "build";

    @Override
    public String key() {
        return "image";
    }

    @Override
    public DescribedServer server(YamlValue description, Path home) {
        description.allow("image", "port", "ports", "env", "command", "volume", "ready");
        SortedMap<String, Integer> more = new TreeMap<>();
        description.find("ports").map(YamlValue::entries).orElse(Map.of()).forEach((name, value) -> {
            if (!name.matches("[a-z][a-z0-9_]*")) {
                throw value.wrong("'" + name + "' is no name; it has small letters, digits and _");
            }
            more.put(name, port(value));
        });
        int port = port(description.at("port"));
        if (more.containsValue(port) || more.values().stream().distinct().count() < more.size()) {
            throw description.wrong("a port is published twice; name it once");
        }
        return new ImageServer(
                image(description.at("image"), home),
                port,
                more,
                environment(description),
                description.find("command").map(Words::of),
                description.find("volume").map(ImageServerForm::volume),
                ReadyRule.of(description.at("ready")),
                home);
    }

    private static ServedImage image(YamlValue value, Path home) {
        if (!value.isMapping()) {
            if (!value.text().matches("[a-z0-9][A-Za-z0-9_.:/@-]*")) {
                throw value.wrong("'" + value.text() + "' is no name of an image; write one such as kv:1.0");
            }
            return new ServedImage.Named(value.text());
        }
        value.allow(BUILD);
        Path folder = home.resolve(value.at(BUILD).text());
        if (!Files.isRegularFile(folder.resolve("Dockerfile"))) {
            throw value.at(BUILD)
                    .wrong("there is no Dockerfile in " + value.at(BUILD).text());
        }
        return new ServedImage.Built(folder, value.at(BUILD).text());
    }

    private static int port(YamlValue value) {
        int port = value.whole(1);
        if (port > 65_535) {
            throw value.wrong(port + " is no port");
        }
        return port;
    }

    private static Map<String, Template> environment(YamlValue description) {
        Map<String, Template> environment = new LinkedHashMap<>();
        description
                .find("env")
                .map(YamlValue::entries)
                .orElse(Map.of())
                .forEach((name, value) -> environment.put(name, Template.of(value)));
        return environment;
    }

    private static String volume(YamlValue value) {
        String folder = value.text();
        if (!folder.matches("/[^/:,]+(/[^/:,]+)*")) {
            throw value.wrong("'" + folder + "' is no folder of an image; write one such as /data");
        }
        return folder;
    }
}
