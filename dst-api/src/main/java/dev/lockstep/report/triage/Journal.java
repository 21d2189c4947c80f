package dev.lockstep.report.triage;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.Difference;
import dev.lockstep.report.Recording;
import dev.lockstep.report.SameAnswer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The journal of a walk, read back. */
final class Journal {

    /** The name of the line about the stores after they were closed and opened again. */
    private static final String AFTERLIFE = Channel.AFTERLIFE.toString();

    private final JournalFile file;
    private final List<JournalStep> steps;
    private final Optional<String> ended;
    private final SortedMap<String, SortedMap<String, String>> opened;
    private final boolean afterlife;
    private final Definitions definitions;

    private Journal(JournalFile file, Reading reading) {
        this.file = file;
        this.steps = List.copyOf(reading.all());
        this.ended = reading.ended;
        this.opened = Collections.unmodifiableSortedMap(reading.opened);
        this.afterlife = reading.afterlife;
        this.definitions = reading.definitions;
    }

    static Journal read(Path folder) {
        Reading reading = new Reading();
        JournalFile file = JournalFile.read(folder.resolve(Recording.JOURNAL), reading::line);
        return new Journal(file, reading);
    }

    /** The state of a reading from the first line to the last. */
    private static final class Reading {
        private final List<JournalStep> setup = new ArrayList<>();
        private final Map<Long, JournalStep> steps = new LinkedHashMap<>();
        private Optional<Long> asking = Optional.empty();
        private Optional<String> ended = Optional.empty();
        private SortedMap<String, SortedMap<String, String>> opened = new TreeMap<>();
        private boolean afterlife;
        private final Definitions definitions = new Definitions();

        Optional<String> line(ObjectNode line) {
            if (line.has("step")) {
                JournalStep step = step(line);
                asking = Optional.empty();
                SortedMap<String, String> outcomes = new TreeMap<>();
                step.arms().forEach((arm, answer) -> outcomes.put(arm, answer.outcome()));
                definitions.step(step.step(), line.path("operation"), outcomes);
                if (step.step() == 0) {
                    setup.add(step);
                } else {
                    steps.put(step.step(), step);
                }
                // Of the statements that create the schema, the one that differs is looked for.
                return step.step() == 0 && step.mark() == JournalStep.Mark.AGREED && setup.size() > 1
                        ? Optional.empty()
                        : Optional.of(Long.toString(step.step()));
            }
            if (line.has("asking")) {
                asking = Optional.of(line.path("asking").asLong(0));
            } else if (line.has("signed")) {
                steps.computeIfPresent(
                        line.path("signed").asLong(0), (number, step) -> step.marked(JournalStep.Mark.KNOWN));
            } else if (line.has("opened")) {
                opened = texts(line.path("opened"));
            } else if (line.has("ended")) {
                ended = Optional.of(line.path("ended").asString(""));
            } else if (line.has(AFTERLIFE)) {
                afterlife = true;
                return Optional.of(AFTERLIFE);
            }
            return Optional.empty();
        }

        private List<JournalStep> all() {
            List<JournalStep> all = new ArrayList<>(setup);
            all.addAll(steps.values());
            asking.ifPresent(
                    step -> all.add(new JournalStep(step, "", 0, new TreeMap<>(), false, JournalStep.Mark.UNFINISHED)));
            return all;
        }
    }

    private static JournalStep step(ObjectNode line) {
        SortedMap<String, JournalStep.Short> arms = new TreeMap<>();
        line.path("arms")
                .properties()
                .forEach(arm -> arms.put(
                        arm.getKey(),
                        new JournalStep.Short(
                                arm.getValue().path("outcome").asString(""),
                                arm.getValue().path("ms").asDouble(0))));
        return new JournalStep(
                line.path("step").asLong(0),
                line.path("kind").asString(""),
                line.path("ms").asDouble(0),
                arms,
                !line.path("probes").isEmpty(),
                line.has("differences") ? JournalStep.Mark.DIFFERS : JournalStep.Mark.AGREED);
    }

    private static SortedMap<String, SortedMap<String, String>> texts(JsonNode written) {
        SortedMap<String, SortedMap<String, String>> all = new TreeMap<>();
        written.properties().forEach(arm -> {
            SortedMap<String, String> texts = new TreeMap<>();
            arm.getValue()
                    .properties()
                    .forEach(text -> texts.put(text.getKey(), text.getValue().asString("")));
            all.put(arm.getKey(), texts);
        });
        return all;
    }

    List<JournalStep> steps() {
        return steps;
    }

    /** Returns the verdict with which the journal ends; empty if the walk did not come to its end. */
    Optional<String> ended() {
        return ended;
    }

    /** Returns a description of each arm as it was opened. */
    SortedMap<String, SortedMap<String, String>> opened() {
        return opened;
    }

    boolean hasAfterlife() {
        return afterlife;
    }

    /** Returns what the steps defined in the stores. */
    Definitions definitions() {
        return definitions;
    }

    List<String> problems() {
        return file.problems();
    }

    /** Returns everything about a step; empty if the journal does not have it, or has it in no form of ours. */
    Optional<StepDetail> detail(long step) {
        return read(step, Long.toString(step));
    }

    private Optional<StepDetail> read(long step, String name) {
        try {
            return file.line(name).map(line -> detail(step, line));
        } catch (JacksonException | IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /** Returns the step with the reads of its afterlife in place of its own. */
    Optional<StepDetail> afterlife(long step) {
        return read(step, AFTERLIFE)
                .map(read -> detail(step)
                        .map(last -> new StepDetail(
                                step,
                                last.kind(),
                                last.operation(),
                                last.expectation(),
                                last.arms(),
                                read.probes(),
                                read.differences()))
                        .orElse(read));
    }

    private static StepDetail detail(long step, ObjectNode line) {
        SortedMap<String, StepDetail.ArmDetail> arms = new TreeMap<>();
        line.path("arms").properties().forEach(arm -> arms.put(arm.getKey(), arm(arm.getValue())));
        return new StepDetail(
                step,
                line.path("kind").asString(""),
                line.path("operation"),
                line.optional("expectation"),
                arms,
                probes(line),
                differences(line));
    }

    private static StepDetail.ArmDetail arm(JsonNode written) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        written.properties().stream()
                .filter(part -> !SameAnswer.BESIDE_THE_ANSWER.contains(part.getKey()))
                .forEach(part -> answer.set(part.getKey(), part.getValue()));
        SortedMap<String, String> facets = new TreeMap<>();
        written.path("facets")
                .properties()
                .forEach(facet -> facets.put(facet.getKey(), facet.getValue().asString("")));
        return new StepDetail.ArmDetail(
                written.optional("operation"),
                words(written.path("asked")),
                Json.MAPPER.treeToValue(answer, Outcome.class),
                Collections.unmodifiableSortedMap(facets),
                written.path("ms").asDouble(0));
    }

    private static List<StepDetail.ProbeDetail> probes(ObjectNode line) {
        List<StepDetail.ProbeDetail> probes = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            JsonNode written = line.path(channel == Channel.QUERY ? "probes" : channel.toString());
            JsonNode questions = line.path("questions").path(channel.toString());
            written.properties()
                    .forEach(probe -> probes.add(
                            probe(channel, probe.getKey(), probe.getValue(), questions.path(probe.getKey()))));
        }
        return probes;
    }

    private static StepDetail.ProbeDetail probe(Channel channel, String name, JsonNode written, JsonNode question) {
        SortedMap<String, Outcome> outcomes = new TreeMap<>();
        boolean agreed = written.path("sha256").isString();
        if (!agreed) {
            written.properties()
                    .forEach(arm -> outcome(arm.getValue()).ifPresent(outcome -> outcomes.put(arm.getKey(), outcome)));
        }
        return new StepDetail.ProbeDetail(
                channel,
                name,
                question.optional("query"),
                question.optional("expected").map(Journal::rows),
                Collections.unmodifiableSortedMap(outcomes),
                agreed ? Optional.of(written.path("rows").asLong(0)) : Optional.empty(),
                asked(question.path("asked")));
    }

    private static List<String> words(JsonNode written) {
        List<String> words = new ArrayList<>();
        written.forEach(each -> words.add(each.asString("")));
        return List.copyOf(words);
    }

    private static SortedMap<String, List<String>> asked(JsonNode written) {
        SortedMap<String, List<String>> asked = new TreeMap<>();
        written.properties().forEach(arm -> asked.put(arm.getKey(), words(arm.getValue())));
        return Collections.unmodifiableSortedMap(asked);
    }

    /** Reads an outcome; empty if it is none, as in the journals of earlier releases. */
    static Optional<Outcome> outcome(JsonNode written) {
        try {
            return Optional.of(Json.MAPPER.treeToValue(written, Outcome.class));
        } catch (JacksonException foreign) {
            return Optional.empty();
        }
    }

    static List<Row> rows(JsonNode written) {
        List<Row> rows = new ArrayList<>();
        written.forEach(row -> rows.add(Json.MAPPER.treeToValue(row, Row.class)));
        return List.copyOf(rows);
    }

    private static List<Difference> differences(ObjectNode line) {
        List<Difference> differences = new ArrayList<>();
        line.path("differences")
                .forEach(difference -> differences.add(Json.MAPPER.treeToValue(difference, Difference.class)));
        return differences;
    }
}
