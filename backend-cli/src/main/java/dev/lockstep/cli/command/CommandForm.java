package dev.lockstep.cli.command;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.project.TransportDescription;
import dev.lockstep.project.TransportForm;
import dev.lockstep.project.Words;
import dev.lockstep.project.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The transports of a project file that start a program for each operation: {@code command: {verbs: …}}. */
public final class CommandForm implements TransportForm {

    @Override
    public String key() {
        return "command";
    }

    @Override
    public BackendProvider transport(TransportDescription description) {
        YamlValue form = description.value().allow("setup", "refused", "verbs");
        Map<String, CommandVerb> verbs = new LinkedHashMap<>();
        form.at("verbs")
                .entries()
                .forEach((name, verb) -> verbs.put(name, CommandVerb.of(verb, form, description.parts())));
        if (verbs.isEmpty()) {
            throw form.at("verbs").wrong("a verb is expected here, such as create");
        }
        List<Words> setup = form.find("setup").map(YamlValue::elements).orElse(List.of()).stream()
                .map(Words::of)
                .toList();
        return new CommandProvider(description.system(), description.name(), verbs, setup, description.home());
    }
}
