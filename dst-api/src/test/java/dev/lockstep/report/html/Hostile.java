package dev.lockstep.report.html;

import dev.lockstep.op.Json;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.triage.WalkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A recorded walk in which every text that may be any text is an attack, in all of its files. */
final class Hostile {

    /**
     * Without a slash and without half a character, so that it can also be the name of a probe and a key of JSON. Its
     * ends are those of the contexts of a page.
     */
    static final String ATTACK = "\"'><img src=x onerror=\"window.pwned=1\"><!--\u202E\u2028\u2029\0\u001B[31m"
            + "<style>body{display:none}<svg onload=window.pwned=2>&lt;${1}{{1}}\r\n";

    /** Ends a script; in values, which may have a slash. */
    static final String END = "\uD800</script><script>window.pwned=3</script>]]>-->";

    private static final String PROBE = "all";

    /** The texts that have a form: reading a file with another one says so, and no page comes of it. */
    private static final Set<String> FORMED = Set.of(
            "path",
            "differenceClass",
            "outcome",
            "op",
            "support",
            "ending",
            "sha256",
            "jars",
            "clientJars",
            "bucket",
            "fingerprint",
            "cause",
            "channel",
            "what",
            "how",
            "startedAt",
            "observe");

    /** The names that are keys and that a plugin chooses. */
    private static final Set<String> NAMES = Set.of(
            "inside",
            "outside",
            "slow",
            "put",
            "putAgain",
            "count",
            "reopen",
            PROBE,
            "a thing of a size",
            "onto a shelf with others",
            "version told",
            "surroundings",
            "name",
            "size");

    private Hostile() {}

    /** Turns the texts of a recorded walk into attacks. */
    static WalkFolder in(Path folder) throws IOException {
        if (Files.isDirectory(folder.resolve("located"))) {
            in(folder.resolve("located"));
        }
        if (Files.isDirectory(folder.resolve(Shrunk.FOLDER))) {
            try (Stream<Path> smaller = Files.list(folder.resolve(Shrunk.FOLDER))) {
                for (Path each : smaller.toList()) {
                    in(each);
                }
            }
        }
        for (String json : List.of("plan.json", "report.json")) {
            JsonNode tree = Json.tree(Files.readString(folder.resolve(json)));
            Files.writeString(folder.resolve(json), Json.MAPPER.writeValueAsString(turned("", tree)));
        }
        for (String lines : List.of("ops.jsonl", "journal.jsonl")) {
            String turned = Files.readAllLines(folder.resolve(lines)).stream()
                    .map(line -> Json.MAPPER.writeValueAsString(turned("", Json.tree(line))))
                    .collect(Collectors.joining("\n", "", "\n"));
            Files.writeString(folder.resolve(lines), turned);
        }
        return WalkFolder.read(folder);
    }

    /** Returns the attack that stands for a name. That of a probe is a part of a path and has no control characters. */
    static String name(String name) {
        return (name.equals(PROBE) ? ATTACK.replaceAll("\\p{Cntrl}", "") : ATTACK) + name;
    }

    private static JsonNode turned(String key, JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode turned = Json.MAPPER.createObjectNode();
            object.properties()
                    .forEach(entry -> turned.set(
                            NAMES.contains(entry.getKey()) && !isOurs(object, entry.getKey())
                                    ? name(entry.getKey())
                                    : entry.getKey(),
                            turned(entry.getKey(), entry.getValue())));
            return turned;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode turned = Json.MAPPER.createArrayNode();
            array.forEach(each -> turned.add(turned(key, each)));
            return turned;
        }
        if (key.equals("path") && node.isString()) {
            return StringNode.valueOf(node.asString("").replace("/" + PROBE + "/", "/" + name(PROBE) + "/"));
        }
        return node.isString() && !FORMED.contains(key) ? text(node.asString("")) : node;
    }

    /** Some keys are both a name that a plugin may choose and a key of ours. */
    private static boolean isOurs(ObjectNode object, String key) {
        return key.equals("name") && !object.has("size")
                || key.equals("count") && object.has("outcome")
                || key.equals("surroundings") && object.has("lockstep");
    }

    private static JsonNode text(String text) {
        boolean isKind = text.matches("[A-Z]+") && !text.equals("DIVERGED") && !text.equals("MODEL");
        return isKind ? StringNode.valueOf(text) : StringNode.valueOf(name(text) + (NAMES.contains(text) ? "" : END));
    }
}
