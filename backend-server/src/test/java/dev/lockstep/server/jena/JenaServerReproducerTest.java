package dev.lockstep.server.jena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.system.SystemUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JenaServerReproducerTest {

    private static final GraphCall PUT =
            new GraphCall(GraphCall.Verb.PUT, "urn:g:3", "nt", "<urn:a> <urn:b> <urn:c> .", GraphCall.Route.BODY);

    @Test
    void a_request_is_told_as_the_line_with_curl_that_is_played() {
        Reproduced files = reproduce(Map.of(), PUT.operation());

        assertThat(files.commands())
                .containsEntry(
                        1,
                        "curl -X PUT -H 'Content-Type: application/n-triples' --data-binary @1.nt"
                                + " 'http://localhost:3030/ds/data?graph=urn%3Ag%3A3'");
        assertThat(files.play())
                .contains("send 1 curl -X PUT -H 'Content-Type: application/n-triples' --data-binary @\"$HERE/1.nt\""
                        + " \"$DATASET/data?graph=urn%3Ag%3A3\"");
        assertThat(files.files()).containsEntry("1.nt", PUT.content());
    }

    @Test
    void a_form_a_query_and_a_compaction_are_told_too() {
        GraphCall form = new GraphCall(GraphCall.Verb.ADD, "", "ttl", "", GraphCall.Route.FORM);

        assertThat(reproduce(Map.of(), form.operation(), Operation.ask("ASK {}"), new Operation.Optimize())
                        .commands())
                .containsEntry(1, "curl -F \"file=@1.ttl;type=text/turtle\" 'http://localhost:3030/ds/data?default'")
                .containsEntry(
                        2,
                        "curl -H 'Accept: text/tab-separated-values' -H 'Content-Type: application/sparql-query;"
                                + " charset=utf-8' --data-binary @2.rq 'http://localhost:3030/ds/query'")
                .containsEntry(3, "curl -X POST 'http://localhost:3030/$/compact/ds?deleteOld=true'");
    }

    @Test
    void a_server_with_two_datasets_has_its_configuration_whatever_the_steps_call() {
        Reproduced files = reproduce(
                Map.of(GraphCall.DATASETS, "2"), PUT.operation(), PUT.beside().operation());

        assertThat(files.files().get("fuseki.ttl")).contains("\"/ds-beside\"", "\"data/beside\"");
        assertThat(files.commands().get(0)).endsWith("--localhost --port 3030 --conf fuseki.ttl --compact");
        assertThat(files.commands().get(2)).endsWith(" 'http://localhost:3030/ds-beside/data?graph=urn%3Ag%3A3'");
        assertThat(reproduce(Map.of(), PUT.operation()).commands().get(0))
                .endsWith("--localhost --port 3030 --update --tdb2 --loc data --compact /ds");
    }

    private static Reproduced reproduce(Map<String, String> settings, Operation... operations) {
        List<Reproduction.Step> steps = new ArrayList<>();
        for (Operation operation : operations) {
            steps.add(new Reproduction.Step(
                    steps.size() + 1, "a step", operation, Channel.QUERY, false, Optional.empty()));
        }
        return new JenaServerReproducer()
                .reproduce(new Reproduction(
                        "server",
                        SystemUnderTest.named("jena"),
                        "5.6.0",
                        "5.6.0",
                        Surroundings.USUAL,
                        Surroundings.USUAL,
                        new TreeMap<>(settings),
                        false,
                        steps));
    }
}
