package dev.lockstep.report.html;

import dev.lockstep.backend.Quoted;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.WalkFolder;
import java.util.List;
import java.util.Locale;

/**
 * The page of one walk. What matters comes first: the verdict, the title of the divergence, who stands alone, and what
 * differs. Everything but the list of all steps can be read without a script.
 */
final class WalkPage {

    /** A page with more causes would be slow to open; the others are named. */
    private static final int CAUSES = 20;

    private final WalkFolder walk;
    private final List<Divergence> divergences;
    private final List<Divergence> others;
    private final Latencies latencies;
    private final StepData steps;
    private final Logs logs;
    private final boolean inCampaign;

    /**
     * Creates the page.
     *
     * @param inCampaign whether the folder around the walk's has the page of a campaign
     */
    WalkPage(WalkFolder walk, boolean inCampaign) {
        this.walk = walk;
        List<Divergence> all = walk.divergences();
        this.divergences = all.subList(0, Math.min(CAUSES, all.size()));
        this.others = all.subList(divergences.size(), all.size());
        this.latencies = Latencies.of(walk);
        this.steps = new StepData(walk, divergences);
        this.logs = new Logs(walk.folder());
        this.inCampaign = inCampaign;
    }

    void write(Appendable out) {
        Frame.write(new Markup(out), title() + " · Lockstep", this::body);
    }

    private String verdict() {
        return walk.verdict().orElse("UNFINISHED");
    }

    private String title() {
        return divergences.isEmpty() ? noFinding() : divergences.get(0).title();
    }

    private String noFinding() {
        return switch (verdict()) {
            case "PARITY" -> "All arms agree";
            case "VACUOUS" -> "All arms agree, but something was not exercised";
            case "UNFINISHED" -> "The walk did not come to its end";
            default -> walk.report().map(report -> report.changing().detail()).orElse("No finding is recorded");
        };
    }

    private void body(Markup page) {
        page.open("header");
        if (inCampaign) {
            page.open("p", "class", "eyebrow")
                    .element("a", "← the campaign", "href", "../" + Pages.CAMPAIGN)
                    .closeLine();
        }
        page.open("div", "class", "eyebrow");
        page.open("span", "class", "verdict " + Shade.of(verdict()))
                .seen(verdict())
                .close();
        page.open("span").data(walk.title()).words(", ").data(walk.workload()).close();
        page.element("span", "seed " + walk.seed());
        page.element("span", extent());
        Names names = new Names(walk);
        page.open("span");
        for (int i = 0; i < walk.arms().size(); i++) {
            page.words(i == 0 ? "" : " · ").data(names.of(walk.arms().get(i)));
        }
        page.close().closeLine();
        page.open("h1").seen(title()).closeLine();
        missing(page);
        page.closeLine();
        navigation(page);
        page.open("main");
        Commands commands = new Commands(page, shownFolder());
        for (int i = 0; i < divergences.size(); i++) {
            Divergence divergence = divergences.get(i);
            page.open("section", "id", i == 0 ? "finding" : "finding-" + (i + 1), "class", "finding");
            if (i > 0) {
                page.open("h1").seen(divergence.title()).closeLine();
            }
            new FindingSection(page, divergence, commands, i + 1).write();
            page.closeLine();
        }
        others(page);
        allSteps(page);
        times(page);
        if (!logs.isEmpty()) {
            section(page, "logs", "Logs");
            logs.write(page);
            page.closeLine();
        }
        section(page, "environment", "Environment");
        divergences.forEach(divergence -> identity(page, divergence));
        Circumstances.write(page, walk);
        page.closeLine();
        Glossary.write(page);
        page.closeLine();
        Beside.write(page, walk);
        help(page);
    }

    private void others(Markup page) {
        if (others.isEmpty()) {
            return;
        }
        page.element("h2", others.size() + (others.size() == 1 ? " more cause" : " more causes"));
        page.element("p", "./lockstep triage --bucket shows one of them in full.", "class", "soft")
                .open("ul");
        for (Divergence other : others) {
            page.open("li")
                    .open("code")
                    .data(other.bucket())
                    .close()
                    .words(" ")
                    .seen(other.title())
                    .closeLine();
        }
        page.closeLine();
    }

    private static void identity(Markup page, Divergence divergence) {
        page.open("p", "class", "soft")
                .words("Bucket ")
                .open("code")
                .data(divergence.bucket())
                .close();
        page.words(", fingerprint ").open("code").data(divergence.fingerprint()).close();
        page.words(", ").seen(divergence.classification().toLowerCase(Locale.ROOT));
        page.words(".");
        page.closeLine();
    }

    private String extent() {
        long asked = walk.report()
                .map(report -> report.asked())
                .or(() -> walk.plan().map(plan -> plan.steps()))
                .orElse(0L);
        long played = walk.report().map(report -> report.steps()).orElse((long) steps.lines() + steps.leftOut());
        if (played < asked) {
            return "stopped at step " + played + " of " + asked;
        }
        return played + (asked > 0 ? " of " + asked : "") + (asked == 1 ? " step" : " steps");
    }

    private void missing(Markup page) {
        if (!walk.missing().isEmpty()) {
            page.open("div", "class", "notice", "role", "note");
            walk.missing()
                    .forEach(
                            sentence -> page.open("p").seen(sentence).words(".").closeLine());
            page.closeLine();
        }
    }

    private void navigation(Markup page) {
        page.open("nav", "aria-label", "Parts of the page").open("ul");
        for (int i = 0; i < divergences.size(); i++) {
            String number = divergences.size() == 1 ? "" : " " + (i + 1);
            link(page, i == 0 ? "finding" : "finding-" + (i + 1), "Finding" + number);
        }
        link(page, "steps", "All steps");
        link(page, "times", "Times");
        if (!logs.isEmpty()) {
            link(page, "logs", "Logs");
        }
        link(page, "environment", "Environment");
        link(page, "words", "Words");
        page.open("li", "class", "needs-script")
                .element("button", "Keys ?", "type", "button", "class", "help")
                .close();
        page.close().closeLine();
    }

    private static void link(Markup page, String id, String words) {
        page.open("li").element("a", words, "href", "#" + id).close();
    }

    private static void section(Markup page, String id, String heading) {
        page.open("section", "id", id).element("h2", heading);
    }

    private void allSteps(Markup page) {
        section(page, "steps", "All steps");
        if (steps.leftOut() > 0) {
            page.element("p", steps.leftOut() + " earlier steps are in the journal alone.", "class", "soft");
        }
        page.element(
                "p", "The list of all steps needs JavaScript; journal.jsonl has them too.", "class", "without-script");
        page.open("div", "class", "needs-script").open("div", "class", "tools");
        page.open(
                "input",
                "type",
                "search",
                "id",
                "filter",
                "placeholder",
                "filter: a kind, a number, a text, finding",
                "aria-label",
                "Filter the steps");
        page.element("span", "", "id", "step-count", "class", "soft", "aria-live", "polite");
        page.closeLine();
        page.open("div", "class", "steps", "tabindex", "0", "role", "listbox", "aria-label", "Steps");
        page.open("div", "class", "room", "role", "presentation").close().closeLine();
        page.open("div", "class", "detail", "id", "step-detail", "aria-live", "polite")
                .closeLine();
        page.closeLine();
        steps.write(page.block("steps-data"));
        page.closeLine();
        page.closeLine();
    }

    private void times(Markup page) {
        section(page, "times", "Where the time went");
        if (latencies.isEmpty()) {
            page.element("p", "No step is recorded.", "class", "soft");
        } else {
            latencies.write(page);
        }
        page.closeLine();
    }

    /** The name alone: the folder of the machine that wrote the page is nobody's business. */
    private String shownFolder() {
        return Quoted.shell(
                String.valueOf(walk.folder().toAbsolutePath().normalize().getFileName()));
    }

    private static void help(Markup page) {
        page.open("dialog", "id", "help").element("h2", "Keys").open("dl");
        String[][] keys = {
            {"j, k", "next and previous step"},
            {"f", "the step with the finding; again for the next one"},
            {"/", "filter the steps; Esc leaves the field"},
            {"o", "unfold or fold everything"},
            {"c", "copy the first command"},
            {"?", "this list"},
        };
        for (String[] key : keys) {
            page.open("dt").element("kbd", key[0]).close().element("dd", key[1]);
        }
        page.close().closeLine();
    }
}
