package dev.lockstep.known;

import dev.lockstep.known.AvoidanceEntry.Sign;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import dev.lockstep.system.Avoidances;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one entry of the kind {@code avoidance}. */
final class AvoidanceReader {

    static final String KIND = "avoidance";

    /** The largest number of days between the day on which an entry was added and its review. */
    private static final int DAYS = 183;

    private static final List<String> KEYS = List.of(
            "id",
            "kind",
            "system",
            "avoids",
            "arms",
            "versions",
            "command",
            "difference",
            "also",
            "plays",
            "witness",
            "owner",
            "link",
            "reason",
            "added",
            "review");

    private static final List<String> SIGN_KEYS = List.of("path", "class");

    private final Path file;
    private final Vocabulary vocabulary;

    AvoidanceReader(Path file, Vocabulary vocabulary) {
        this.file = file;
        this.vocabulary = vocabulary;
    }

    AvoidanceEntry read(Node node, int lastLine) throws KnownListException {
        StrictYaml entry = StrictYaml.of(file, node, KEYS);
        String id = EntryReader.id(entry);
        entry.oneOf("system", List.of(vocabulary.system().name()));
        String avoids = entry.oneOf(
                "avoids", vocabulary.system().avoidances().declared().keySet());
        WitnessFile witness = WitnessFile.of(entry, file, vocabulary);
        checkMeets(entry, avoids, witness);
        List<Sign> signs = new ArrayList<>(List.of(sign(entry.section("difference", SIGN_KEYS))));
        if (entry.has("also")) {
            for (StrictYaml section : entry.sections("also", SIGN_KEYS)) {
                signs.add(sign(section));
            }
        }
        LocalDate added = entry.date("added");
        return new AvoidanceEntry(
                id,
                avoids,
                witness.workload(),
                entry.textsOf("arms", vocabulary.transports()),
                EntryReader.versions(entry),
                witness.someCommand(entry),
                signs,
                entry.has("plays") ? entry.number("plays", 1) : 1,
                witness.path(),
                entry.text("owner"),
                EntryReader.link(entry),
                entry.text("reason"),
                added,
                EntryReader.review(entry, KIND, DAYS, added),
                new ListEntry.Place(file, entry.line(), lastLine));
    }

    private void checkMeets(StrictYaml entry, String avoids, WitnessFile witness) throws KnownListException {
        Avoidances met;
        try {
            met = vocabulary.system().avoidances().meeting(witness.meets());
        } catch (IllegalArgumentException e) {
            throw entry.wrong("witness", FileName.of(witness.path()) + ":1: meets: " + e.getMessage());
        }
        if (met.avoids(avoids)) {
            throw entry.wrong(
                    "witness",
                    FileName.of(witness.path()) + " does not meet what the entry avoids; add \"meets\":[\"" + avoids
                            + "\"] to its first line");
        }
    }

    private static Sign sign(StrictYaml section) throws KnownListException {
        String text = section.text("path");
        DifferencePath path = DifferencePath.parse(text)
                .orElseThrow(() -> section.wrong(
                        "path", "'" + text + "' is not a path of a difference; write " + DifferencePath.FORMS));
        List<String> classes = path.classes().stream().map(Enum::name).toList();
        return new Sign(path, DifferenceClass.valueOf(section.oneOf("class", classes)));
    }
}
