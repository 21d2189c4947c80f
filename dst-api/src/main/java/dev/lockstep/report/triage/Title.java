package dev.lockstep.report.triage;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Walk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The title of a divergence: the sentence that a maintainer would write above a bug report. It has no seed, no time and
 * none of an engine's own messages, so the same divergence always has the same title.
 */
final class Title {

    /** With more kinds of commands than this, the first ones say little. */
    private static final int KINDS = 4;

    private static final int VALUE = 60;

    /** A title has about this length, unless the two values of a cell would have less than the second number. */
    private static final int LONGEST = 90;

    private static final int SHORTEST = 16;

    /** With more sides than this, their names say less than their number. */
    private static final int SIDES = 5;

    private static final int NAMED = 3;

    /** A workload may call its read of the whole store so. */
    private static final String WHOLE = "store";

    private final String kind;
    private final boolean afterlife;
    private final List<Voice> voices;
    private final Standing standing;
    private final List<Disagreement> disagreements;
    private final Optional<ShrunkScript> shrunk;
    private final int arms;

    Title(
            String kind,
            boolean afterlife,
            Sides sides,
            List<Disagreement> disagreements,
            Optional<ShrunkScript> shrunk) {
        this.kind = kind;
        this.afterlife = afterlife;
        this.voices = sides.voices();
        this.standing = sides.standing();
        this.disagreements = disagreements;
        this.shrunk = shrunk;
        this.arms = (int) voices.stream().filter(voice -> !voice.model()).count();
    }

    /** Returns the title. */
    String text(boolean noise) {
        if (disagreements.isEmpty()) {
            return "Something differs at " + kind + ", and the record does not say what";
        }
        Disagreement first = disagreements.get(0);
        String subject = subject(first.right());
        boolean many = first.right().size() > 1 && first.right().size() < arms;
        String begins = (first.probe().isPresent() ? context() : earlier()) + subject;
        String said = begins
                + (first.probe().isPresent()
                        ? stored(first, many, begins.length())
                        : answered(first, many, begins.length()));
        return capital((noise ? "noise, because the reference disagrees with itself: " : "") + said);
    }

    /** Every arm together is one subject. */
    private String subject(List<String> sides) {
        boolean everyArm = arms > 1 && sides.size() == arms && !sides.contains(Difference.MODEL);
        return everyArm ? "every arm" : named(sides);
    }

    private static String named(List<String> sides) {
        if (sides.size() <= SIDES) {
            return Standing.joined(sides);
        }
        List<String> some = new ArrayList<>(sides.subList(0, NAMED));
        some.add((sides.size() - NAMED) + " more");
        return Standing.joined(some);
    }

    /** Returns what was done before the state was wrong. */
    private String context() {
        if (kind.equals(Walk.SETUP)) {
            return "once the schema was created, ";
        }
        String after = "after " + Standing.joined(kinds()) + ", ";
        return afterlife ? after + "closed and opened again, " : after;
    }

    private List<String> kinds() {
        Set<String> kinds = new LinkedHashSet<>(shrunk.map(ShrunkScript::kinds).orElse(List.of()));
        return kinds.isEmpty() || kinds.size() > KINDS ? List.of(kind) : List.copyOf(kinds);
    }

    /** Returns the commands before the one that is answered, if they are few. */
    private String earlier() {
        List<String> kinds = shrunk.map(ShrunkScript::kinds).orElse(List.of());
        Set<String> before = new LinkedHashSet<>(kinds.subList(0, Math.max(0, kinds.size() - 1)));
        return before.isEmpty() || before.size() >= KINDS ? "" : "after " + Standing.joined(List.copyOf(before)) + ", ";
    }

    /** Returns what is wrong in the state, as a probe shows it. */
    private String stored(Disagreement state, boolean many, int begun) {
        String noun = state.probe().orElseThrow();
        if (state.channel() == Channel.INSIDE && state.count(Change.Kind.ANSWER) == 0) {
            return (many ? " fail" : " fails") + " a check of the store's files: " + noun;
        }
        if (state.channel() == Channel.PHYSICAL) {
            noun = "the whole store" + (noun.equals(WHOLE) ? "" : " (" + noun + ")");
        }
        String has = many ? " have " : " has ";
        long missing = state.count(Change.Kind.MISSING);
        long extra = state.count(Change.Kind.EXTRA);
        long changed = changedRows(state);
        String reader = reader(state.channel());
        if (state.count(Change.Kind.ANSWER) > 0) {
            Change change = state.changes().get(0);
            return (many ? " answer " : " answers ") + "a read of " + noun + reader + " with "
                    + told(plain(change.right())) + ", and not with " + told(plain(change.left()));
        }
        if (state.count(Change.Kind.ORDER) > 0) {
            return has + "the rows of " + noun + reader + " in another order";
        }
        if (missing > 0 && extra == 0 && changed == 0) {
            return has + "lost " + missing + " of " + total(state, missing) + "rows of " + noun + reader;
        }
        if (extra > 0 && missing == 0 && changed == 0) {
            return has + Words.count(extra, "row", "rows") + " too many in " + noun + reader
                    + (state.leftRows().isPresent() && state.rightRows().isPresent()
                            ? " (" + state.rightRows().getAsInt() + " instead of "
                                    + state.leftRows().getAsInt() + ")"
                            : "");
        }
        return changed > 0 && missing == 0 && extra == 0
                ? has
                        + changed(
                                state,
                                " in " + changed + " of " + total(state, changed) + "rows of " + noun + reader,
                                begun)
                : has + "other rows in " + noun + reader + ": " + counted(missing, extra, changed);
    }

    private static String reader(Channel channel) {
        return switch (channel) {
            case OLDER -> ", as an older connection reads it";
            case YOUNGER -> ", as a new connection reads it";
            case QUERY, AFTERLIFE, PHYSICAL, INSIDE -> "";
        };
    }

    /** Returns what is wrong in the answer to the command. */
    private String answered(Disagreement answer, boolean many, int begun) {
        long missing = answer.count(Change.Kind.MISSING);
        long extra = answer.count(Change.Kind.EXTRA);
        long changed = changedRows(answer);
        if (answer.count(Change.Kind.ANSWER) > 0) {
            return outcome(answer, many);
        }
        String returns = many ? " return " : " returns ";
        if (answer.count(Change.Kind.ORDER) > 0) {
            return returns + "the rows of " + kind + " in another order";
        }
        if (missing > 0 && extra == 0 && changed == 0) {
            return (many ? " lack " : " lacks ") + missing + " of " + total(answer, missing) + "rows in the answer to "
                    + kind;
        }
        if (extra > 0 && missing == 0 && changed == 0) {
            return returns + Words.count(extra, "row", "rows") + " too many for " + kind;
        }
        return changed > 0 && missing == 0 && extra == 0
                ? returns
                        + changed(answer, " in " + changed + " of " + total(answer, changed) + "rows of " + kind, begun)
                : returns + "other rows for " + kind + ": " + counted(missing, extra, changed);
    }

    /** Returns that one side did what another refused, or the like. */
    private String outcome(Disagreement answer, boolean many) {
        Change change = answer.changes().get(0);
        // The camp of all arms may be the wrong one, and then the model is alone on the other side.
        boolean supported = standing.majority() && standing.camps().get(0).contains(answer.left());
        String others = named(supported ? standing.camps().get(0) : List.of(answer.left()));
        String facet = change.path().substring(1);
        if (facet.equals("outcome")) {
            return " " + did(plain(change.right()), many) + "; " + others + ": " + told(plain(change.left()));
        }
        if (facet.equals("refusal")) {
            return (many ? " refuse " : " refuses ") + kind + " as " + value(plain(change.right())) + ", and not as "
                    + value(plain(change.left()));
        }
        String named = switch (facet) {
            case "count" -> "count " + value(change.right()) + " as affected";
            default -> "tell " + value(change.right()) + " as the " + facet;
        };
        String verb = named.substring(0, named.indexOf(' '));
        return " " + (many ? verb : verb + "s") + named.substring(verb.length()) + " of " + kind + ", and not "
                + value(change.left());
    }

    /** Returns what is changed: of one cell both values, and of several the columns. */
    private static String changed(Disagreement disagreement, String where, int begun) {
        List<Change> changes = disagreement.changes();
        Change first = changes.get(0);
        if (changes.size() > 1) {
            return "another " + columns(disagreement) + where;
        }
        String column = first.column().isEmpty() ? "" : first.column() + " ";
        int room = (LONGEST - begun - column.length() - where.length()) / 2;
        List<String> values = Shortened.inTitle(List.of(first.right(), first.left()), Math.max(SHORTEST, room));
        return column + (values.get(0).isEmpty() ? "nothing" : values.get(0)) + " instead of "
                + (values.get(1).isEmpty() ? "nothing" : values.get(1)) + where;
    }

    private static long changedRows(Disagreement disagreement) {
        return disagreement.changes().stream()
                .filter(change -> change.kind() == Change.Kind.CHANGED)
                .map(change ->
                        change.path().substring(0, Math.max(0, change.path().lastIndexOf('/'))))
                .distinct()
                .count();
    }

    private static String columns(Disagreement disagreement) {
        return Standing.joined(disagreement.changes().stream()
                .map(Change::column)
                .filter(column -> !column.isEmpty())
                .distinct()
                .limit(3)
                .toList());
    }

    /** Returns the number of rows of the right answer, or that of the wrong ones if nobody knows it. */
    private static String total(Disagreement disagreement, long atLeast) {
        return Math.max(atLeast, disagreement.leftRows().orElse(0)) + " ";
    }

    private static String counted(long missing, long extra, long changed) {
        return Stream.of(
                        missing > 0 ? missing + " missing" : "",
                        extra > 0 ? extra + " too many" : "",
                        changed > 0 ? changed + " changed" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** An outcome in a difference is a JSON text, such as {@code "refused DUPLICATE 23505"}. */
    private static String plain(String json) {
        return json.length() > 1 && json.startsWith("\"") && json.endsWith("\"")
                ? json.substring(1, json.length() - 1)
                : json;
    }

    /** Returns what a side did, as a verb with what follows it. */
    private String did(String outcome, boolean many) {
        String[] words = outcome.split(" ");
        return switch (words[0]) {
            case "refused" -> (many ? "refuse " : "refuses ") + kind + as(words);
            case "broken" -> (many ? "give" : "gives") + " no answer to " + kind + " (" + broken(words) + ")";
            case "rows" -> (many ? "return " : "returns ") + rows(words) + " for " + kind;
            case "done" -> (many ? "report " : "reports ") + kind + " as done";
            default -> (many ? "answer " : "answers ") + kind + " with " + value(outcome);
        };
    }

    /** Returns the outcome of the others. */
    private static String told(String outcome) {
        String[] words = outcome.split(" ");
        return switch (words[0]) {
            case "refused" -> "refused" + as(words);
            case "broken" -> "no answer (" + broken(words) + ")";
            case "rows" -> rows(words);
            default -> value(outcome);
        };
    }

    private static String as(String[] words) {
        return words.length > 1 ? " as " + words[1] : "";
    }

    private static String rows(String[] words) {
        return words.length > 1 && words[1].equals("1") ? "1 row" : (words.length > 1 ? words[1] + " " : "") + "rows";
    }

    private static String broken(String[] words) {
        return Arrays.stream(Outcome.Broken.Cause.values())
                .filter(cause -> words.length > 1 && cause.name().equals(words[1]))
                .map(Words::broken)
                .findFirst()
                .orElse("broken");
    }

    private static String value(String json) {
        return json.isEmpty() ? "nothing" : json.length() <= VALUE ? json : json.substring(0, VALUE) + "…";
    }

    private static String capital(String sentence) {
        // The name of an arm is written as it is.
        return sentence.startsWith("after ")
                        || sentence.startsWith("once ")
                        || sentence.startsWith("every ")
                        || sentence.startsWith("noise, ")
                ? Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1)
                : sentence;
    }
}
