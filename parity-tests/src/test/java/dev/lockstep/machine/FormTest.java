package dev.lockstep.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.Golden;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.campaign.Campaign;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Extent;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.FoundBucket;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.WrongShelf;
import dev.lockstep.system.H2Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/** The forms for other programs, of a divergence whose data would like to be obeyed. */
class FormTest {

    static final String HOSTILE = "]]>&<\"\u0000\u001b[2J\n::error::|`%0A\ud800";

    @TempDir
    private Path temporary;

    private FoundBucket cause() {
        return cause(temporary);
    }

    static FoundBucket cause(Path temporary) {
        Divergence divergence = WrongShelf.divergence(
                temporary.resolve("seed-3"),
                List.of(new Put("cup", 1), new Put("bowl", 2)),
                "wrong",
                WrongShelf.rows(rows -> {
                    List<Row> more = new ArrayList<>(rows);
                    more.add(Row.of(Cell.text(HOSTILE), Cell.number(1)));
                    return more;
                }));
        return new FoundBucket(divergence, 4, List.of(3L, 5L));
    }

    static CampaignReport report(Verdict verdict, String detail) {
        Campaign campaign = new Campaign(List.of("put"), List.of("embedded"), Limits.of(Duration.ofSeconds(1)));
        campaign.add(
                3,
                Path.of("seed-3"),
                new WalkResult(
                        verdict,
                        detail,
                        new Extent(10, 10, 0, Ending.COMPLETE),
                        List.of(),
                        List.of(),
                        List.of(),
                        new TreeMap<>(),
                        Coverage.NONE,
                        List.of(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>()));
        Lineup lineup = new Lineup(new H2Provider().system(), List.of(), "embedded");
        return campaign.report(lineup, "social", Path.of("out"), Duration.ZERO, folder -> folder);
    }

    private static Element junit(CampaignReport report, List<FoundBucket> causes) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(JunitReport.text(report, causes))))
                .getDocumentElement();
    }

    @Test
    void a_walk_with_a_finding_is_a_failed_test_whatever_its_data_are() throws Exception {
        Element suite = junit(report(Verdict.DIVERGED, "first " + HOSTILE), List.of(cause()));

        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("tests")).isEqualTo("1");
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("type")).isEqualTo("DIVERGED");
        assertThat(failure.getAttribute("message"))
                .contains("]]>&<\"\\u0000\\u001b[2J")
                .contains("\\ud800");
    }

    /** Neither a mark that turns the text of a page nor a text of a megabyte is anything that a page can show. */
    @Test
    void no_form_passes_on_what_turns_its_text_or_is_longer_than_a_page() throws Exception {
        String turning = "a\u202eb\u2066c\u200bd\u0085e\u2028f";
        CampaignReport turned = report(Verdict.INFRA, turning);
        CampaignReport longest = report(Verdict.INFRA, "😀".repeat(1 << 19));

        for (CampaignReport each : List.of(turned, longest)) {
            String junit = JunitReport.text(each, List.of());
            String lines = Annotations.text(each, List.of());
            String summary = SummaryPage.text(each, List.of());

            assertThat(List.of(junit, lines, summary))
                    .allSatisfy(text -> assertThat(text)
                            .doesNotContain("\u202e", "\u2066", "\u200b", "\u0085", "\u2028")
                            .hasSizeLessThan(500_000));
            assertThat(lines.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(64 << 10);
            junit(each, List.of());
        }
        assertThat(Annotations.text(turned, List.of())).contains("a\\u202eb\\u2066c\\u200bd");
        assertThat(JunitReport.text(turned, List.of())).contains("a\\u202eb\\u2066c\\u200bd");
        assertThat(JunitReport.text(longest, List.of())).contains("😀…\"").contains("(cut; ");
    }

    @Test
    void a_lost_arm_is_an_error_and_a_stopped_walk_is_skipped() throws Exception {
        assertThat(junit(report(Verdict.INFRA, "lost"), List.of()).getAttribute("errors"))
                .isEqualTo("1");
        assertThat(junit(report(Verdict.INTERRUPTED, "stopped"), List.of()).getAttribute("skipped"))
                .isEqualTo("1");
    }

    @Test
    void a_campaign_that_exercised_too_little_is_no_success() throws Exception {
        Element suite = junit(report(Verdict.VACUOUS, "1 not exercised"), List.of());

        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("tests")).isEqualTo("2");
    }

    /** The counts are those of the tests, which no schema can say. */
    @ParameterizedTest
    @EnumSource(Verdict.class)
    void a_junit_file_counts_its_tests_and_has_no_elements_but_those_that_readers_know(Verdict verdict)
            throws Exception {
        CampaignReport report = report(verdict, HOSTILE);
        Element suite = junit(report, List.of(cause()));

        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(names(suite)).containsExactly("errors", "failures", "name", "skipped", "tests", "time");
        assertThat(suite.getAttribute("time")).matches("[0-9]+\\.[0-9]{3}");
        NodeList tests = suite.getElementsByTagName("testcase");
        assertThat(suite.getAttribute("tests")).isEqualTo("" + tests.getLength());
        for (String kind : List.of("failure", "error", "skipped")) {
            String counted = suite.getAttribute(kind.equals("skipped") ? kind : kind + "s");
            assertThat(counted).isEqualTo("" + suite.getElementsByTagName(kind).getLength());
        }
        for (int i = 0; i < tests.getLength(); i++) {
            Element test = (Element) tests.item(i);
            assertThat(test.getParentNode()).isSameAs(suite);
            assertThat(names(test)).containsExactly("classname", "name");
            assertThat(test.getElementsByTagName("*").getLength()).isLessThanOrEqualTo(1);
        }
        boolean green = suite.getElementsByTagName("*").getLength() == tests.getLength();
        assertThat(green).isEqualTo(report.verdict().equals(Verdict.PARITY.name()));
    }

    private static List<String> names(Element element) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            names.add(element.getAttributes().item(i).getNodeName());
        }
        Collections.sort(names);
        return names;
    }

    @Test
    void each_cause_is_one_annotation_on_one_line() {
        String text = Annotations.text(report(Verdict.PARITY, ""), List.of(cause()));

        assertThat(text.lines())
                .singleElement()
                .asString()
                .startsWith("::error title=wrong%3A after put cup 1%2C all has 1 row");
    }

    @Test
    void a_host_shows_ten_annotations_so_the_tenth_counts_the_rest() {
        List<FoundBucket> causes = Collections.nCopies(14, cause());

        List<String> lines =
                Annotations.text(report(Verdict.PARITY, ""), causes).lines().toList();

        assertThat(lines).hasSize(10);
        assertThat(lines.get(9)).startsWith("::error title=+5 more::");
        assertThat(Annotations.text(report(Verdict.PARITY, ""), causes.subList(0, 10))
                        .lines())
                .hasSize(10)
                .noneMatch(line -> line.contains("more"));
    }

    @Test
    void a_summary_stays_below_the_limit_of_a_host_however_many_causes_there_are() {
        String text = SummaryPage.text(report(Verdict.DIVERGED, "x"), Collections.nCopies(5000, cause()));

        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1 << 20);
        assertThat(text).contains("\n+4900 more causes.\n");
    }

    @Test
    void a_walk_that_failed_without_a_cause_is_an_annotation_too() {
        assertThat(Annotations.text(report(Verdict.INFRA, "100%\nlost"), List.of()))
                .isEqualTo("::error title=INFRA%2C seed 3::100%25 lost\n");
        assertThat(Annotations.text(report(Verdict.VACUOUS, "nothing"), List.of()))
                .isEqualTo("::error title=VACUOUS::see the summary\n");
    }

    @Test
    void a_sarif_file_has_the_shape_that_its_readers_ask_for() {
        String text = SarifReport.text(List.of(cause()), temporary);

        JsonNode sarif = Json.tree(text);
        assertThat(sarif.path("version").asString()).isEqualTo("2.1.0");
        assertThat(sarif.path("$schema").asString()).endsWith("sarif-2.1.0.json");
        JsonNode run = sarif.path("runs").path(0);
        assertThat(run.path("tool").path("driver").path("name").asString()).isEqualTo("Lockstep");
        JsonNode result = run.path("results").path(0);
        JsonNode rule = run.path("tool")
                .path("driver")
                .path("rules")
                .path(result.path("ruleIndex").asInt());
        assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
        assertThat(result.path("level").asString()).isIn("none", "note", "warning", "error");
        assertThat(result.path("message").path("text").asString()).isNotEmpty();
        JsonNode place = result.path("locations").path(0).path("physicalLocation");
        assertThat(place.path("artifactLocation").path("uri").asString()).isEqualTo("seed-3/ops.jsonl");
        assertThat(run.path("originalUriBaseIds")
                        .has(place.path("artifactLocation").path("uriBaseId").asString()))
                .isTrue();
        assertThat(place.path("region").path("startLine").asInt()).isEqualTo(2);
        assertThat(result.path("partialFingerprints").properties()).hasSize(2);
        Golden.check("lockstep.sarif", text);
    }

    private static final Schema SARIF = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(resource("/schema/sarif-schema-2.1.0.json"), InputFormat.JSON);

    private static String resource(String name) {
        try (InputStream in = FormTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_sarif_file_is_valid_by_the_schema_of_its_standard() {
        Divergence refused = WrongShelf.divergence(
                temporary.resolve("seed 4 %"),
                List.of(new Put("cup", 1)),
                "third",
                WrongShelf.answering("put", new Outcome.Refused("DUPLICATE", "409", HOSTILE)));
        FoundBucket other = new FoundBucket(refused, 0, List.of(4L));

        for (List<FoundBucket> causes : List.of(List.<FoundBucket>of(), List.of(cause()), List.of(other))) {
            assertThat(SARIF.validate(SarifReport.text(causes, temporary), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"level\" : \"error\" | \"level\" : \"fatal\"",
                "\"startLine\" : 2 | \"startLine\" : 0",
                "\"ruleIndex\" : 0 | \"ruleIndex\" : -2",
                "\"name\" : \"Lockstep\" | \"title\" : \"Lockstep\"",
                "\"version\" : \"2.1.0\" | \"version\" : \"2.0.0\"",
            })
    void the_schema_of_the_standard_refuses_what_is_no_sarif(String right, String wrong) {
        String text = SarifReport.text(List.of(cause()), temporary);
        assertThat(text).contains(right);

        assertThat(SARIF.validate(text.replace(right, wrong), InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void the_summary_has_each_cause_once() {
        Golden.check("summary.md", SummaryPage.text(report(Verdict.DIVERGED, "x"), List.of(cause())));
    }

    @Test
    void each_form_writes_its_file() throws Exception {
        StringWriter log = new StringWriter();
        for (Form form : Form.values()) {
            form.write(report(Verdict.DIVERGED, "x"), List.of(cause()), temporary, new PrintWriter(log));
            Files.walk(temporary.resolve("seed-3"))
                    .sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }

        assertThat(temporary).isDirectoryContaining("glob:**/junit.xml");
        assertThat(temporary).isDirectoryContaining("glob:**/summary.md");
        assertThat(temporary).isDirectoryContaining("glob:**/lockstep.sarif");
        assertThat(log.toString()).startsWith("::error ");
        assertThat(Form.named("sarif")).contains(Form.SARIF);
        assertThat(Form.named("SARIF")).isEmpty();
    }
}
