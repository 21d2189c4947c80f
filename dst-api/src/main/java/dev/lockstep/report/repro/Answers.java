package dev.lockstep.report.repro;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.platform.PackedFile;
import dev.lockstep.report.Recording;
import dev.lockstep.report.SameAnswer;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workload.Probe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answers of the arms in a recorded walk. A journal that is cut off or damaged has fewer answers; the operations do
 * not depend on them.
 */
final class Answers {

    private static final String STEP = "step";
    private static final String ASKED = "asked";

    private final List<JsonNode> setup = new ArrayList<>();
    private final Map<Long, JsonNode> steps = new HashMap<>();
    private final List<String> resets = new ArrayList<>();
    private Optional<JsonNode> afterlife = Optional.empty();

    private Answers() {}

    /** Reads the journal of a recording, as far as it can be read. */
    static Answers read(Path recording) throws IOException {
        Answers answers = new Answers();
        PackedFile journal = new PackedFile(recording.resolve(Recording.JOURNAL));
        if (journal.exists()) {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(journal.open(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(answers::add);
            } catch (UncheckedIOException damaged) {
                // The answers before the damage are all that there is.
            }
        }
        return answers;
    }

    private void add(String line) {
        JsonNode node;
        try {
            node = Json.tree(line);
            if (node instanceof ObjectNode object) {
                SameAnswer.expand(object);
            }
        } catch (JacksonException | IllegalArgumentException damaged) {
            return;
        }
        if (node.has(STEP) && node.get(STEP).asLong() == 0) {
            setup.add(node);
        } else if (node.has(STEP)) {
            steps.put(node.get(STEP).asLong(), node);
        } else if (node.has(Channel.AFTERLIFE.toString())) {
            afterlife = Optional.of(node);
        } else if (node.has("reset")) {
            resets.add(node.get("reset").path("arm").asString("an arm") + " after step "
                    + node.get("reset").path(STEP).asLong());
        }
    }

    /** Returns the arms that were set back in the course of the walk, each with its step. */
    List<String> resets() {
        return List.copyOf(resets);
    }

    /** Returns the answers to one of the operations that create the schema, by arm. */
    SortedMap<String, Outcome> setup(int index) {
        return index < setup.size() ? outcomes(setup.get(index).path("arms")) : new TreeMap<>();
    }

    /** Returns the answers to the operation of a step, by arm. */
    SortedMap<String, Outcome> operation(long step) {
        return steps.containsKey(step) ? outcomes(steps.get(step).path("arms")) : new TreeMap<>();
    }

    /** Returns what the arms did for the operation of a step in their own words, by arm, as far as they noted it. */
    SortedMap<String, List<String>> asked(long step) {
        SortedMap<String, List<String>> asked = new TreeMap<>();
        if (steps.containsKey(step)) {
            steps.get(step).path("arms").properties().forEach(arm -> {
                List<String> words = words(arm.getValue().path(ASKED));
                if (!words.isEmpty()) {
                    asked.put(arm.getKey(), words);
                }
            });
        }
        return asked;
    }

    /** Returns the same for a read after a step, if its answers differ. */
    SortedMap<String, List<String>> asked(long step, Channel channel, String name) {
        SortedMap<String, List<String>> asked = new TreeMap<>();
        question(step, channel, name)
                .path(ASKED)
                .properties()
                .forEach(arm -> asked.put(arm.getKey(), words(arm.getValue())));
        return asked;
    }

    /** Returns the reads after a step over the connection that writes whose answers differ. */
    List<Probe> reads(long step) {
        List<Probe> reads = new ArrayList<>();
        line(step, Channel.QUERY)
                .map(node -> node.path("questions").path(Channel.QUERY.toString()))
                .orElseGet(MissingNode::getInstance)
                .properties()
                .forEach(question -> query(question.getValue().path("query"))
                        .ifPresent(query -> reads.add(new Probe(
                                question.getKey(),
                                query,
                                expected(step, Channel.QUERY, question.getKey()) instanceof Expectation.Returns returns
                                        ? Optional.of(returns.rows())
                                        : Optional.empty()))));
        return reads;
    }

    private static Optional<Operation.Query> query(JsonNode written) {
        try {
            return Json.MAPPER.treeToValue(written, Operation.class) instanceof Operation.Query query
                    ? Optional.of(query)
                    : Optional.empty();
        } catch (JacksonException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static List<String> words(JsonNode written) {
        List<String> words = new ArrayList<>();
        written.forEach(each -> words.add(each.asString("")));
        return words;
    }

    private JsonNode question(long step, Channel channel, String name) {
        return line(step, channel)
                .map(node -> node.path("questions").path(channel.toString()).path(name))
                .orElseGet(MissingNode::getInstance);
    }

    /**
     * Returns the line with the answers to a read. A walk looks into the stores after each step, and again when it has
     * left them.
     */
    private Optional<JsonNode> line(long step, Channel channel) {
        Optional<JsonNode> own = Optional.ofNullable(steps.get(step));
        return channel == Channel.AFTERLIFE
                        || channel == Channel.INSIDE
                                && own.filter(node -> node.path("questions").has(channel.toString()))
                                        .isEmpty()
                ? afterlife
                : own;
    }

    /** Returns what the model expected of a read whose answers differ, as far as the journal tells. */
    Expectation expected(long step, Channel channel, String name) {
        JsonNode expected = question(step, channel, name).path("expected");
        if (!expected.isArray()) {
            return Expectation.agrees();
        }
        List<Row> rows = new ArrayList<>();
        try {
            expected.forEach(row -> rows.add(Json.MAPPER.treeToValue(row, Row.class)));
        } catch (JacksonException damaged) {
            return Expectation.agrees();
        }
        return Expectation.returns(rows, ordered(step, channel, name));
    }

    /** Whether the order of the rows of a read has a meaning; only of a read whose answers differ. */
    boolean ordered(long step, Channel channel, String name) {
        return question(step, channel, name).path("query").path("ordered").asBoolean(false);
    }

    /** Returns the answers to a read after a step, by arm; empty if all arms agreed or none was asked. */
    SortedMap<String, Outcome> read(long step, Channel channel, String name) {
        String key = channel == Channel.QUERY ? "probes" : channel.toString();
        return line(step, channel)
                .map(node -> outcomes(node.path(key).path(name)))
                .orElseGet(TreeMap::new);
    }

    private static SortedMap<String, Outcome> outcomes(JsonNode arms) {
        SortedMap<String, Outcome> outcomes = new TreeMap<>();
        arms.properties()
                .forEach(arm -> outcome(arm.getValue()).ifPresent(outcome -> outcomes.put(arm.getKey(), outcome)));
        return outcomes;
    }

    private static Optional<Outcome> outcome(JsonNode written) {
        if (!(written instanceof ObjectNode node) || !node.has("outcome")) {
            return Optional.empty();
        }
        ObjectNode plain = node.deepCopy();
        plain.remove(SameAnswer.BESIDE_THE_ANSWER);
        try {
            return Optional.of(Json.MAPPER.treeToValue(plain, Outcome.class));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
