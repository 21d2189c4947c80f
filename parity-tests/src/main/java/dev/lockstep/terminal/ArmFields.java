package dev.lockstep.terminal;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.parity.OffersLess;
import dev.lockstep.parity.WalkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The lines about the arms of a campaign: what each is, and what the walks leave out. */
record ArmFields(CampaignReport report) {

    private static final int LEFT_OUT_LISTED = 10;

    void addTo(Fields fields) {
        report.arms().forEach(arm -> fields.add("arm", arm(arm)));
        report.arms().stream()
                .filter(arm -> !arm.offersLess().isEmpty())
                .forEach(arm -> fields.add("offers less", offersLess(arm)));
        report.arms().forEach(arm -> untold(arm).ifPresent(line -> fields.add("not compared", line)));
        if (report.arms().size() == 1) {
            fields.add("alone", "compared only with the model; name a second arm with --arms");
        }
        avoided().ifPresent(bugs -> fields.add("avoids", bugs));
        if (!report.avoidances().met().isEmpty()) {
            fields.add("meets", String.join(", ", report.avoidances().met()));
        }
        fields.addAll("left out", leftOut());
    }

    private String arm(CampaignReport.Arm arm) {
        String client = arm.client().equals(arm.version()) ? "" : ", client " + arm.client();
        String launcher = arm.description().getOrDefault("launcher", "");
        boolean silent = "".equals(arm.description().get(WalkResult.VERSION_TOLD));
        return arm.name() + ": " + report.system() + " " + arm.version() + client
                + (silent ? " (not told by the engine)" : "")
                + (launcher.isEmpty() ? "" : ", by " + launcher)
                + (arm.reference() ? ", the reference" : "");
    }

    private static String offersLess(CampaignReport.Arm arm) {
        return arm.name() + ": "
                + arm.offersLess().stream().map(OffersLess::text).collect(Collectors.joining("; "));
    }

    /** Returns what cannot be compared on an arm; empty if everything can. */
    private static Optional<String> untold(CampaignReport.Arm arm) {
        List<String> parts = new ArrayList<>();
        if (!arm.untold().facets().isEmpty()) {
            parts.add(joined(arm.untold().facets()) + " (not told)");
        }
        if (!arm.untold().believed().isEmpty()) {
            parts.add(joined(arm.untold().believed()).toLowerCase(Locale.ROOT) + " (without evidence)");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(arm.name() + ": " + String.join("; ", parts));
    }

    private static String joined(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** Returns the known bugs that the walks steered round; empty if there are none. */
    private Optional<String> avoided() {
        List<String> avoided = report.avoidances().inForce();
        return avoided.isEmpty()
                ? Optional.empty()
                : Optional.of(Shown.count(avoided.size(), "known bug", "known bugs") + " (" + String.join(", ", avoided)
                        + "); --meet all meets them");
    }

    /** A walk with kills leaves out by itself what a kill takes back; the rest was somebody's choice. */
    private List<String> leftOut() {
        List<String> lines = new ArrayList<>();
        report.takenBack().forEach((kind, why) -> lines.add(kind + ", because after a kill " + why));
        List<String> chosen = report.leftOut().stream()
                .filter(kind -> !report.takenBack().containsKey(kind))
                .toList();
        if (!chosen.isEmpty()) {
            boolean told = report.kills().isEmpty();
            lines.add((told ? "by choice: " : "by choice, or because they need what a kill takes back: ")
                    + chosen.stream().limit(LEFT_OUT_LISTED).collect(Collectors.joining(", "))
                    + (chosen.size() > LEFT_OUT_LISTED ? " and " + (chosen.size() - LEFT_OUT_LISTED) + " more" : ""));
        }
        return lines;
    }
}
