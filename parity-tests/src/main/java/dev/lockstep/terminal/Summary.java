package dev.lockstep.terminal;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Recurrence;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Sentences;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.triage.DivergenceJson;
import dev.lockstep.report.triage.FoundBucket;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A campaign's report, as text for people and as JSON for programs.
 *
 * @param report the report
 * @param causes the causes of its findings, as far as their walks can be read
 * @param time the lines about where the time went
 * @param paste how commands are written
 */
public record Summary(CampaignReport report, List<FoundBucket> causes, List<String> time, Paste paste) {

    /** The verdicts of replays that were played to their end. */
    private static final Set<Verdict> ANSWERED =
            EnumSet.of(Verdict.DIVERGED, Verdict.MODEL, Verdict.NOISE, Verdict.PARITY);

    public Summary {
        causes = List.copyOf(causes);
        time = List.copyOf(time);
    }

    /** The summary of a report whose walks are not read. */
    public Summary(CampaignReport report) {
        this(report, List.of(), List.of(), Paste.here(Map.of()));
    }

    /** Returns the report as JSON, for programs. */
    public String json() {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree()) + "\n";
    }

    /** Returns the report and its causes as JSON. */
    ObjectNode tree() {
        ObjectNode tree = Json.MAPPER.valueToTree(report);
        if (!causes.isEmpty()) {
            ArrayNode divergences = tree.putArray("divergences");
            causes.forEach(cause -> divergences.add(DivergenceJson.of(cause.smallest())));
        }
        return tree;
    }

    /** Returns the report as text, the verdict first. */
    public String text() {
        Fields fields = new Fields(headline());
        fields.append(inFull());
        report.recurrence().ifPresent(answer -> fields.add("replayed", Shown.line(answer.text())));
        new ArmFields(report).addTo(fields);
        new WalkFields(report).addTo(fields);
        new CoverageFields(report).addTo(fields);
        new FindingFields(report, causes).addTo(fields);
        for (int i = 0; i < time.size(); i++) {
            fields.add(i == 0 ? "time" : "", time.get(i));
        }
        return fields.text();
    }

    /**
     * Returns each cause once, in a table if there are several, and one of them in full; empty if nothing was found.
     */
    private String inFull() {
        if (causes.isEmpty()) {
            return "";
        }
        String table = causes.size() > 1 || report.walks().size() > 1
                ? new BucketTable(causes, paste.width()).text() + "\n"
                : "";
        return "\n" + table
                + new DivergenceScreen(causes.get(0).smallest(), paste).text().stripTrailing();
    }

    /** Returns the report in a few lines, for a walk among others. Only a walk that failed says all that was found. */
    public String brief() {
        Fields fields = new Fields(headline());
        fields.append(inFull());
        fields.add("exercised", new CoverageFields(report).exercised());
        FindingFields found = new FindingFields(report, causes);
        if (report.verdict().equals(Verdict.PARITY.name())) {
            found.addKnown(fields);
            found.addFolder(fields);
        } else {
            found.addTo(fields);
        }
        return fields.text();
    }

    private String headline() {
        return Sentences.headline(
                word(),
                report.title(),
                report.workload()
                        + (report.leftOut().isEmpty()
                                ? ""
                                : " without " + Shown.count(report.leftOut().size(), "command", "commands")),
                seeds(),
                report.steps() + " of " + report.asked() + " steps",
                arms(),
                report.seconds());
    }

    /** Returns the verdict, or the answer to the question whether a recorded finding is shown again. */
    private String word() {
        boolean judged = ANSWERED.contains(Verdict.valueOf(report.verdict()));
        return report.recurrence()
                .filter(answer -> judged)
                .map(Recurrence::headline)
                .orElse(report.verdict());
    }

    /** Returns the arms as a person reads them, the reference first. */
    private String arms() {
        return report.arms().stream()
                .sorted(Comparator.comparing(arm -> !arm.reference()))
                .map(CampaignReport.Arm::name)
                .collect(Collectors.joining(", "));
    }

    private String seeds() {
        List<WalkSummary> walks = report.walks();
        if (walks.isEmpty()) {
            return "no walk";
        }
        long first = walks.get(0).seed();
        long last = walks.get(walks.size() - 1).seed();
        String shard = report.shard().isEmpty() ? "" : ", shard " + report.shard();
        // A record that is played several times has one seed.
        return (first == last ? "seed " + first : "seeds " + first + ".." + last) + shard;
    }
}
