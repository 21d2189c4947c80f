package dev.lockstep.report.html;

import dev.lockstep.campaign.CampaignBucket;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.WalkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The causes that a campaign found, one row each, with a link to the smallest walk that shows it. */
final class Causes {

    private final CampaignReport campaign;
    private final CampaignPage.Links links;

    Causes(CampaignReport campaign, CampaignPage.Links links) {
        this.campaign = campaign;
        this.links = links;
    }

    void write(Markup page) {
        if (campaign.buckets().isEmpty()) {
            page.element("p", "No walk found a difference that is not allow-listed.", "class", "soft");
            return;
        }
        page.open("div", "class", "scroll")
                .open("table", "class", "causes")
                .open("thead")
                .open("tr");
        for (String heading : List.of("cause", "who stands alone", "kind of finding")) {
            page.element("th", heading);
        }
        for (String heading : List.of("findings", "walks", "smallest")) {
            page.element("th", heading, "class", "number");
        }
        page.element("th", "bucket").close().close().open("tbody");
        campaign.buckets().forEach(bucket -> write(page, bucket));
        page.close().close().closeLine();
    }

    private void write(Markup page, CampaignBucket bucket) {
        page.open("tr").open("td");
        String title = title(bucket);
        Optional<String> link = links.to(bucket.smallest().folder());
        if (link.isPresent()) {
            page.open("a", "href", link.get()).seen(title).close();
        } else {
            page.seen(title);
        }
        page.close().open("td");
        for (int i = 0; i < bucket.minority().size(); i++) {
            page.words(i == 0 ? "" : ", ")
                    .data(Disagreements.name(bucket.minority().get(i)));
        }
        page.close();
        page.element("td", bucket.classification().name().toLowerCase(Locale.ROOT));
        page.element("td", Long.toString(bucket.findings()), "class", "number");
        page.element("td", Integer.toString(bucket.seeds().size()), "class", "number");
        page.element("td", smallest(bucket), "class", "number");
        page.open("td").element("code", bucket.bucket()).close().closeLine();
    }

    private static String smallest(CampaignBucket bucket) {
        return bucket.shrunk()
                .map(smaller -> smaller.commands() + (smaller.commands() == 1 ? " command" : " commands"))
                .orElse("step " + bucket.smallest().step() + " of seed "
                        + bucket.smallest().seed());
    }

    /** Returns the title of the divergence, or the kind of its command if its folder is gone. */
    private static String title(CampaignBucket bucket) {
        try {
            return WalkFolder.read(Path.of(bucket.smallest().folder())).divergences().stream()
                    .filter(divergence -> divergence.bucket().equals(bucket.bucket()))
                    .map(Divergence::title)
                    .findFirst()
                    .orElse(bucket.kind());
        } catch (IOException gone) {
            return bucket.kind();
        }
    }
}
