package dev.lockstep.server.http;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.project.TransportDescription;
import dev.lockstep.project.TransportForm;
import dev.lockstep.project.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The transports of a project file that send a request for each operation: {@code http: {base: …, verbs: …}}. */
public final class HttpForm implements TransportForm {

    @Override
    public String key() {
        return "http";
    }

    @Override
    public BackendProvider transport(TransportDescription description) {
        YamlValue form = description.value().allow("base", "headers", "refused", "verbs");
        Map<String, HttpVerb> verbs = new LinkedHashMap<>();
        form.at("verbs")
                .entries()
                .forEach((name, verb) -> verbs.put(name, HttpVerb.of(verb, form, description.parts())));
        if (verbs.isEmpty()) {
            throw form.at("verbs").wrong("a verb is expected here, such as create");
        }
        return new HttpProvider(description.system(), description.name(), verbs, description.home());
    }
}
