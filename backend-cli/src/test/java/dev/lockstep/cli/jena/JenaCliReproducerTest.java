package dev.lockstep.cli.jena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.Surroundings;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.system.SystemUnderTest;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JenaCliReproducerTest {

    @Test
    void a_step_is_told_as_the_run_of_the_tool_that_is_played() {
        assertThat(commands(GraphCall.Verb.ADD)).isEqualTo("tdb2.tdbloader --loc=data --quiet --graph=urn:g:3 1.nt");
        assertThat(commands(GraphCall.Verb.PUT)).isEqualTo("""
                tdb2.tdbupdate --loc=data --update=1.ru
                # 1.ru: DROP SILENT GRAPH <urn:g:3> ; LOAD <1.nt> INTO GRAPH <urn:g:3>""");
        assertThat(commands(GraphCall.Verb.GET)).isEqualTo("""
                tdb2.tdbquery --loc=data --results=N-TRIPLES --query=1-graph.rq >graph1.nt
                tdb2.tdbloader --loc=copy1 --quiet graph1.nt
                tdb2.tdbquery --loc=copy1 --results=TSV --query=1.rq""");
    }

    private static String commands(GraphCall.Verb verb) {
        GraphCall call = new GraphCall(verb, "urn:g:3", "nt", "<urn:a> <urn:b> <urn:c> .", GraphCall.Route.BODY);
        Reproduced files = new JenaCliReproducer()
                .reproduce(new Reproduction(
                        "cli",
                        SystemUnderTest.named("jena"),
                        "5.6.0",
                        "5.6.0",
                        Surroundings.USUAL,
                        Surroundings.USUAL,
                        new TreeMap<>(),
                        false,
                        List.of(new Reproduction.Step(
                                1, "a step", call.operation(), Channel.QUERY, false, Optional.empty()))));
        return files.commands().get(1);
    }
}
