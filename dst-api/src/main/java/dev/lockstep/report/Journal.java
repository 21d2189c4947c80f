package dev.lockstep.report;

import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.WalkResult;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code journal.jsonl}: what was asked in each step, what every arm answered, and how long it took; a line a step,
 * written before the next step begins. A line that says {@code asking} and has no step after it is the one that a crash
 * cut off.
 *
 * <p>Probes that agree are told by their row count and digest; one that does not is told in full, for every arm.
 */
final class Journal implements Closeable {

    private final OutputStream out;
    private final Map<String, Told> told = new HashMap<>();

    /** A probe that agreed, and what stands for its rows in the journal. */
    private record Told(List<Row> rows, JsonNode digest) {}

    Journal(Path file) throws IOException {
        Files.createFile(file);
        // Unbuffered: one line is one write, and nothing waits to be flushed. Nor is it a channel, which an
        // interruption of
        // the walk would close.
        this.out = new FileOutputStream(file.toFile());
    }

    void opened(SortedMap<String, SortedMap<String, String>> arms) throws IOException {
        write(Json.MAPPER.createObjectNode().set("opened", Json.MAPPER.valueToTree(arms)));
    }

    void asking(long step) throws IOException {
        write(Json.MAPPER.createObjectNode().put("asking", step));
    }

    void stepped(StepRecord step) throws IOException {
        ObjectNode line = Json.MAPPER
                .createObjectNode()
                .put("step", step.step())
                .put("kind", step.kind())
                .put("ms", millis(step.wallNanos()));
        line.set("operation", WrittenOperation.of(step.operation()));
        ObjectNode arms = line.putObject("arms");
        step.outcomes().forEach((arm, outcome) -> {
            ObjectNode node = arms.putObject(arm).put("ms", millis(step.nanos().get(arm)));
            if (step.apart().containsKey(arm)) {
                node.set("operation", Json.MAPPER.valueToTree(step.apart().get(arm)));
            }
            node.setAll((ObjectNode) Json.MAPPER.valueToTree(outcome));
        });
        ObjectNode probes = line.putObject("probes");
        step.probes().forEach(probed -> probes.set(probed.probe().name(), probe(probed)));
        if (!step.differences().isEmpty()) {
            line.set("differences", Json.MAPPER.valueToTree(step.differences()));
        }
        write(line);
    }

    /** Names the entries that cover the differences of the step just told. */
    void covered(KnownStep known) throws IOException {
        ObjectNode line =
                Json.MAPPER.createObjectNode().put("signed", known.step().step());
        line.set("entries", Json.MAPPER.valueToTree(known.entries()));
        write(line.put("endedWalk", known.endedWalk()));
    }

    void ended(WalkResult result) throws IOException {
        write(Json.MAPPER
                .createObjectNode()
                .put("ended", result.verdict().name())
                .put("detail", result.detail()));
    }

    private JsonNode probe(StepRecord.Probed probed) {
        if (!probed.agreed()) {
            return Json.MAPPER.valueToTree(probed.outcomes());
        }
        List<Row> rows = probed.probe().expected();
        // Most steps leave most probes as they were, and digesting everything that is stored would cost more than
        // asking for it.
        return told.compute(
                        probed.probe().name(),
                        (name, last) -> last != null && last.rows().equals(rows) ? last : new Told(rows, digest(rows)))
                .digest();
    }

    private static JsonNode digest(List<Row> rows) {
        return Json.MAPPER
                .createObjectNode()
                .put("rows", rows.size())
                .put("sha256", sha256(Json.MAPPER.writeValueAsString(new Outcome.Rows(rows))));
    }

    private static double millis(long nanos) {
        return nanos / 1000 / 1000.0;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private void write(JsonNode line) throws IOException {
        out.write((Json.MAPPER.writeValueAsString(line) + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
