package dev.lockstep.known;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The patch that takes an entry out of its list, and leaves its id behind so that it is never used again. */
public final class Removal {

    private static final int CONTEXT = 3;

    private Removal() {}

    /**
     * The patch, as a unified difference.
     *
     * @param shown what the patch calls the file
     * @param day when the entry went
     */
    public static String patch(KnownDifference entry, String shown, LocalDate day) throws IOException {
        List<String> lines = Files.readAllLines(entry.place().file());
        int first = entry.place().firstLine() - 1;
        while (!lines.get(first).strip().startsWith("-")) {
            first--;
        }
        List<String> without = new ArrayList<>(lines.subList(0, first));
        String indent = lines.get(first).substring(0, lines.get(first).indexOf('-'));
        without.add(indent + "- {id: " + entry.id() + ", retired: " + day + "}");
        without.addAll(lines.subList(entry.place().lastLine(), lines.size()));
        return String.join(
                        "\n",
                        UnifiedDiffUtils.generateUnifiedDiff(
                                "a/" + shown, "b/" + shown, lines, DiffUtils.diff(lines, without), CONTEXT))
                + "\n";
    }
}
