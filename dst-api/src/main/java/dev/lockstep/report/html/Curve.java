package dev.lockstep.report.html;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.CampaignReport.Lit;
import java.util.ArrayList;
import java.util.List;

/**
 * How many aspects were lit after so many steps: one bar for each walk that lit any, and one for the walks after the
 * last of them.
 */
final class Curve {

    private Curve() {}

    /** Draws the bars; nothing if fewer than two walks lit an aspect. */
    static void write(Markup page, CampaignReport campaign) {
        List<Lit> curve = campaign.curve();
        if (curve.size() < 2) {
            return;
        }
        long lit = campaign.aspects().complete();
        page.element(
                "p",
                lit + " of " + campaign.aspects().of()
                        + " aspects were exercised; the last new one in the walk that ended after "
                        + curve.get(curve.size() - 1).steps() + " of " + campaign.steps() + " steps.",
                "class",
                "soft");
        List<Bars.Bar> bars = new ArrayList<>();
        long from = 0;
        for (Lit walk : curve) {
            bars.add(bar(from, walk, campaign));
            from = walk.steps();
        }
        if (from < campaign.steps()) {
            bars.add(bar(from, new Lit(campaign.steps(), lit), campaign));
        }
        new Bars("aspects exercised over steps", campaign.steps(), "0 steps", campaign.steps() + " steps")
                .write(page, bars);
    }

    /** Returns what is lit at the end of a walk, back to the walk before it. */
    private static Bars.Bar bar(long from, Lit walk, CampaignReport campaign) {
        return new Bars.Bar(
                walk.aspects() + " aspects after " + walk.steps() + " steps",
                from,
                walk.steps() - from,
                (double) walk.aspects() / campaign.aspects().of(),
                false);
    }
}
