package dev.lockstep.race;

import dev.lockstep.concurrent.HistoryFile;
import dev.lockstep.concurrent.HistoryVerdict;
import dev.lockstep.concurrent.Schedule;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of a schedule on every arm.
 *
 * @param schedule the schedule
 * @param arms the first play of each arm, and each further one that is wrong by itself
 * @param apart the classes of refusals that one arm shows and another does not, in words
 */
public record RaceResult(Schedule schedule, List<ArmRace> arms, List<String> apart) {

    static final String FILE = "race.json";

    private static final String LOSES = "losesBesideUndone";

    private static final int SHOWN = 5;

    /**
     * Judges the recorded histories of a folder again.
     *
     * @throws IOException if the folder has none; the message names the file
     */
    public static RaceResult judged(Path folder) throws IOException {
        Schedule schedule = HistoryFile.schedule(folder);
        JsonNode recorded = Json.tree(Files.readString(folder.resolve(FILE)));
        List<ArmRace> arms = new ArrayList<>();
        for (JsonNode arm : recorded.path("arms")) {
            String name = arm.path("arm").asString("");
            List<String> inside = new ArrayList<>();
            arm.path("inside").forEach(each -> inside.add(each.asString("")));
            String unplayed = arm.path("unplayed").asString("");
            int play = arm.path("play").asInt(1);
            if (!unplayed.isEmpty()) {
                arms.add(ArmRace.unplayed(name, play, unplayed));
                continue;
            }
            SortedMap<String, Coverage.Looks> looks = new TreeMap<>();
            arm.path("looks")
                    .properties()
                    .forEach(each -> looks.put(
                            each.getKey(),
                            new Coverage.Looks(
                                    each.getValue().path("times").asLong(0),
                                    each.getValue().path("things").asLong(0),
                                    each.getValue().path("reason").asString(""))));
            String title = play == 1 ? name : name + "-" + play;
            Optional<String> loses = Optional.of(arm.path(LOSES).asString("")).filter(page -> !page.isEmpty());
            HistoryVerdict verdict = HistoryVerdict.of(HistoryFile.read(folder, title), schedule.isolation(), loses);
            arms.add(new ArmRace(name, play, Optional.of(verdict), List.copyOf(inside), looks, loses, ""));
        }
        if (arms.isEmpty()) {
            throw new IOException(folder.resolve(FILE) + " has no arms; play the schedule again");
        }
        List<String> apart = new ArrayList<>();
        recorded.path("apart").forEach(each -> apart.add(each.asString("")));
        return new RaceResult(schedule, List.copyOf(arms), List.copyOf(apart));
    }

    /** Returns the verdict. What is wrong outranks what is missing. */
    public Verdict verdict() {
        if (!apart.isEmpty() || arms.stream().anyMatch(ArmRace::isViolated)) {
            return Verdict.DIVERGED;
        }
        if (arms.stream().anyMatch(arm -> arm.verdict().isEmpty())) {
            return Verdict.INFRA;
        }
        return arms.stream().anyMatch(arm -> !arm.holes().isEmpty()) ? Verdict.VACUOUS : Verdict.PARITY;
    }

    /** Returns how much is wrong and a known finding. */
    int known() {
        return arms.stream().mapToInt(arm -> arm.known().size()).sum();
    }

    /** Returns the result as text, the verdict first. */
    public String text() {
        StringBuilder text = new StringBuilder(verdict() + "  seed " + schedule.seed() + ": "
                + schedule.turns().size() + " turns of " + schedule.actors() + " actors, " + schedule.isolation());
        for (ArmRace arm : arms) {
            text.append("\n  ").append(String.format("%-12s ", arm.title()));
            text.append(arm.verdict().map(RaceResult::seen).orElse("not played: " + arm.unplayed()));
            arm.verdict().ifPresent(seen -> {
                listed(text, seen.violations());
                listed(text, seen.known().stream().map(loss -> "known: " + loss).toList());
            });
            if (arm.times() > 0) {
                text.append("\n    inside: ")
                        .append(arm.times())
                        .append(" looks, ")
                        .append(arm.things())
                        .append(" things seen");
            }
            listed(text, arm.inside());
            arm.holes().forEach(hole -> text.append("\n    shows nothing: ").append(hole));
            arm.looks().forEach((invariant, seen) -> {
                if (!seen.reason().isEmpty()) {
                    text.append("\n    blind: ").append(invariant).append(": ").append(seen.reason());
                }
            });
        }
        apart.forEach(each -> text.append("\n  differs      ").append(each));
        return text.append('\n').toString();
    }

    private static String seen(HistoryVerdict seen) {
        return seen.acts() + " acts, " + seen.overlaps() + " overlaps, " + seen.transactions() + " transactions"
                + (seen.refusals().isEmpty() ? "" : ", refused " + seen.refusals());
    }

    private static void listed(StringBuilder text, List<String> violations) {
        violations.stream().limit(SHOWN).forEach(each -> text.append("\n    ").append(each));
        if (violations.size() > SHOWN) {
            text.append("\n    ")
                    .append(violations.size() - SHOWN)
                    .append(" more, in ")
                    .append(FILE);
        }
    }

    /** Returns the result for programs. */
    public ObjectNode json() {
        ObjectNode tree = Json.MAPPER
                .createObjectNode()
                .put("verdict", verdict().name())
                .put("exitCode", verdict().exitCode())
                .put("seed", schedule.seed())
                .put("actors", schedule.actors())
                .put("isolation", schedule.isolation().name());
        ArrayNode all = tree.putArray("arms");
        for (ArmRace arm : arms) {
            ObjectNode node = all.addObject()
                    .put("arm", arm.arm())
                    .put("play", arm.play())
                    .put("unplayed", arm.unplayed())
                    .put(LOSES, arm.losesBesideUndone().orElse(""));
            Optional<HistoryVerdict> seen = arm.verdict();
            seen.ifPresent(verdict -> node.set("history", Json.MAPPER.valueToTree(verdict)));
            node.set("inside", Json.MAPPER.valueToTree(arm.inside()));
            node.set("looks", Json.MAPPER.valueToTree(arm.looks()));
        }
        tree.set("apart", Json.MAPPER.valueToTree(apart));
        return tree;
    }

    void write(Path folder) throws IOException {
        Files.writeString(
                folder.resolve(FILE),
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n",
                StandardCharsets.UTF_8);
    }
}
