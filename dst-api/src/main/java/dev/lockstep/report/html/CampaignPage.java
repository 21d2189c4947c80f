package dev.lockstep.report.html;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page of a campaign: the causes first, then every walk one click away, how fast they went, and what they exercised
 * together.
 */
final class CampaignPage {

    private final CampaignReport campaign;
    private final Links links;
    private final List<Rates.Stretch> stretches = new ArrayList<>();
    private Coverage coverage = Coverage.NONE;

    CampaignPage(CampaignReport campaign) {
        this.campaign = campaign;
        this.links = new Links(Path.of(campaign.folder()));
        // One report at a time, because a campaign may have thousands of walks.
        campaign.walks().forEach(walk -> report(walk).ifPresent(report -> add(walk, report)));
    }

    private static Optional<Report> report(WalkSummary walk) {
        try {
            return Optional.of(ReportFile.read(Path.of(walk.folder())));
        } catch (IOException lost) {
            // The walk is in the strip, with its verdict; it has nothing to add to the rest.
            return Optional.empty();
        }
    }

    private void add(WalkSummary walk, Report report) {
        coverage = coverage.merge(report.coverage());
        Rates.Stretch.of(walk, report).ifPresent(stretches::add);
    }

    void write(Appendable out) {
        Frame.write(new Markup(out), title() + " · Lockstep", this::body);
    }

    private String title() {
        int causes = campaign.buckets().size();
        int walks = campaign.walks().size();
        String in = walks == 1 ? " in 1 walk" : " in " + walks + " walks";
        return (causes == 0 ? "No finding" : causes == 1 ? "1 cause" : causes + " causes") + in;
    }

    private void body(Markup page) {
        page.open("header").open("div", "class", "eyebrow");
        page.element("span", campaign.verdict(), "class", "verdict " + Shade.of(campaign.verdict()));
        page.open("span")
                .data(campaign.title())
                .words(", ")
                .data(campaign.workload())
                .close();
        page.element("span", campaign.steps() + " of " + campaign.asked() + " steps");
        page.element("span", Times.words(campaign.seconds() * 1000));
        page.open("span");
        for (int i = 0; i < campaign.arms().size(); i++) {
            page.words(i == 0 ? "" : " · ").data(campaign.arms().get(i).name());
        }
        page.close().closeLine();
        page.element("h1", title()).closeLine();
        page.open("nav", "aria-label", "Parts of the page").open("ul");
        for (String part : List.of("Causes", "Seeds", "Speed", "Coverage")) {
            page.open("li")
                    .element("a", part, "href", "#" + part.toLowerCase(java.util.Locale.ROOT))
                    .close();
        }
        page.close().closeLine();
        page.open("main");
        section(page, "causes", "Causes");
        new Causes(campaign, links).write(page);
        page.closeLine();
        section(page, "seeds", "Seeds");
        seeds(page);
        page.closeLine();
        section(page, "speed", "Steps per second");
        Rates.write(page, stretches);
        page.closeLine();
        section(page, "coverage", "What was exercised");
        Curve.write(page, campaign);
        new CoverageGrid(
                        coverage,
                        campaign.arms().stream().map(CampaignReport.Arm::name).toList())
                .write(page);
        page.closeLine();
        page.closeLine();
        page.open("footer").element("p", "Written by Lockstep").closeLine();
    }

    private static void section(Markup page, String id, String heading) {
        page.open("section", "id", id).element("h2", heading);
    }

    private void seeds(Markup page) {
        page.open("p", "class", "soft");
        String between = "";
        for (var verdict : campaign.verdicts().entrySet()) {
            page.words(between + verdict.getValue() + " " + verdict.getKey());
            between = ", ";
        }
        page.closeLine();
        page.open("ol", "class", "strip");
        campaign.walks().forEach(walk -> {
            page.open("li", "class", Shade.of(walk.verdict()), "title", Markup.named(said(walk)));
            Optional<String> link = links.to(walk.folder());
            if (link.isPresent()) {
                page.element("a", Long.toString(walk.seed()), "href", link.get());
            } else {
                page.element("span", Long.toString(walk.seed()));
            }
            page.closeLine();
        });
        page.closeLine();
    }

    private static String said(WalkSummary walk) {
        String verdict = "seed " + walk.seed() + ": " + walk.verdict();
        return walk.detail().isEmpty() || walk.verdict() == Verdict.PARITY ? verdict : verdict + ", " + walk.detail();
    }

    /** Addresses of walks, relative to the page. */
    static final class Links {
        private final Path campaign;

        Links(Path campaign) {
            this.campaign = campaign.toAbsolutePath().normalize();
        }

        /**
         * Returns the address of a walk's page or, if it has none, of its report; empty if it has neither. The walks of
         * a merged campaign are in the folders of its shards, beside this one.
         */
        Optional<String> to(String walk) {
            Path folder = Path.of(walk).toAbsolutePath().normalize();
            if (campaign.getRoot() == null || !campaign.getRoot().equals(folder.getRoot())) {
                return Optional.empty();
            }
            return List.of(Pages.WALK, "report.json", "journal.jsonl", "journal.jsonl.gz").stream()
                    .map(folder::resolve)
                    .filter(Files::exists)
                    .findFirst()
                    .map(file -> address(campaign.relativize(file)));
        }

        private static String address(Path relative) {
            List<String> parts = new ArrayList<>();
            relative.forEach(part ->
                    parts.add(java.net.URLEncoder.encode(part.toString(), java.nio.charset.StandardCharsets.UTF_8)
                            .replace("+", "%20")));
            return String.join("/", parts);
        }
    }
}
