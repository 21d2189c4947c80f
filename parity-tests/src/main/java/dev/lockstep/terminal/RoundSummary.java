package dev.lockstep.terminal;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The result of a round: several workloads of one system.
 *
 * @param workloads the names of all workloads of the round
 * @param reports the reports of those that were walked, in that order; at least one
 * @param took the time of the whole round
 */
public record RoundSummary(List<String> workloads, List<CampaignReport> reports, Duration took) {

    /** The JSON form. Each element of {@code workloads} has the schema of a campaign's summary. */
    private record Document(
            int lockstep,
            String verdict,
            int exitCode,
            double seconds,
            List<String> notWalked,
            List<JsonNode> workloads) {}

    public RoundSummary {
        workloads = List.copyOf(workloads);
        reports = List.copyOf(reports);
    }

    /** Returns the verdict on all walks. */
    public Verdict verdict() {
        return reports.stream()
                .map(CampaignReport::verdict)
                .map(Verdict::valueOf)
                .reduce(Verdict.PARITY, Verdict::and);
    }

    /** Returns the result as JSON, for programs. */
    public String json() {
        Document document = new Document(
                CampaignReport.FORM, verdict().name(), verdict().exitCode(), seconds(), notWalked(), trees());
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    private List<JsonNode> trees() {
        return reports.stream()
                .map(report ->
                        (JsonNode) new Summary(report, Causes.of(report), List.of(), Paste.here(Map.of())).tree())
                .toList();
    }

    /** Returns one line for people, and a second one if a workload was not walked. */
    public String text() {
        long steps = reports.stream().mapToLong(CampaignReport::steps).sum();
        long asked = reports.stream().mapToLong(CampaignReport::asked).sum();
        String line = String.format(
                Locale.ROOT,
                "%s  %s, %d of %s: %d of %d steps in %.1f s\n",
                verdict(),
                reports.get(0).title(),
                reports.size(),
                Shown.count(workloads.size(), "workload", "workloads"),
                steps,
                asked,
                seconds());
        return notWalked().isEmpty()
                ? line
                : line
                        + "  not walked   "
                        + notWalked().stream().collect(Collectors.joining(", "))
                        + "; --keep-going walks these too\n";
    }

    private List<String> notWalked() {
        return workloads.subList(reports.size(), workloads.size());
    }

    private double seconds() {
        return took.toMillis() / 1000.0;
    }
}
