package dev.lockstep.report.triage;

import dev.lockstep.op.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of a divergence, for programs. */
public final class DivergenceJson {

    /** An answer with more rows is in the journal of the walk. */
    private static final int ROWS = 100;

    /** The last definitions tell how the tables are now. */
    private static final int DEFINITIONS = 50;

    private DivergenceJson() {}

    /** Returns the divergence as JSON. Its schema is a part of that of a campaign. */
    public static ObjectNode of(Divergence divergence) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("bucket", divergence.bucket())
                .put("fingerprint", divergence.fingerprint())
                .put("title", divergence.title())
                .put("verdict", divergence.verdict())
                .put("classification", divergence.classification())
                .put("findings", divergence.findings())
                .put("seed", divergence.walk().seed())
                .put("folder", divergence.walk().folder().toString())
                .put("step", divergence.step())
                .put("kind", divergence.kind());
        json.set("command", divergence.arguments());
        json.set("alone", Json.MAPPER.valueToTree(divergence.standing().alone()));
        json.set("camps", Json.MAPPER.valueToTree(divergence.standing().camps()));
        ArrayNode sides = json.putArray("sides");
        divergence.voices().forEach(voice -> sides.add(side(voice)));
        ArrayNode reads = json.putArray("reads");
        // Several arms may differ in one read.
        Set<List<String>> probes = new HashSet<>();
        divergence.disagreements().stream()
                .filter(disagreement -> disagreement.probe().isPresent())
                .filter(disagreement -> probes.add(List.of(
                        disagreement.channel().toString(), disagreement.probe().orElseThrow())))
                .forEach(disagreement -> reads.add(read(disagreement)));
        List<Divergence.Definition> schema = divergence.schema();
        int left = Math.max(0, schema.size() - DEFINITIONS);
        json.set(
                "schema",
                Json.MAPPER.valueToTree(schema.stream()
                        .skip(left)
                        .map(Divergence.Definition::statement)
                        .toList()));
        if (left > 0) {
            json.put("schemaBefore", left);
        }
        json.set("differences", Json.MAPPER.valueToTree(divergence.differences()));
        json.set("nearMisses", Json.MAPPER.valueToTree(divergence.nearMisses()));
        divergence.located().ifPresent(located -> json.put("located", located));
        divergence.shrunk().ifPresent(shrunk -> {
            ObjectNode smaller = json.putObject("shrunk")
                    .put("folder", shrunk.folder().toString())
                    .put("from", shrunk.from());
            smaller.set("commands", Json.MAPPER.valueToTree(shrunk.script()));
        });
        return json;
    }

    private static ObjectNode read(Disagreement disagreement) {
        ObjectNode read = Json.MAPPER
                .createObjectNode()
                .put("probe", disagreement.probe().orElseThrow())
                .put("channel", disagreement.channel().toString())
                .put("statement", disagreement.statement());
        read.set("asked", Json.MAPPER.valueToTree(disagreement.asked()));
        return read;
    }

    private static ObjectNode side(Voice voice) {
        ObjectNode side = Json.MAPPER
                .createObjectNode()
                .put("name", voice.name())
                .put("model", voice.model())
                .put("reference", voice.reference())
                .put("alone", voice.alone());
        if (!voice.model()) {
            side.put("version", voice.version()).put("statement", voice.statement());
            side.set("asked", Json.MAPPER.valueToTree(voice.asked()));
            side.set("opened", Json.MAPPER.valueToTree(voice.opened()));
        }
        side.put("outcome", voice.kind()).put("answer", voice.answer());
        voice.rows()
                .ifPresent(rows -> side.put("rowCount", rows.size())
                        .set(
                                "rows",
                                Json.MAPPER.valueToTree(
                                        rows.stream().limit(ROWS).toList())));
        if (!voice.facets().isEmpty()) {
            side.set("facets", Json.MAPPER.valueToTree(voice.facets()));
        }
        return side;
    }
}
