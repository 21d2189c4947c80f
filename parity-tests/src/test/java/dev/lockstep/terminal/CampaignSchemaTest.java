package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import dev.lockstep.campaign.Campaign;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Extent;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Observed;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.FoundBucket;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.WrongShelf;
import dev.lockstep.system.H2Provider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JSON that {@code --json} prints fits its schema, and the schema refuses what does not. */
class CampaignSchemaTest {

    @TempDir
    private Path folder;

    private static final Coverage.Counts NEVER_DRAWN =
            new Coverage.Counts(new TreeMap<>(), 0, Support.Level.OFFERED, "");

    @Test
    void the_report_of_a_campaign_fits_the_schema() throws IOException {
        assertThat(schema().validate(json(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void the_divergences_of_a_red_campaign_fit_the_schema() throws IOException {
        Divergence divergence = WrongShelf.divergence(
                folder.resolve("walk"),
                List.of(new Put("cup", 1), new Put("bowl", 2)),
                "wrong",
                WrongShelf.rows(rows -> List.of()));
        String json = new Summary(
                        report(), List.of(new FoundBucket(divergence, 1, List.of(1L))), List.of(), Paste.here(Map.of()))
                .json();

        assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
        assertThat(Json.tree(json)
                        .path("divergences")
                        .path(0)
                        .path("alone")
                        .path(0)
                        .asString())
                .isEqualTo("wrong");
        assertThat(schema().validate(json.replace("\"alone\" : [", "\"lone\" : ["), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void the_schema_refuses_a_report_with_a_key_too_many_and_one_with_an_unknown_verdict() throws IOException {
        assertThat(schema().validate(json().replaceFirst("\\{", "{\"more\": 1, "), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema().validate(json().replace("\"VACUOUS\"", "\"FINE\""), InputFormat.JSON))
                .isNotEmpty();
    }

    private static String json() {
        return new Summary(report()).json();
    }

    private static CampaignReport report() {
        Campaign campaign = new Campaign(List.of("add"), List.of("embedded"), Limits.of(Duration.ofSeconds(1)));
        campaign.add(
                1,
                Path.of("seed-1"),
                new WalkResult(
                        Verdict.VACUOUS,
                        "1 not exercised",
                        new Extent(10, 10, 0, Ending.COMPLETE),
                        List.of(),
                        List.of(),
                        List.of(),
                        new TreeMap<>(Map.of("LS-0001", 2L)),
                        new Coverage(
                                new TreeMap<>(Map.of("add", new TreeMap<>(Map.of("embedded", NEVER_DRAWN)))),
                                new TreeMap<>(),
                                new TreeMap<>(),
                                List.of()),
                        List.of(new Observed(
                                Channel.QUERY,
                                7,
                                5,
                                new TreeMap<>(Map.of("embedded", 7L)),
                                new TreeMap<>(Map.of("cli", "it cannot be read")))),
                        new TreeMap<>(Map.of("labels", 3L)),
                        new TreeMap<>(),
                        new TreeMap<>()));
        Lineup lineup = new Lineup(new H2Provider().system(), List.of(), "embedded");
        return campaign.report(lineup, "social", Path.of("out"), Duration.ZERO, folder -> folder);
    }

    private static Schema schema() throws IOException {
        try (InputStream schema = CampaignReport.class.getResourceAsStream("campaign.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }
}
