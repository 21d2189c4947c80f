package dev.lockstep.report;

import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFile;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Observed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a complete report. */
public final class ReportFile {

    private static final String AGREED = "agreed";
    private static final String COMMANDS = "commands";
    private static final String LEFT_OUT = "leftOut";
    private static final String RESETS = "resets";
    private static final String SURROUNDINGS = "surroundings";
    private static final String OPENED = "opened";
    private static final String ASKED = "asked";

    private ReportFile() {}

    /**
     * Reads {@code report.json} from a walk's folder.
     *
     * @throws IOException if the file is missing or is not a report; the message names the file and the error
     */
    public static Report read(Path folder) throws IOException {
        Path file = folder.resolve(Recording.REPORT);
        try {
            return new JsonFile(file, "a report").read(Report.FORM, "report", object -> {
                // The report leaves out a zero here, and what nobody asked for below.
                object.putIfAbsent(AGREED, LongNode.valueOf(0));
                if (object.path(COMMANDS) instanceof ObjectNode commands && !commands.has(LEFT_OUT)) {
                    commands.putArray(LEFT_OUT);
                }
                if (object.path("coverage") instanceof ObjectNode coverage) {
                    coverage.putIfAbsent("invariants", Json.MAPPER.createObjectNode());
                    coverage.putIfAbsent("kills", Json.MAPPER.createObjectNode());
                    Coverage.AspectCounts.complete(coverage.path("aspects"));
                }
                Observed.complete(object.path("observed"));
                object.putIfAbsent(RESETS, Json.MAPPER.createArrayNode());
                object.putIfAbsent(SURROUNDINGS, Json.MAPPER.createObjectNode());
                object.putIfAbsent(OPENED, Json.MAPPER.createObjectNode());
                if (object.path("volatile") instanceof ObjectNode changing && !changing.has(ASKED)) {
                    changing.putArray(ASKED);
                }
                return Json.MAPPER.treeToValue(object, Report.class);
            });
        } catch (NoSuchFileException e) {
            throw new IOException(
                    !Files.isDirectory(folder)
                            ? folder + ": there is no such folder"
                            : file + ": there is no such file; the walk did not end, so replay its "
                                    + Recording.COMMANDS + " instead",
                    e);
        }
    }
}
