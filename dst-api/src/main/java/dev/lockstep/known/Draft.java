package dev.lockstep.known;

import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.parity.HitLimit;
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
 * The narrowest entry for one finding: every argument, value and outcome must be exactly the observed one. The draft
 * leaves empty the fields that only a person can fill in (the owner, the link and the reason), and the list does not
 * load until they are filled in.
 */
public final class Draft {

    /** For a longer text the entry states only its size, because a person has to read the entry. */
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
     * Returns a difference between the pair of sides that the finding's entry names: two arms if two arms disagree,
     * otherwise the model and the first arm.
     */
    static Difference first(Report.ReportedFinding finding) {
        return finding.differences().stream()
                .filter(difference -> !difference.reference().equals(Difference.MODEL))
                .findFirst()
                .orElse(finding.differences().get(0));
    }

    /** Returns the entry in the form in which it is appended to a list, with its owner, link and reason. */
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
                + "\n  versions: " + draft.versions()
                + "\n  command: " + finding.kind()
                + draft.where()
                + draft.open()
                + draft.differences()
                + draft.modelSide()
                + "\n  expect:\n    reference: " + draft.expected(draft.reference) + "\n    deviating: "
                + draft.expected(draft.deviating)
                + "\n  witness: witnesses/" + id + ".jsonl"
                + "\n  limits: {hits: 1, perSteps: " + HitLimit.STEPS + "}"
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

    private String versions() {
        String other = quoted("[" + arm(deviating).version() + "]");
        if (reference.equals(Difference.MODEL)
                || arm(reference).version().equals(arm(deviating).version())) {
            return other;
        }
        return "{reference: " + quoted("[" + arm(reference).version() + "]") + ", deviating: " + other + "}";
    }

    private String where() {
        StringBuilder where = new StringBuilder();
        Dimensions.of(last)
                .arguments()
                .forEach((path, value) -> where.append("\n    - {argument: ")
                        .append(path)
                        .append(", ")
                        .append(pinned(value).orElseThrow())
                        .append("}"));
        return where.isEmpty() ? "" : "\n  where:" + where;
    }

    /** A fact is not pinned, because nobody knows which state the difference needs. */
    private String open() {
        return last.facts().isEmpty()
                ? ""
                : "\n  open: [" + String.join(", ", last.facts().keySet()) + "]";
    }

    private static Optional<String> pinned(JsonNode value) {
        if (value.isArray() || value.isString() && value.stringValue().length() > READABLE) {
            int size = value.isArray() ? value.size() : value.stringValue().length();
            return Optional.of("size: " + size);
        }
        if (value.isObject() && value.has("type") && value.path("value").isString()) {
            return Optional.of("lexical: " + quoted(value.get("value").stringValue()));
        }
        if (value.isNull() || value.isObject()) {
            return Optional.of("type: " + ValueType.of(value).name().toLowerCase(Locale.ROOT));
        }
        // JSON written in ASCII means the same when it is read as YAML.
        return Optional.of("equals: " + Json.MAPPER.writeValueAsString(value));
    }

    /** The differences of the pair, the command's own answer first. The differences of several rows become one form. */
    private String differences() {
        SortedMap<String, List<Difference>> forms = new TreeMap<>();
        for (Difference difference : finding.differences()) {
            if (difference.reference().equals(reference)
                    && difference.deviating().equals(deviating)) {
                DifferencePath path = difference.path();
                String form =
                        (path.probe().isEmpty() ? "0" : "1") + path.starred() + " " + difference.differenceClass();
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
        DifferencePath path = first.path().starred();
        StringBuilder form = new StringBuilder("{path: \"" + path + "\", class: " + first.differenceClass());
        if (DifferenceForm.hasOneValue(path)) {
            value(differences.stream().map(Difference::expected).distinct().toList())
                    .ifPresent(test -> form.append(", expected: {").append(test).append("}"));
            value(differences.stream().map(Difference::actual).distinct().toList())
                    .ifPresent(test -> form.append(", actual: {").append(test).append("}"));
        }
        return form.append(differences.size() > 1 ? ", rows: " + differences.size() : "")
                .append("}")
                .toString();
    }

    /** Returns a test that all the values pass, if there is one. */
    private static Optional<String> value(List<String> excerpts) {
        List<JsonNode> values = new ArrayList<>();
        for (String excerpt : excerpts) {
            try {
                values.add(Json.tree(excerpt));
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
