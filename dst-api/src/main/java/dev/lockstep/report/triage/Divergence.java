package dev.lockstep.report.triage;

import dev.lockstep.backend.Channel;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Ruling.NearMiss;
import dev.lockstep.report.ArmLogs;
import dev.lockstep.report.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Everything that a person needs to know about one finding, so that nobody has to play its walk again. A screen, a file
 * and a page render it.
 *
 * @param walk the walk's folder
 * @param bucket the same for findings of the same cause; see {@link dev.lockstep.report.Bucket}
 * @param fingerprint a finer version of the bucket
 * @param findings the number of findings of this bucket in the walk; this is the first of them
 * @param verdict the verdict of the finding
 * @param classification {@code NOVEL}, {@code NOISE} or {@code MODEL}
 * @param headline its title in parts
 * @param step the step that shows it; if the finding was located, the located one
 * @param kind the kind of its command
 * @param afterlife whether it shows only after the arms were closed and their stores were opened again
 * @param command the command with its arguments, in words
 * @param arguments the arguments of the command
 * @param standing who stands alone
 * @param voices what each arm was asked and what it answered, the reference first; the model last
 * @param disagreements the differences, answer by answer
 * @param differences the differences as the comparison found them
 * @param before the last commands before the step, the nearest last
 * @param shrunk the smaller walk that shows the same; empty if there is none yet
 * @param nearMisses the entries of the list of known differences that almost cover it
 * @param trigger the step that is suspected as the cause; empty if nobody can say
 * @param located where a finding after steps without a read was seen first, in words; empty if it was seen at once
 */
public record Divergence(
        WalkFolder walk,
        String bucket,
        String fingerprint,
        long findings,
        String verdict,
        String classification,
        Headline headline,
        long step,
        String kind,
        boolean afterlife,
        String command,
        JsonNode arguments,
        Standing standing,
        List<Voice> voices,
        List<Disagreement> disagreements,
        List<Difference> differences,
        List<Earlier> before,
        Optional<ShrunkScript> shrunk,
        List<NearMiss> nearMisses,
        Optional<Trigger> trigger,
        Optional<String> located) {

    /** Commands long before the last one say little about the cause. */
    private static final long FEW = 20;

    public Divergence {
        voices = List.copyOf(voices);
        disagreements = List.copyOf(disagreements);
        differences = List.copyOf(differences);
        before = List.copyOf(before);
        nearMisses = List.copyOf(nearMisses);
    }

    /**
     * A command before the divergence.
     *
     * @param step its step
     * @param command the command with its arguments, in words
     */
    public record Earlier(long step, String command) {}

    /**
     * A definition in the stores, made before the divergence.
     *
     * @param step its step; 0 is the creation of the schema
     * @param statement its statement
     */
    public record Definition(long step, String statement) {}

    /** Returns the divergence in one sentence, without a full stop. */
    public String title() {
        return headline.text();
    }

    /** Returns the definitions that share a name with what was asked, in their order. */
    public List<Definition> schema() {
        List<String> questions = new ArrayList<>();
        voices.forEach(voice -> questions.add(voice.statement()));
        disagreements.forEach(disagreement -> questions.add(disagreement.statement()));
        return walk.definitions().concerning(step, questions, walk.reference());
    }

    /**
     * Returns the logs of the arms that broke, by arm: an answer that is none does not say why.
     *
     * <p>An arm may have answered the command, and broken in a read after it.
     */
    public SortedMap<String, Path> logsOfBroken() {
        SortedMap<String, Path> logs = new TreeMap<>();
        (afterlife ? walk.afterlife(step) : walk.detail(step))
                .stream()
                        .flatMap(detail -> detail.broken().stream())
                        .forEach(arm -> ArmLogs.find(walk.folder(), arm).ifPresent(log -> logs.put(arm, log)));
        return logs;
    }

    /**
     * Returns the logs of the arms that gave no answer or that stand alone: what was said there may explain them. If an
     * arm of the majority said the same, its log explains nothing.
     */
    public SortedMap<String, Path> logsToRead() {
        SortedMap<String, Path> logs = logsOfBroken();
        standing.alone().stream()
                .filter(arm -> !isLikeTheOthers(arm))
                .forEach(arm -> ArmLogs.find(walk.folder(), arm).ifPresent(log -> logs.put(arm, log)));
        return logs;
    }

    private boolean isLikeTheOthers(String arm) {
        return walk.arms().stream()
                .filter(other -> !standing.alone().contains(other))
                .anyMatch(other -> ArmLogs.sayTheSame(walk.folder(), arm, other));
    }

    /** Returns the classification in words, and what it means. */
    public String classified() {
        String word = classification.toLowerCase(Locale.ROOT);
        return switch (classification) {
            case "NOVEL" -> word + ": no known difference fits";
            case "NOISE" -> word + ": the reference disagrees with itself";
            case "MODEL" -> word + ": only the model expects something else";
            default -> word;
        };
    }

    /** Whether the list of known differences does not know it. */
    public boolean novel() {
        return classification.equals("NOVEL");
    }

    /** Returns in a sentence which known bugs the walk was allowed to meet, one of which this may be; empty if none. */
    public Optional<String> met() {
        List<String> met =
                walk.report().map(report -> report.avoidances().met()).orElse(List.of());
        return met.isEmpty()
                ? Optional.empty()
                : Optional.of("The walk was allowed to meet " + String.join(", ", met)
                        + (met.size() == 1 ? ", a known bug" : ", known bugs")
                        + " of the product, and this may be "
                        + (met.size() == 1 ? "that bug." : "one of them."));
    }

    /** Whether only the older of two releases is wrong, so that its product needs no report any more. */
    public boolean isMended() {
        return releases()
                .filter(releases -> releases.older() && releases.wrong())
                .isPresent();
    }

    /** Returns the two releases of which one alone shows it; empty if another release is not the only reason. */
    public Optional<Releases> releases() {
        return Releases.of(voices, standing);
    }

    /** Returns what looks into the stores say, in sentences without a full stop; none if no look differs. */
    public List<String> looks() {
        return disagreements.stream()
                .flatMap(each -> Looked.words(each).stream())
                .toList();
    }

    /**
     * Returns what else a reader must know before blaming a command: what looks say, the step that is suspected, and
     * its parts.
     */
    public List<String> remarks() {
        WalkFolder shown =
                walk.shrunk(bucket).filter(smaller -> smaller.recorded() > 0).orElse(walk);
        long last = shown == walk ? step : shown.recorded();
        List<StepDetail> script = LongStream.rangeClosed(shown == walk ? step : Math.max(1, last - FEW + 1), last)
                .mapToObj(shown::detail)
                .flatMap(Optional::stream)
                .toList();
        Stream<String> suspected = shrunk.flatMap(smaller -> trigger).map(Trigger::sentence).stream();
        return Stream.of(looks().stream(), suspected, Parts.of(disagreements, script).stream())
                .flatMap(remarks -> remarks)
                .toList();
    }

    /** Returns the divergence of the smaller walk; empty if there is none, or if its folder does not have it. */
    public Optional<Divergence> smaller() {
        Optional<Divergence> asked = asked();
        return asked.isPresent() ? asked : ofShrunk();
    }

    /**
     * Returns the same divergence with a query that shows it; empty if more than a look into the store shows it, or if
     * nobody knows such a query.
     */
    public Optional<Divergence> asked() {
        return walk.asked(bucket).flatMap(more -> more.divergences().stream().findFirst());
    }

    /** Whether a check of the store's files is all the evidence, because no answer shows it. */
    public boolean isOnlyLooked() {
        return !disagreements.isEmpty()
                && disagreements.stream().allMatch(each -> each.channel() == Channel.INSIDE)
                && asked().isEmpty();
    }

    private Optional<Divergence> ofShrunk() {
        return walk.shrunk(bucket).flatMap(smaller -> {
            List<Divergence> shown = smaller.divergences();
            String bucketOfIt = shrunk.flatMap(ShrunkScript::shrunk)
                    .map(told -> told.shows())
                    .orElse(bucket);
            return shown.stream()
                    .filter(each -> each.bucket().equals(bucketOfIt))
                    .findFirst()
                    .or(() -> shown.stream().findFirst());
        });
    }

    /** Returns the commands that a person may want to run next, the most useful first. */
    public List<NextCommand> next() {
        List<NextCommand> next = new ArrayList<>();
        // A walk that was killed before its report was written can only be played again.
        boolean reported = walk.report().isPresent();
        if (reported && shrunk.isEmpty() && !classification.equals("NOISE")) {
            next.add(opening("fewer and simpler commands that show it", "shrink", NextCommand.WALK));
        } else if (reported && shrunk.filter(ShrunkScript::isStopped).isPresent()) {
            next.add(opening("go on making it small, from there", "shrink", NextCommand.WALK, "--bucket", bucket));
        }
        next.add(new NextCommand(List.of("triage", "--open", NextCommand.WALK), "all of it, on a page"));
        next.add(opening(
                "does it still; --aa runs the reference twice, to see noise",
                "replay",
                NextCommand.WALK,
                "--times",
                "3",
                "--aa"));
        releases()
                .filter(two -> reported && !two.neighbours())
                .ifPresent(two -> next.add(opening(
                        "which release changed it",
                        "bisect",
                        NextCommand.WALK,
                        "--from",
                        two.from(),
                        "--to",
                        two.to())));
        if (reported && novel()) {
            next.add(opening("once it is understood: later walks go on past it", "known", "add", NextCommand.WALK));
        }
        return next;
    }

    /** Returns a command that opens the arms again, with the settings that the walk made. */
    public NextCommand opening(String why, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        walk.report().stream()
                .flatMap(report -> report.changing().arms().values().stream())
                .flatMap(described -> described.entrySet().stream())
                .filter(fact -> fact.getKey().startsWith(Report.SETTING))
                .map(fact -> fact.getKey().substring(Report.SETTING.length()) + "=" + fact.getValue())
                .distinct()
                .sorted()
                .forEach(setting -> all.addAll(List.of("--set", setting)));
        return new NextCommand(all, why);
    }
}
