package dev.lockstep.report.triage;

import dev.lockstep.parity.Ending;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the files of a walk end, in sentences: a walk that was killed leaves traces of it. */
final class Ends {

    private Ends() {}

    static List<String> of(Optional<Report> report, Journal journal, Path folder) {
        List<String> sentences = new ArrayList<>();
        Optional<JournalStep> last = journal.steps().stream().reduce((before, after) -> after);
        last.filter(step -> step.mark() == JournalStep.Mark.UNFINISHED)
                .ifPresent(step -> sentences.add("the process ended within step " + step.step()
                        + ": its command is recorded, and its answers are not"));
        if (journal.ended().isEmpty()) {
            sentences.add("the journal has no end: the walk was killed, or is still running, "
                    + last.filter(step -> step.step() > 0)
                            .map(step -> "in step " + step.step() + " or after it")
                            .orElse("before its first step ended"));
            if (report.filter(known -> known.ending() == Ending.STOPPED).isPresent()) {
                sentences.add(Recording.REPORT + " was written when the finding came up, so it has no coverage");
            }
        }
        if (Files.exists(folder.resolve(Recording.REPORT + ".part"))) {
            sentences.add(Recording.REPORT + ".part was left behind: the process ended while the report was written");
        }
        return sentences;
    }
}
