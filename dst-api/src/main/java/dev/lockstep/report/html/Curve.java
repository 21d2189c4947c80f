package dev.lockstep.report.html;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.CampaignReport.Lit;
import java.util.List;
import java.util.Locale;

/**
 * How many aspects were lit after so many steps: one bar for each walk that lit any, and one for the walks after the
 * last of them.
 */
final class Curve {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 90;

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
                        + " aspects were exercised; the last new one in the walk that ended" + " after "
                        + curve.get(curve.size() - 1).steps() + " of " + campaign.steps() + " steps.",
                "class",
                "soft");
        page.open("div", "class", "scroll");
        page.open(
                "svg",
                "width",
                Integer.toString(WIDTH),
                "height",
                Integer.toString(HEIGHT + 14),
                "viewBox",
                "0 0 " + WIDTH + " " + (HEIGHT + 14),
                "role",
                "img",
                "aria-label",
                "aspects exercised over steps");
        long from = 0;
        for (Lit walk : curve) {
            bar(page, from, walk, campaign);
            from = walk.steps();
        }
        bar(page, from, new Lit(campaign.steps(), lit), campaign);
        page.open("line", "class", "axis", "x1", "0", "x2", "" + WIDTH, "y1", "" + HEIGHT, "y2", "" + HEIGHT);
        page.element("text", "0 steps", "x", "0", "y", Integer.toString(HEIGHT + 12));
        page.element(
                "text", campaign.steps() + " steps", "x", "" + WIDTH, "y", "" + (HEIGHT + 12), "text-anchor", "end");
        page.close().closeLine();
    }

    /** Draws what is lit at the end of a walk, back to the walk before it. */
    private static void bar(Markup page, long from, Lit walk, CampaignReport campaign) {
        if (walk.steps() == from) {
            return;
        }
        double height = (double) HEIGHT * walk.aspects() / campaign.aspects().of();
        page.open("g");
        page.element("title", walk.aspects() + " aspects after " + walk.steps() + " steps");
        page.open(
                "rect",
                "class",
                "bar",
                "x",
                number((double) WIDTH * from / campaign.steps()),
                "y",
                number(HEIGHT - height),
                "width",
                number(Math.max(1, (double) WIDTH * (walk.steps() - from) / campaign.steps() - 1)),
                "height",
                number(height));
        page.close();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
