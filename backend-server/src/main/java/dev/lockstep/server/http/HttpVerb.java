package dev.lockstep.server.http;

import dev.lockstep.op.Json;
import dev.lockstep.project.AnswerRule;
import dev.lockstep.project.JsonTemplate;
import dev.lockstep.project.Parts;
import dev.lockstep.project.Place;
import dev.lockstep.project.Scope;
import dev.lockstep.project.Template;
import dev.lockstep.project.UncarriedException;
import dev.lockstep.project.YamlValue;
import dev.lockstep.report.Discreet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A verb as a request.
 *
 * @param method the method
 * @param base the beginning of the address
 * @param path the path
 * @param query parameters of the address; one that the operation does not have is left out
 * @param headers headers
 * @param text the body, if it is a text
 * @param json the body, if it is JSON
 * @param answer how the answer is read
 */
record HttpVerb(
        String method,
        Template base,
        Template path,
        Map<String, YamlValue> query,
        Map<String, Template> headers,
        Optional<Template> text,
        Optional<JsonTemplate> json,
        AnswerRule answer) {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** Headers that only the client itself sets. */
    private static final Set<String> RESTRICTED = Set.of("connection", "content-length", "expect", "host", "upgrade");

    static HttpVerb of(YamlValue verb, YamlValue form, Parts parts) {
        verb.allow(
                "request", "query", "headers", "text", "json", AnswerRule.ROWS, AnswerRule.COUNT, AnswerRule.REFUSED);
        if (verb.has("text") && verb.has("json")) {
            throw verb.wrong("a body is either text or json; keep one");
        }
        YamlValue request = verb.at("request");
        String[] words = request.text().split(" ", 2);
        if (words.length != 2 || !METHODS.contains(words[0]) || !words[1].startsWith("/")) {
            throw request.wrong(
                    "'" + request.text() + "' is no request; write a method and a path, as in PUT /people/{key}");
        }
        if (words[1].replaceAll("\\{[^{}]*\\}", "").chars().anyMatch(unit -> unit <= ' ' || unit > '~')) {
            throw request.wrong("a path has no blank and no other letters than those of ASCII; write %20 for a blank");
        }
        YamlValue base = form.at("base");
        if (!base.text().matches("https?://[^ ]+")) {
            throw base.wrong("'" + base.text() + "' is no address; write one such as http://127.0.0.1:{port}");
        }
        Map<String, Template> headers = new LinkedHashMap<>();
        for (YamlValue owner : List.of(form, verb)) {
            owner.find("headers").map(YamlValue::entries).orElse(Map.of()).forEach((name, value) -> {
                if (RESTRICTED.contains(name.toLowerCase(Locale.ROOT)) || !name.matches("[A-Za-z0-9_-]+")) {
                    throw value.wrong("the header '" + name + "' cannot be sent; leave it out");
                }
                headers.put(name, Template.of(value));
            });
        }
        return new HttpVerb(
                words[0],
                Template.of(base),
                Template.of(request, words[1]),
                verb.find("query").map(YamlValue::entries).orElse(Map.of()),
                headers,
                verb.find("text").map(Template::of),
                verb.find("json").map(json -> JsonTemplate.of(json, parts)),
                AnswerRule.ofRequest(verb, form));
    }

    /**
     * A request with its values.
     *
     * @param body the body; empty if there is none
     */
    record Asked(String method, String address, Map<String, String> headers, Optional<String> body) {

        /** Returns the request as everybody may read it, without what its headers and its address have as secrets. */
        Asked told() {
            Map<String, String> shown = new LinkedHashMap<>();
            headers.forEach((name, value) -> shown.put(name, Discreet.isSecret(name) ? Discreet.SECRET : value));
            return new Asked(method, Discreet.withoutSecrets(address), shown, body);
        }
    }

    Asked asked(Scope scope) throws UncarriedException {
        List<String> parameters = new ArrayList<>();
        for (Map.Entry<String, YamlValue> parameter : query.entrySet()) {
            Optional<String> value = Template.of(parameter.getValue()).renderIfAny(scope, Place.QUERY);
            value.ifPresent(text -> parameters.add(parameter.getKey() + "=" + text));
        }
        Map<String, String> sent = new LinkedHashMap<>();
        Optional<String> body = Optional.empty();
        if (json.isPresent()) {
            body = Optional.of(Json.MAPPER.writeValueAsString(json.get().render(scope)));
            sent.put("Content-Type", "application/json");
        } else if (text.isPresent()) {
            body = Optional.of(text.get().render(scope, Place.TEXT));
        }
        for (Map.Entry<String, Template> header : headers.entrySet()) {
            sent.put(header.getKey(), header.getValue().render(scope, Place.HEADER));
        }
        return new Asked(
                method,
                base.render(scope, Place.TEXT)
                        + path.render(scope, Place.PATH)
                        + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters)),
                sent,
                body);
    }
}
