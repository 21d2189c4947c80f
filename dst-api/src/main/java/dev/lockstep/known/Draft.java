package dev.lockstep.known;

import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.parity.Difference;
import dev.lockstep.report.Report;
import dev.lockstep.stream.Replayed;
import dev.lockstep.workload.Expectation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The narrowest entry for one finding: every argument, every value and every outcome is pinned to what was seen. What only a
 * person can say, who signs, where it is told and why it is allowed, is left empty, and the list does not load until it is
 * filled in.
 */
public final class Draft {

    /** Longer texts are pinned by their size: an entry has to be read. */
    private static final int READABLE = 40;

    private final Report report;
    private final Report.ReportedFinding finding;
    private final String reference;
    private final String deviating;
    private final Replayed last;

    private Draft(Report report, Report.ReportedFinding finding, Difference first, Replayed last) {
        this.report = report;
        this.finding = finding;
        this.reference = first.reference();
        this.deviating = first.deviating();
        this.last = last;
    }

    /**
     * The pair of sides that a finding's entry speaks of: two arms where two disagree, else the model and the first arm.
     */
    static Difference first(Report.ReportedFinding finding) {
        return finding.differences().stream()
                .filter(difference -> !difference.reference().equals(Difference.MODEL))
                .findFirst()
                .orElse(finding.differences().get(0));
    }

    /** The entry as it is appended to a list, with its owner, its link and its reason. */
    static String text(
            Report report,
            Report.ReportedFinding finding,
            Replayed last,
            String id,
            LocalDate day,
            String owner,
            String link,
            String reason) {
        Draft draft = new Draft(report, finding, first(finding), last);
        return "\n- id: " + id
                + "\n  kind: " + Justification.KNOWN_BUG.text() + " # or " + Justification.CONTRACT_DIFFERENCE.text()
                + ", "
                + Justification.UNSUPPORTED.text()
                + "\n  system: " + report.system()
                + "\n  arms: {reference: " + draft.transport(draft.reference) + ", deviating: "
                + draft.transport(draft.deviating) + "}"
                + "\n  versions: \"[" + draft.version() + "]\""
                + "\n  command: " + finding.kind()
                + draft.where()
                + draft.differences()
                + draft.modelSide()
                + "\n  expect:\n    reference: " + draft.expected(draft.reference) + "\n    deviating: "
                + draft.expected(draft.deviating)
                + "\n  witness: witnesses/" + id + ".jsonl"
                + "\n  limits: {maxHitsPerWalk: 1}"
                + "\n  owner: " + quoted(owner)
                + "\n  link: " + quoted(link)
                + "\n  reason: " + quoted(reason)
                + "\n  added: " + day
                + "\n  review: " + day.plusDays(Justification.KNOWN_BUG.days())
                + "\n";
    }

    private String transport(String side) {
        return side.equals(Difference.MODEL) ? side : arm(side).transport();
    }

    private Report.Arm arm(String name) {
        return report.arms().stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the report has no arm " + name));
    }

    private String version() {
        return arm(deviating).version();
    }

    private String where() {
        StringBuilder where = new StringBuilder();
        JsonNode command = Json.MAPPER.valueToTree(last.command());
        command.properties()
                .forEach(argument -> pinned(argument.getValue())
                        .ifPresent(test -> where.append("\n    - {argument: /")
                                .append(argument.getKey())
                                .append(", ")
                                .append(test)
                                .append("}")));
        return where.isEmpty() ? "" : "\n  where:" + where;
    }

    private static Optional<String> pinned(JsonNode value) {
        if (value.isArray() || value.isString() && value.stringValue().length() > READABLE) {
            int size = value.isArray() ? value.size() : value.stringValue().length();
            return Optional.of("size: " + size);
        }
        if (value.isNull() || value.isObject()) {
            return Optional.of("type: " + ValueType.of(value).name().toLowerCase(Locale.ROOT));
        }
        // What JSON writes in ASCII, YAML reads as the same.
        return Optional.of("equals: " + Json.MAPPER.writeValueAsString(value));
    }

    /** The differences of the pair, those of several rows as one; the command's own answer first. */
    private String differences() {
        SortedMap<String, List<Difference>> forms = new TreeMap<>();
        for (Difference difference : finding.differences()) {
            if (difference.reference().equals(reference)
                    && difference.deviating().equals(deviating)) {
                PathForm path = PathForm.of(difference.path())
                        .orElseThrow(() -> new IllegalArgumentException(
                                difference.path() + " is a path that nobody can sign for"));
                String form = (path.probe().isEmpty() ? "0" : "1")
                        + path.starred().text() + " " + difference.differenceClass();
                forms.computeIfAbsent(form, unused -> new ArrayList<>()).add(difference);
            }
        }
        List<String> texts = forms.values().stream().map(Draft::form).toList();
        StringBuilder text = new StringBuilder("\n  difference: ").append(texts.get(0));
        if (texts.size() > 1) {
            text.append("\n  also:");
            texts.stream().skip(1).forEach(also -> text.append("\n    - ").append(also));
        }
        return text.toString();
    }

    private static String form(List<Difference> differences) {
        Difference first = differences.get(0);
        PathForm path = PathForm.of(first.path()).orElseThrow().starred();
        StringBuilder form = new StringBuilder("{path: \"" + path.text() + "\", class: " + first.differenceClass());
        if (path.leaf().equals("count") || path.column().isPresent()) {
            value(differences.stream().map(Difference::expected).distinct().toList())
                    .ifPresent(test -> form.append(", expected: {").append(test).append("}"));
            value(differences.stream().map(Difference::actual).distinct().toList())
                    .ifPresent(test -> form.append(", actual: {").append(test).append("}"));
        }
        return form.append(differences.size() > 1 ? ", rows: " + differences.size() : "")
                .append("}")
                .toString();
    }

    /** What several values have in common, where that can be said. */
    private static Optional<String> value(List<String> excerpts) {
        List<JsonNode> values = new ArrayList<>();
        for (String excerpt : excerpts) {
            try {
                values.add(Json.MAPPER.readTree(excerpt));
            } catch (JacksonException cut) {
                return Optional.empty();
            }
        }
        if (values.size() == 1) {
            return pinned(values.get(0));
        }
        List<ValueType> types = values.stream().map(ValueType::of).distinct().toList();
        return types.size() == 1
                ? Optional.of("type: " + types.get(0).name().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private String modelSide() {
        if (reference.equals(Difference.MODEL) || !differsFromModel(reference)) {
            return "";
        }
        return "\n  model: " + (differsFromModel(deviating) ? "neither" : "deviating");
    }

    private boolean differsFromModel(String arm) {
        return finding.differences().stream()
                .anyMatch(difference -> difference.reference().equals(Difference.MODEL)
                        && difference.deviating().equals(arm));
    }

    private String expected(String side) {
        if (side.equals(Difference.MODEL)) {
            if (last.expectation() instanceof Expectation.Refuses refuses) {
                return "{outcome: Refused, class: " + refuses.refusal() + "}";
            }
            return last.expectation() instanceof Expectation.Returns ? "{outcome: Rows}" : "{outcome: Done}";
        }
        Outcome outcome = Json.MAPPER.treeToValue(finding.outcomes().get(side), Outcome.class);
        if (outcome instanceof Refused refused) {
            return "{outcome: Refused, class: " + refused.refusal() + ", code: " + quoted(refused.code()) + "}";
        }
        return outcome instanceof Broken broken
                ? "{outcome: Broken, cause: " + broken.cause() + "}"
                : "{outcome: " + outcome.getClass().getSimpleName() + "}";
    }

    private static String quoted(String text) {
        return Json.MAPPER.writeValueAsString(text);
    }
}
