package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.HitLimit;
import dev.lockstep.parity.Ruling;
import dev.lockstep.parity.Ruling.NearMiss;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class RecordingTest {

    private static final int STEPS = 40;

    @TempDir
    Path temporary;

    @Test
    void a_walk_leaves_its_commands_its_journal_and_a_report_that_fits_the_schema() throws IOException {
        WalkResult result = record("walk", UnaryOperator.identity(), "embedded", "cli");
        Path folder = temporary.resolve("walk");
        assertThat(result.verdict()).isEqualTo(Verdict.PARITY);
        assertThat(violations(folder)).isEmpty();
        assertThat(Files.readAllLines(folder.resolve(Recording.COMMANDS))).hasSize(1 + STEPS);
        assertThat(Files.readAllLines(folder.resolve(Recording.JOURNAL))).hasSize(1 + 1 + 2 * STEPS + 1);
        Report report = ReportFile.read(folder);
        assertThat(report.verdict()).isEqualTo("PARITY");
        assertThat(report.steps()).isEqualTo(STEPS);
    }

    @Test
    void a_finding_is_in_the_report_with_both_answers_and_a_bucket() throws IOException {
        WalkResult result = record("walk", RecordingTest::losingWrites, "embedded", "cli");
        Path folder = temporary.resolve("walk");
        assertThat(result.verdict()).isEqualTo(Verdict.DIVERGED);
        assertThat(violations(folder)).isEmpty();
        Report.ReportedFinding finding = ReportFile.read(folder).findings().get(0);
        assertThat(finding.bucket()).hasSize(12);
        assertThat(finding.differences()).isNotEmpty();
        assertThat(finding.outcomes()).containsOnlyKeys("embedded", "cli");
    }

    @Test
    void the_recorded_commands_read_back_and_have_the_reported_digest() throws Exception {
        record("walk", UnaryOperator.identity(), "embedded", "cli");
        Path folder = temporary.resolve("walk");
        CommandFile<SortedMap<String, Long>> file =
                CommandFile.read(folder.resolve(Recording.COMMANDS), CommandCodec.of(new Shelf()));
        assertThat(file.commands()).hasSize(STEPS);
        assertThat(ReportFile.read(folder).commands().sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void the_same_seed_gives_the_same_commands_and_the_same_report_whatever_the_order_of_the_arms() throws IOException {
        record("one", RecordingTest::losingWrites, "embedded", "cli");
        record("two", RecordingTest::losingWrites, "cli", "embedded");
        assertThat(temporary.resolve("two").resolve(Recording.COMMANDS))
                .hasSameBinaryContentAs(temporary.resolve("one").resolve(Recording.COMMANDS));
        assertThat(normalised("two")).isEqualTo(normalised("one"));
    }

    @Test
    void the_same_bug_under_another_seed_is_in_the_same_bucket() throws IOException {
        record("one", 1, Allowlist.NONE, RecordingTest::losingWrites, "embedded", "cli");
        record("two", 2, Allowlist.NONE, RecordingTest::losingWrites, "embedded", "cli");
        assertThat(bucket("one")).isEqualTo(bucket("two"));
    }

    @Test
    void an_allow_listed_difference_is_in_the_report_with_its_entry_and_not_as_a_finding() throws IOException {
        Path folder =
                recorded("known", new Ruling.Covered(List.of(new Ruling.Signature("LS-0001", new HitLimit(100, 200)))));
        Report report = ReportFile.read(folder);
        assertThat(violations(folder)).isEmpty();
        assertThat(report.findings()).isEmpty();
        assertThat(report.known()).hasSize(1).allMatch(known -> known.entries().equals(List.of("LS-0001")));
        assertThat(Files.readAllLines(folder.resolve(Recording.JOURNAL)))
                .contains("{\"signed\":" + report.known().get(0).step()
                        + ",\"entries\":[\"LS-0001\"],\"endedWalk\":true}");
        assertThat(report.entries()).containsExactly(new Report.EntryHits("LS-0001", 1));
        assertThat(report.endedAsKnown()).isTrue();
    }

    @Test
    void a_near_miss_is_in_the_report_with_the_field_that_failed() throws IOException {
        NearMiss miss = new NearMiss("LS-0001", "where", "argument: /name, equals: \"cup\"");
        Path folder = recorded("novel", new Ruling.Novel(List.of(miss)));
        Report.ReportedFinding finding = ReportFile.read(folder).findings().get(0);
        assertThat(violations(folder)).isEmpty();
        assertThat(finding.classification()).isEqualTo("NOVEL");
        assertThat(finding.nearMisses()).containsExactly(miss);
        assertThat(ReportFile.read(folder).entries()).containsExactly(new Report.EntryHits("LS-0001", 0));
    }

    /** A walk that loses writes, with this ruling on every difference. */
    private Path recorded(String name, Ruling ruling) throws IOException {
        record(
                name,
                1,
                new Allowlist() {
                    @Override
                    public List<String> inForce() {
                        return List.of("LS-0001");
                    }

                    @Override
                    public Ruling rule(StepRecord step) {
                        return ruling;
                    }
                },
                RecordingTest::losingWrites,
                "embedded",
                "cli");
        return temporary.resolve(name);
    }

    @Test
    void a_report_that_is_cut_off_is_refused_with_its_name() throws IOException {
        record("walk", UnaryOperator.identity(), "embedded", "cli");
        Path file = temporary.resolve("walk").resolve(Recording.REPORT);
        Files.writeString(file, Files.readString(file).substring(0, 200));
        assertThatThrownBy(() -> ReportFile.read(temporary.resolve("walk")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("report.json: not a report");
    }

    @Test
    void the_schema_refuses_a_report_with_a_key_too_many() throws IOException {
        record("walk", UnaryOperator.identity(), "embedded", "cli");
        Path file = temporary.resolve("walk").resolve(Recording.REPORT);
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{\"extra\": 1,"));
        assertThat(violations(temporary.resolve("walk"))).isNotEmpty();
    }

    @Test
    void an_interruption_between_two_lines_costs_neither_of_them() throws IOException {
        Journal journal = new Journal(temporary.resolve("journal.jsonl"), Discreet.in(temporary));
        journal.asking(1);
        Thread.currentThread().interrupt();
        journal.asking(2);
        assertThat(Thread.interrupted()).isTrue();
        journal.close();
        assertThat(temporary.resolve("journal.jsonl")).hasContent("{\"asking\":1}\n{\"asking\":2}");
    }

    private String bucket(String folder) throws IOException {
        return ReportFile.read(temporary.resolve(folder)).findings().get(0).bucket();
    }

    private ObjectNode normalised(String folder) throws IOException {
        ObjectNode report = (ObjectNode)
                Json.MAPPER.readTree(Files.readString(temporary.resolve(folder).resolve(Recording.REPORT)));
        report.remove("volatile");
        return report;
    }

    private static List<?> violations(Path folder) throws IOException {
        try (InputStream schema = Report.class.getResourceAsStream("report.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                    .validate(Files.readString(folder.resolve(Recording.REPORT)), InputFormat.JSON);
        }
    }

    private WalkResult record(String folder, UnaryOperator<Backend> cli, String... arms) throws IOException {
        return record(folder, 1, Allowlist.NONE, cli, arms);
    }

    private WalkResult record(String name, long seed, Allowlist exceptions, UnaryOperator<Backend> cli, String... arms)
            throws IOException {
        WalkBuilder<SortedMap<String, Long>> walk = WalkBuilder.of(new Shelf())
                .seed(seed)
                .steps(STEPS)
                .reference("embedded")
                .allowing(exceptions)
                .folder(temporary.resolve(name));
        for (String arm : arms) {
            walk.arm(Shelf.arm(arm, arm.equals("cli") ? cli : UnaryOperator.identity()));
        }
        return walk.play().result();
    }

    private static Backend losingWrites(Backend backend) {
        return new ForwardingBackend() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public Outcome apply(Operation operation) throws InterruptedException {
                return operation instanceof Operation.Mutate mutate
                                && mutate.text().startsWith("put")
                        ? Outcome.Done.affecting(1)
                        : backend.apply(operation);
            }
        };
    }
}
