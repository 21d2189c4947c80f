package dev.lockstep.report.html;

import dev.lockstep.report.triage.WalkFolder;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files and folders that lie beside a page, and what each is. */
final class Beside {

    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put("finding.md", "the findings as text");
        FILES.put("report.json", "the findings for a program");
        FILES.put("journal.jsonl", "each step with its answers");
        FILES.put("journal.jsonl.gz", "each step with its answers, packed");
        FILES.put("ops.jsonl", "the commands");
        FILES.put("ops.jsonl.gz", "the commands, packed");
        FILES.put("ops.min.jsonl", "the commands of the shortest script");
        FILES.put("plan.json", "what was asked for");
        FILES.put("repro/", "programs that ask the product without Lockstep");
        FILES.put("shrunk/", "the walk of each shortest script");
        FILES.put("located/", "a second walk, with a read after each step");
        FILES.put("arms/", "the raw stores of the arms, which can be deleted before the folder is sent");
    }

    private Beside() {}

    static void write(Markup page, WalkFolder walk) {
        page.open("footer").element("p", "Beside this file:").open("ul");
        FILES.forEach((file, words) -> {
            if (Files.exists(walk.folder().resolve(file))) {
                page.open("li")
                        .element("a", file, "href", file)
                        .words(" " + words)
                        .closeLine();
            }
        });
        page.close().element("p", "Written by Lockstep.").closeLine();
    }
}
