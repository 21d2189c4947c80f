package dev.lockstep.machine;

import dev.lockstep.op.Json;
import dev.lockstep.report.Recording;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.FoundBucket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result in the form SARIF 2.1.0: each cause is a rule, and its smallest walk is the result. The place is the line
 * of the recorded command, relative to the folder of the file.
 */
final class SarifReport {

    /** The first line of a command file is its header. */
    private static final int HEADER_LINES = 1;

    private SarifReport() {}

    /**
     * Returns the text of the file.
     *
     * @param home the folder of the file
     */
    static String text(List<FoundBucket> causes, Path home) {
        ObjectNode sarif = Json.MAPPER
                .createObjectNode()
                .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
                .put("version", "2.1.0");
        ObjectNode run = sarif.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "Lockstep");
        ArrayNode rules = driver.putArray("rules");
        run.putObject("originalUriBaseIds")
                .putObject("WALKS")
                .putObject("description")
                .put("text", "The folder of the walks, which has this file.");
        ArrayNode results = run.putArray("results");
        for (int i = 0; i < causes.size(); i++) {
            FoundBucket cause = causes.get(i);
            rules.addObject()
                    .put("id", cause.bucket())
                    .putObject("shortDescription")
                    .put("text", OneLine.of(cause.smallest().title(), OneLine.MESSAGE));
            results.add(result(cause, i, home));
        }
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(sarif) + "\n";
    }

    private static ObjectNode result(FoundBucket cause, int rule, Path home) {
        Divergence smallest = cause.smallest();
        ObjectNode result = Json.MAPPER
                .createObjectNode()
                .put("ruleId", cause.bucket())
                .put("ruleIndex", rule)
                .put("level", smallest.classification().equals("NOISE") ? "warning" : "error")
                .put("kind", "fail")
                .put("occurrenceCount", Math.max(1, cause.findings()));
        result.putObject("message")
                .put(
                        "text",
                        OneLine.of(smallest.title() + ". " + smallest.standing().sentence() + ".", OneLine.MESSAGE));
        ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
        place.putObject("artifactLocation")
                .put("uri", uri(smallest.walk().folder(), home))
                .put("uriBaseId", "WALKS");
        place.putObject("region").put("startLine", Math.max(1, HEADER_LINES + smallest.step()));
        result.putObject("partialFingerprints")
                .put("bucket/v1", smallest.bucket())
                .put("fingerprint/v1", smallest.fingerprint());
        return result;
    }

    /** Returns the address of a walk's commands, relative to the folder of the file. */
    private static String uri(Path walk, Path home) {
        Path from = home.toAbsolutePath().normalize();
        Path to = walk.toAbsolutePath().normalize();
        if (from.getRoot() == null || !from.getRoot().equals(to.getRoot())) {
            return Recording.COMMANDS;
        }
        StringBuilder uri = new StringBuilder();
        for (Path part : from.relativize(to)) {
            if (!part.toString().isEmpty()) {
                uri.append(URLEncoder.encode(part.toString(), StandardCharsets.UTF_8)
                                .replace("+", "%20"))
                        .append("/");
            }
        }
        return uri + Recording.COMMANDS;
    }
}
