package dev.lockstep.report;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.Reset;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.platform.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * {@code journal.jsonl}: each step's operation, every arm's answer and the time it took, one line a step, written
 * before the next step begins. If a line says {@code asking} and no step follows it, a crash interrupted that step.
 *
 * <p>If all arms agree on a probe, the journal has only its row count and digest. Otherwise it has every arm's full
 * answer; see {@link SameAnswer}. The texts of an operation on which the arms agree are cut after
 * {@value #LONGEST_AGREED} characters: {@code ops.jsonl} has its command.
 */
final class Journal implements Closeable {

    private static final String EXPECTATION = "expectation";

    private static final String QUESTIONS = "questions";

    private static final int LONGEST_AGREED = 2_000;

    private static final String QUERY = "query";
    private static final String EXPECTED = "expected";
    private static final String ASKED = "asked";
    private static final String DIFFERENCES = "differences";

    private final OutputStream out;
    private final Discreet discreet;
    private final Map<String, Told> told = new HashMap<>();

    /** A probe on which all arms agreed, with the digest that stands for its rows in the journal. */
    private record Told(List<Row> rows, JsonNode digest) {}

    /**
     * Begins a journal.
     *
     * @param file the file, which must not exist
     * @param discreet takes out of its texts what is nobody's business
     */
    Journal(Path file, Discreet discreet) throws IOException {
        this.discreet = discreet;
        Files.createFile(file);
        // Unbuffered: one line is one write, and nothing waits to be flushed. It is not a channel, because an
        // interruption of the walk would close a channel.
        this.out = new FileOutputStream(file.toFile());
    }

    void opened(SortedMap<String, SortedMap<String, String>> arms) throws IOException {
        write(Json.MAPPER.createObjectNode().set("opened", Json.MAPPER.valueToTree(discreet.described(arms))));
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
        ObjectNode operation = WrittenOperation.of(step.operation());
        line.set("operation", step.differences().isEmpty() ? abridged(operation) : operation);
        ObjectNode arms = line.putObject("arms");
        SortedMap<String, List<String>> asked = discreet.asked(step.asked());
        SameAnswer same = new SameAnswer();
        step.outcomes().forEach((arm, outcome) -> {
            ObjectNode node = arms.putObject(arm).put("ms", millis(step.nanos().get(arm)));
            if (step.apart().containsKey(arm)) {
                node.set("operation", Json.MAPPER.valueToTree(step.apart().get(arm)));
            }
            node.setAll(same.once(arm, Json.MAPPER.valueToTree(discreet.outcome(outcome))));
            if (asked.containsKey(arm)) {
                node.set(ASKED, Json.MAPPER.valueToTree(asked.get(arm)));
            }
        });
        line.set("probes", probes(step, Channel.QUERY));
        for (Channel channel : Channel.values()) {
            if (channel != Channel.QUERY && !step.probes(channel).isEmpty()) {
                line.set(channel.toString(), probes(step, channel));
            }
        }
        if (!step.sampledChannels().isEmpty()) {
            line.set("sampled", Json.MAPPER.valueToTree(step.sampledChannels()));
        }
        if (!step.differences().isEmpty()) {
            line.set(EXPECTATION, Json.MAPPER.valueToTree(step.expectation()));
            writeDifferences(step, line);
        }
        write(line);
    }

    private static ObjectNode abridged(ObjectNode operation) {
        operation.properties().forEach(part -> {
            if (part.getValue().isString() && part.getValue().asString().length() > LONGEST_AGREED) {
                String text = part.getValue().asString();
                part.setValue(StringNode.valueOf(text.substring(0, LONGEST_AGREED) + "... (" + text.length()
                        + " characters; the command is in " + Recording.COMMANDS + ")"));
            }
        });
        return operation;
    }

    /**
     * Adds the differences, and for each probe that shows one its query, what each arm did for it in its own words, and
     * the answer that the model expected, so that nobody has to play the walk again to know them.
     */
    private void writeDifferences(StepRecord step, ObjectNode line) {
        ObjectNode questions = Json.MAPPER.createObjectNode();
        for (StepRecord.Probed probed : step.probes()) {
            if (!probed.agreed()) {
                ObjectNode question = questions
                        .withObjectProperty(probed.channel().toString())
                        .putObject(probed.probe().name());
                question.set(QUERY, WrittenOperation.of(probed.probe().query()));
                if (!probed.asked().isEmpty()) {
                    question.set(ASKED, Json.MAPPER.valueToTree(discreet.asked(probed.asked())));
                }
                probed.probe().expected().ifPresent(rows -> question.set(EXPECTED, Json.MAPPER.valueToTree(rows)));
            }
        }
        if (!questions.isEmpty()) {
            line.set(QUESTIONS, questions);
        }
        line.set(DIFFERENCES, Json.MAPPER.valueToTree(step.differences()));
    }

    /** Writes what was read from the stores after they were closed and opened again. */
    void afterlife(StepRecord last) throws IOException {
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.set(Channel.AFTERLIFE.toString(), probes(last, Channel.AFTERLIFE));
        if (!last.probes(Channel.INSIDE).isEmpty()) {
            line.set(Channel.INSIDE.toString(), probes(last, Channel.INSIDE));
        }
        if (!last.differences().isEmpty()) {
            writeDifferences(last, line);
        }
        write(line);
    }

    /** Names the entries that cover the differences of the last step, before an arm is set back. */
    void covering(long step, List<String> entries) throws IOException {
        write(signed(step, entries));
    }

    /** Names the entries that cover the differences of the last step, and says whether the walk goes on. */
    void covered(KnownStep known) throws IOException {
        write(signed(known.step().step(), known.entries()).put("endedWalk", known.endedWalk()));
    }

    private static ObjectNode signed(long step, List<String> entries) {
        ObjectNode line = Json.MAPPER.createObjectNode().put("signed", step);
        line.set("entries", Json.MAPPER.valueToTree(entries));
        return line;
    }

    /** Says that an arm was set back, or could not be. */
    void reset(Reset reset) throws IOException {
        write(Json.MAPPER.createObjectNode().set("reset", Json.MAPPER.valueToTree(reset)));
    }

    void ended(WalkResult result) throws IOException {
        write(Json.MAPPER
                .createObjectNode()
                .put("ended", result.verdict().name())
                .put("detail", discreet.text(result.detail())));
    }

    private ObjectNode probes(StepRecord step, Channel channel) {
        ObjectNode probes = Json.MAPPER.createObjectNode();
        step.probes(channel).forEach(probed -> probes.set(probed.probe().name(), probe(probed)));
        return probes;
    }

    private JsonNode probe(StepRecord.Probed probed) {
        if (!probed.agreed()) {
            return outcomes(probed);
        }
        Optional<List<Row>> agreed = probed.probe().expected().or(() -> told(probed));
        if (agreed.isEmpty()) {
            return outcomes(probed);
        }
        List<Row> rows = agreed.get();
        // In most steps most probes have the same rows as before, and computing a digest of everything that is stored
        // would cost more than reading it.
        return told.compute(
                        probed.probe().name(),
                        (name, last) -> last != null && last.rows().equals(rows) ? last : new Told(rows, digest(rows)))
                .digest();
    }

    /** Each outcome is written by itself, because a map of them would leave out what kind of outcome each is. */
    private ObjectNode outcomes(StepRecord.Probed probed) {
        ObjectNode outcomes = Json.MAPPER.createObjectNode();
        SameAnswer same = new SameAnswer();
        probed.outcomes()
                .forEach((arm, outcome) ->
                        outcomes.set(arm, same.once(arm, Json.MAPPER.valueToTree(discreet.outcome(outcome)))));
        return outcomes;
    }

    /** Returns the rows on which the arms agree without a prediction; empty if the answer has none. */
    private static Optional<List<Row>> told(StepRecord.Probed probed) {
        return probed.outcomes().values().stream()
                .filter(Outcome.Rows.class::isInstance)
                .map(outcome -> ((Outcome.Rows) outcome).rows())
                .findFirst();
    }

    /** The rows are not written to a text first, because they may be the whole store. */
    private static JsonNode digest(List<Row> rows) {
        MessageDigest sha256 = Sha256.begin();
        Json.MAPPER.writeValue(new DigestOutputStream(OutputStream.nullOutputStream(), sha256), new Outcome.Rows(rows));
        return Json.MAPPER
                .createObjectNode()
                .put("rows", rows.size())
                .put("sha256", HexFormat.of().formatHex(sha256.digest()));
    }

    private static double millis(long nanos) {
        return nanos / 1000 / 1000.0;
    }

    private void write(JsonNode line) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Json.MAPPER.writeValue(whole, line);
        whole.write('\n');
        out.write(whole.toByteArray());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
