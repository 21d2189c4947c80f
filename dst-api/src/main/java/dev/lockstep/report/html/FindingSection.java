package dev.lockstep.report.html;

import dev.lockstep.parity.Ruling.NearMiss;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.NextCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One divergence: what differs, who says what, how it came to it, and what to do. */
final class FindingSection {

    /** So many definitions are not folded, and a page has no more than the second number. */
    private static final int FEW = 6;

    private static final int DEFINITIONS = 100;

    private final Markup page;
    private final Divergence divergence;
    private final Commands commands;
    private final int id;

    /**
     * Creates the section.
     *
     * @param id the number of the section on the page
     */
    FindingSection(Markup page, Divergence divergence, Commands commands, int id) {
        this.page = page;
        this.divergence = divergence;
        this.commands = commands;
        this.id = id;
    }

    /** Writes everything below the title. */
    void write() {
        String script = "script-" + id;
        new Lead(page, divergence).write(script);
        // The shortest script says more in less room than the walk that it was made from.
        Script.write(page, divergence, script);
        heading(divergence.shrunk().isPresent() ? "What differs in the walk" : "What differs");
        new Disagreements(page, divergence).write();
        boolean answersDiffer = divergence.disagreements().stream()
                .anyMatch(answer -> answer.probe().isEmpty());
        heading(answersDiffer ? "Who says what" : "What was asked, and the answers, which do not differ");
        new Voices(divergence).write(page);
        schema();
        next();
        heading("The steps before");
        Earlier.write(page, divergence);
        nearMisses();
    }

    /** Shows what was defined in the stores before: a reader wants to know the type of a column that differs. */
    private void schema() {
        List<Divergence.Definition> schema = divergence.schema();
        if (schema.isEmpty()) {
            return;
        }
        heading("The schema it concerns");
        boolean few = schema.size() <= FEW;
        if (!few) {
            page.open("details").element("summary", schema.size() + " definitions");
        }
        int left = Math.max(0, schema.size() - DEFINITIONS);
        if (left > 0) {
            page.element("p", left + " before these are in the journal.", "class", "soft");
        }
        // The last ones tell how the tables are now.
        schema.stream().skip(left).forEach(definition -> {
            if (definition.step() > 0) {
                page.element("p", "step " + definition.step() + ":", "class", "soft");
            }
            Folded.text(page, definition.statement());
        });
        if (!few) {
            page.closeLine();
        }
    }

    private void heading(String words) {
        page.element("h2", words);
    }

    private void next() {
        heading("What to do next");
        Optional<Path> reproducers = divergence.walk().reproducers(divergence.bucket());
        reproducers.ifPresent(folder -> commands.write(
                "reproduce", "sh " + Commands.WALK + "/" + relative(folder) + "/run.sh", "without Lockstep"));
        if (reproducers.isPresent()) {
            page.open("p", "class", "soft");
            page.data(NextCommand.ifItAgrees(divergence.walk().notShown(divergence.bucket())));
            page.closeLine();
        }
        files(Stream.concat(
                        reproducers.stream().map(folder -> folder.resolve("issue.md")),
                        Stream.of(divergence.walk().folder().resolve("finding.md")))
                .filter(Files::exists)
                .toList());
        divergence.shrunk().ifPresent(shrunk -> {
            NextCommand alone = divergence.opening(
                    "the shortest script alone", "replay", NextCommand.WALK + "/" + relative(shrunk.folder()));
            commands.write("replay the script", command(alone.words()), alone.why());
        });
        divergence.next().stream()
                .filter(command -> !command.words().contains("--open"))
                .forEach(commands::next);
        page.element("p", "A line with ./lockstep needs a checkout of Lockstep, and runs in it.", "class", "soft");
    }

    private void files(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        page.open("p").words("To paste into a tracker, or to read:");
        for (Path file : files) {
            page.words(" ").element("a", file.getFileName().toString(), "href", relative(file));
        }
        page.closeLine();
    }

    private String relative(Path inside) {
        return divergence.walk().folder().relativize(inside).toString().replace('\\', '/');
    }

    private static String command(List<String> words) {
        return "./lockstep " + String.join(" ", words).replace(NextCommand.WALK, Commands.WALK);
    }

    private void nearMisses() {
        if (divergence.nearMisses().isEmpty()) {
            return;
        }
        heading("Known differences that almost cover it");
        page.open("div", "class", "scroll").open("table").open("thead").open("tr");
        page.element("th", "entry")
                .element("th", "field that keeps it from matching")
                .element("th", "why");
        page.close().close().open("tbody");
        for (NearMiss miss : divergence.nearMisses()) {
            page.open("tr").open("td").open("code").data(miss.id()).close().close();
            page.open("td").data(miss.field()).close();
            page.open("td").data(Marked.cut(miss.detail())).close().closeLine();
        }
        page.close().close().closeLine();
    }
}
