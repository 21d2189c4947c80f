package dev.lockstep.terminal;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Reset;
import dev.lockstep.parity.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The lines about walks that did not end as planned. */
record WalkFields(CampaignReport report) {

    void addTo(Fields fields) {
        if (report.verdicts().size() > 1) {
            fields.add("walks", verdicts());
        }
        fields.list("cut short", cut());
        fields.addAll("set back", setBack());
        fields.list("set back", notSetBack());
    }

    /** Returns how often each verdict occurred, the worst first. */
    private String verdicts() {
        return report.verdicts().entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Returns a line for each walk that ended by itself before its last step. */
    private List<String> cut() {
        return report.walks().stream()
                .filter(walk -> walk.extent().cut())
                .map(walk -> "seed " + walk.seed() + ", " + walk.extent().text() + ": "
                        + (walk.ending() == Ending.NO_COMMAND
                                ? Sentences.noCommand(walk.extent())
                                : "a known difference left the arms with different data"))
                .toList();
    }

    /** Returns a line for each arm that was set back to the reference's state. */
    private List<String> setBack() {
        SortedMap<String, List<Reset>> proven = new TreeMap<>();
        for (WalkSummary walk : report.walks()) {
            walk.resets().stream()
                    .filter(Reset::proven)
                    .forEach(reset -> proven.computeIfAbsent(reset.arm(), unused -> new ArrayList<>())
                            .add(reset));
        }
        return proven.entrySet().stream()
                .map(arm -> setBack(arm.getKey(), arm.getValue()))
                .toList();
    }

    private static String setBack(String arm, List<Reset> resets) {
        return arm + " " + Shown.count(resets.size(), "time", "times") + ", after a difference in its data; "
                + Shown.count(resets.stream().mapToLong(Reset::commands).sum(), "command", "commands")
                + " played again, proven by all channels";
    }

    /** Returns a line for each time that an arm could not be set back. */
    private List<String> notSetBack() {
        return report.walks().stream()
                .flatMap(walk -> walk.resets().stream()
                        .filter(reset -> !reset.proven())
                        .map(reset -> reset.arm() + " could not be, seed " + walk.seed() + ", step " + reset.step()
                                + ": " + reset.detail()))
                .toList();
    }
}
