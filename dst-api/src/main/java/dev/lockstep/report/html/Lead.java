package dev.lockstep.report.html;

import dev.lockstep.report.PlannedWalk;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.Releases;
import dev.lockstep.report.triage.ShrunkScript;
import java.util.List;
import java.util.Optional;

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
        page.seen(divergence.standing().majority() ? standing : FindingSection.capital(standing))
                .words(".")
                .close();
        divergence
                .releases()
                .map(Releases::sentence)
                .ifPresent(sentence ->
                        page.words(" ").seen(FindingSection.capital(sentence)).words("."));
        page.closeLine();
        divergence
                .remarks()
                .forEach(remark -> page.open("p")
                        .seen(FindingSection.capital(remark))
                        .words(".")
                        .closeLine());
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
            divergence.smaller().ifPresent(smaller -> page.words("; in it, ").seen(inside(smaller.title())));
            page.closeLine();
        });
        name("Known?");
        page.words(known());
        avoided().ifPresent(words -> page.words(" ").seen(words));
        divergence.met().ifPresent(words -> page.words(" ").seen(words));
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

    /** Returns a title inside of a sentence. */
    private static String inside(String title) {
        return title.startsWith("After ") || title.startsWith("Every ") || title.startsWith("Once ")
                ? Character.toLowerCase(title.charAt(0)) + title.substring(1)
                : title;
    }

    private String known() {
        return switch (divergence.classification()) {
            case "NOVEL" -> "Not in the list of known differences of Lockstep.";
            case "NOISE" -> "This is noise: the reference disagrees with itself.";
            case "MODEL" -> "The arms agree with each other; only the model expects something else.";
            default -> "The report does not say.";
        };
    }

    /** A finding of a walk that steers round a known bug is not this bug, although no entry covers it. */
    private Optional<String> avoided() {
        List<String> avoided = divergence
                .walk()
                .report()
                .map(report -> report.avoidances().inForce())
                .orElse(List.of());
        return avoided.isEmpty()
                ? Optional.empty()
                : Optional.of((avoided.size() == 1
                                ? "The walk did not ask for what shows one known bug of the product, " + avoided.get(0)
                                : "The walk did not ask for what shows " + avoided.size()
                                        + " known bugs of the product; they are" + " named under Environment")
                        + ".");
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
        return FindingSection.capital(plays + often + twin());
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
                : "nobody tried whether the reference agrees with itself (--aa).";
    }
}
