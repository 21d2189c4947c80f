package dev.lockstep.report.html;

import dev.lockstep.report.triage.NextCommand;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Command lines that a reader copies. A page does not know where it will be read, and must not name a folder of the
 * machine that wrote it; so the script puts in the folder from which the browser has opened it.
 */
final class Commands {

    /** Stands for the folder of the walk in a line. It needs no quotes in a shell. */
    static final String WALK = "@WALK@";

    private final Markup page;
    private final String walk;

    /**
     * Creates a writer of command lines.
     *
     * @param walk the folder of the walk as it is shown without a script, as a word of a shell
     */
    Commands(Markup page, String walk) {
        this.page = page;
        this.walk = walk;
    }

    /** Writes a command of Lockstep's, with what it does. */
    void next(NextCommand command) {
        write(command.words().get(0), command.line("./lockstep", WALK), command.why());
    }

    /**
     * Writes a line.
     *
     * @param label a word for the line
     * @param line the line as a shell reads it, with {@link #WALK} for the folder of the walk
     * @param why what it does; may be empty
     */
    void write(String label, String line, String why) {
        page.open("div", "class", "copied").element("span", label, "class", "label");
        page.open("pre", "data-copied", line.replace(WALK, walk), "data-label", label);
        String[] parts = line.split(Pattern.quote(WALK), -1);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                page.open("span", "class", "walk").seen(walk).close();
            }
            page.seenInside(parts[i]);
        }
        if (!why.isEmpty()) {
            page.close().element("span", why, "class", "soft why").closeLine();
        } else {
            page.close().closeLine();
        }
    }

    /** Writes lines that are copied together. */
    void block(String label, List<String> lines) {
        page.open("div", "class", "copied").element("span", label, "class", "label");
        page.open("pre", "data-copied", String.join("\n", lines), "data-label", label);
        for (int i = 0; i < lines.size(); i++) {
            page.words(i == 0 ? "" : "\n").data(lines.get(i));
        }
        page.close().closeLine();
    }
}
