package dev.lockstep.report.html;

import dev.lockstep.report.PlannedWalk;
import dev.lockstep.report.Sentence;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.Releases;
import dev.lockstep.report.triage.ShrunkScript;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first lines about a divergence: who stands alone, the shortest script, whether it is known, how often it shows.
 */
final class Lead {

    private final Markup page;
    private final Divergence divergence;

    Lead(Markup page, Divergence divergence) {
        this.page = page;
        this.divergence = divergence;
    }

    void write(String script) {
        page.open("p", "class", "alone").open("strong");
        // A sentence about a majority begins with the name of an arm, which stays as it is.
        String standing = divergence.standing().sentence();
        page.seen(divergence.standing().majority() ? standing : Sentence.of(standing))
                .words(".")
                .close();
        divergence
                .releases()
                .map(Releases::sentence)
                .ifPresent(
                        sentence -> page.words(" ").seen(Sentence.of(sentence)).words("."));
        page.closeLine();
        divergence
                .remarks()
                .forEach(remark ->
                        page.open("p").seen(Sentence.of(remark)).words(".").closeLine());
        page.open("dl", "class", "lead");
        name("Step");
        page.words(divergence.step() + ", ")
                .open("code")
                .data(divergence.kind())
                .words(" ");
        page.data(Marked.cut(Value.ofArguments(divergence.arguments()), 300)).close();
        divergence.located().ifPresent(place -> page.words("; ").seen(place));
        page.closeLine();
        divergence.shrunk().ifPresent(shrunk -> {
            name("Shortest script");
            page.element("a", commands(shrunk), "href", "#" + script);
            divergence.smaller().ifPresent(smaller -> page.words("; in it, ").seen(smaller.title()));
            page.closeLine();
        });
        name("Known?");
        page.words(known());
        divergence.met().ifPresent(words -> page.words(" ").seen(words));
        avoided();
        page.closeLine();
        name("Repeats");
        page.words(repeats()).closeLine();
        page.closeLine();
    }

    private void name(String words) {
        page.element("dt", words).open("dd");
    }

    private static String commands(ShrunkScript shrunk) {
        int commands = shrunk.script().size();
        return commands + (commands == 1 ? " command" : " commands") + " instead of " + shrunk.from();
    }

    private String known() {
        return switch (divergence.classification()) {
            case "NOVEL" -> "Novel: no entry of the list of known differences matches it.";
            case "NOISE" -> "This is noise: the reference disagrees with itself.";
            case "MODEL" -> "The arms agree with each other; only the model expects something else.";
            default -> "The report does not say.";
        };
    }

    /** A finding of a walk that steers round a known bug is not this bug, although no entry covers it. */
    private void avoided() {
        SortedMap<String, PlannedWalk.Bug> bugs =
                divergence.walk().plan().map(PlannedWalk::steersRound).orElseGet(TreeMap::new);
        if (bugs.isEmpty()) {
            return;
        }
        page.open("details")
                .element(
                        "summary",
                        "The walk did not ask for what shows "
                                + (bugs.size() == 1 ? "a known bug" : bugs.size() + " known bugs") + " of the product")
                .open("dl");
        bugs.forEach((name, bug) -> {
            page.open("dt").data(name).close().open("dd");
            if (!bug.words().isEmpty()) {
                page.seen(bug.words()).words(". ");
            }
            page.words("The walk ").seen(bug.means()).words(".").closeLine();
        });
        page.close().closeLine();
    }

    private String repeats() {
        Optional<Shrunk> told = divergence.shrunk().flatMap(ShrunkScript::shrunk);
        String plays = told.map(
                        shrunk -> plays("the walk ", shrunk.before()) + plays(", the shortest script ", shrunk.after()))
                .filter(words -> !words.isEmpty())
                .map(words -> words.replaceFirst("^, ", "") + "; ")
                .orElse("it was not played again; ");
        long found = divergence.findings();
        String often = found > 1 ? "the walk shows it " + found + " times; " : "";
        return Sentence.of(plays + often + twin());
    }

    private static String plays(String what, Shrunk.Reproduction reproduction) {
        return reproduction.of() == 0 ? "" : what + reproduction;
    }

    private String twin() {
        boolean compared = divergence.walk().plan().stream()
                .flatMap(plan -> plan.arms().stream())
                .anyMatch(PlannedWalk.Arm::twin);
        return compared
                ? "two openings of the reference were compared (--aa)."
                : "nobody tried whether the reference agrees with itself; --aa runs it twice, to see noise.";
    }
}
