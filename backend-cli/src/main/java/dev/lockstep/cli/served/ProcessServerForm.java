package dev.lockstep.cli.served;

import dev.lockstep.project.DescribedServer;
import dev.lockstep.project.ReadyRule;
import dev.lockstep.project.ServerForm;
import dev.lockstep.project.Template;
import dev.lockstep.project.Words;
import dev.lockstep.project.YamlValue;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The servers of a project file that are processes: {@code server: {process: […], ready: …}}. */
public final class ProcessServerForm implements ServerForm {

    @Override
    public String key() {
        return "process";
    }

    @Override
    public DescribedServer server(YamlValue description, Path home) {
        description.allow("process", "setup", "env", "ready");
        Map<String, Template> environment = new LinkedHashMap<>();
        description
                .find("env")
                .map(YamlValue::entries)
                .orElse(Map.of())
                .forEach((name, value) -> environment.put(name, Template.of(value)));
        ServerWords words = new ServerWords(
                Words.of(description.at("process")),
                description.find("setup").map(YamlValue::elements).orElse(List.of()).stream()
                        .map(Words::of)
                        .toList(),
                environment,
                home);
        return new DescribedProcess(words, ReadyRule.of(description.at("ready")));
    }
}
