package dev.lockstep.report.triage;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Walk;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the title of a divergence: the sentence that a maintainer would write above a bug report. It names what was
 * done, what answers wrongly, and a row that shows it. It has no seed, no number of a step, no time and none of an
 * engine's own messages.
 */
final class Title {

    private static final int VALUE = 60;

    /** A title has about this length, unless its parts would have less than the second number. */
    private static final int LONGEST = 112;

    private static final int SHORTEST = 16;

    /** So much of a statement is in a title. */
    private static final int STATEMENT = 44;

    /** So many cells of a row are enough to know it, and so much of a cell. */
    private static final int CELLS = 2;

    private static final int CELL = 20;

    /** A row that is named in so little room is named in any title. */
    private static final int SAMPLE = 40;

    /** A workload may call its read of the whole store so. */
    private static final String WHOLE = "store";

    /** A statement begins with a word of its language; anything else is less to a reader than the name of the read. */
    private static final Pattern LANGUAGE = Pattern.compile("(?s)[A-Z]{3,}\\b.*");

    private final StepDetail detail;
    private final boolean afterlife;
    private final Standing standing;
    private final List<Disagreement> disagreements;
    private final Optional<Trigger> trigger;
    private final int arms;

    Title(
            StepDetail detail,
            boolean afterlife,
            Sides sides,
            List<Disagreement> disagreements,
            Optional<Trigger> trigger) {
        this.detail = detail;
        this.afterlife = afterlife;
        this.standing = sides.standing();
        this.disagreements = disagreements;
        this.trigger = trigger;
        this.arms =
                (int) sides.voices().stream().filter(voice -> !voice.model()).count();
    }

    /** Returns the title. */
    Headline headline(boolean noise) {
        if (disagreements.isEmpty()) {
            return new Headline(
                    List.of(), "something differs at " + detail.kind() + ", and the record does not say what", noise);
        }
        Disagreement first = disagreements.get(0);
        List<String> sides = first.right();
        boolean everyArm = arms > 1 && sides.size() == arms && !sides.contains(Difference.MODEL);
        String after = after();
        int room = LONGEST - after.length() - String.join(", ", sides).length();
        String said = first.probe().isPresent() ? stored(first, room) : answered(first, room);
        return new Headline(everyArm ? List.of() : sides, after + said, noise);
    }

    /** Returns what was done before. */
    private String after() {
        if (detail.kind().equals(Walk.SETUP)) {
            return "once the schema was created, ";
        }
        // The shortest script has simpler arguments than the walk, whose answers this title tells.
        String after = trigger.filter(step -> step.read() || step.walked())
                .map(step -> step.read() ? Deed.of(detail.operation(), Trigger.MOST) : step.deed())
                .map(deed -> "after " + deed + ", ")
                .orElse("");
        return afterlife ? after + "closed and opened again, " : after;
    }

    /** Returns what is wrong in the state, as a probe shows it. */
    private String stored(Disagreement state, int room) {
        String probe = state.probe().orElseThrow();
        if (state.channel() == Channel.INSIDE && state.count(Change.Kind.ANSWER) == 0) {
            return "a check of the store's files fails: " + probe;
        }
        return wrong(noun(state, probe), state, room);
    }

    private static String noun(Disagreement state, String probe) {
        if (state.channel() == Channel.PHYSICAL) {
            return "the whole store" + (probe.equals(WHOLE) ? "" : " (" + probe + ")");
        }
        String statement = state.statement();
        String noun = LANGUAGE.matcher(statement).matches() && statement.length() <= STATEMENT ? statement : probe;
        return noun
                + switch (state.channel()) {
                    case OLDER -> ", as an older connection reads it,";
                    case YOUNGER -> ", as a new connection reads it,";
                    case QUERY, AFTERLIFE, PHYSICAL, INSIDE -> "";
                };
    }

    /** Returns what is wrong in the answer to the command. */
    private String answered(Disagreement answer, int room) {
        String deed = Deed.of(detail.operation(), STATEMENT);
        boolean rows = answer.count(Change.Kind.ANSWER) == 0;
        return wrong(rows && Parts.isCopying(detail) ? "the copy of " + deed : deed, answer, room);
    }

    private String wrong(String noun, Disagreement answer, int room) {
        if (answer.count(Change.Kind.ANSWER) > 0) {
            return noun + outcome(answer);
        }
        if (answer.count(Change.Kind.ORDER) > 0) {
            return noun + " has its rows in another order";
        }
        long missing = answer.count(Change.Kind.MISSING);
        long extra = answer.count(Change.Kind.EXTRA);
        long changed = changedRows(answer);
        String said;
        if (extra == 0 && changed == 0) {
            said = noun + " lacks " + missing + of(answer, missing);
        } else if (missing == 0 && changed == 0) {
            said = noun + " has " + Words.count(extra, "row", "rows") + " too many";
        } else if (missing == 0 && extra == 0) {
            return noun + " has " + changed(answer, " in " + changed + of(answer, changed), room - noun.length());
        } else if (changed == 0 && missing == 1 && extra == 1) {
            return noun + " has " + instead(answer, room - noun.length());
        } else {
            said = noun + " has other rows: " + counted(missing, extra, changed);
        }
        return said + sample(answer, room - said.length());
    }

    /** Returns the first row that one side alone has, if there is room for it. */
    private static String sample(Disagreement answer, int room) {
        List<Change> whole = answer.changes().stream()
                .filter(change -> change.kind() != Change.Kind.CHANGED)
                .toList();
        String more = whole.size() > 1 ? " and " + (whole.size() - 1) + " more" : "";
        return whole.stream()
                .findFirst()
                .flatMap(change -> cells(change.row()))
                .map(cells -> " (" + cells + more + ")")
                .filter(words -> words.length() <= Math.max(room, SAMPLE))
                .orElse("");
    }

    /** Returns one row that is in the place of another one. */
    private static String instead(Disagreement answer, int room) {
        List<String> rows = Shortened.inTitle(
                List.of(first(answer, Change.Kind.EXTRA), first(answer, Change.Kind.MISSING)),
                Math.max(2 * SHORTEST, room / 2));
        return rows.get(0) + " instead of " + rows.get(1);
    }

    private static String first(Disagreement answer, Change.Kind kind) {
        return answer.changes().stream()
                .filter(change -> change.kind() == kind)
                .map(Change::row)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> cells(String row) {
        try {
            String cells = Json.tree(row)
                    .valueStream()
                    .filter(cell -> !cell.isNull())
                    .map(cell -> cell.isObject() ? cell.path("value") : cell)
                    .map(cell -> plain(Json.MAPPER.writeValueAsString(cell)))
                    .filter(cell -> !cell.isBlank())
                    .limit(CELLS)
                    .map(cell -> Shortened.inTitle(List.of(cell), CELL).get(0))
                    .collect(Collectors.joining(" "));
            return cells.isEmpty() ? Optional.empty() : Optional.of(cells);
        } catch (JacksonException excerpt) {
            return Optional.empty();
        }
    }

    /** Returns that one side did what another refused, or the like. */
    private String outcome(Disagreement answer) {
        Change change = answer.changes().get(0);
        // The camp of all arms may be the wrong one, and then the model is alone on the other side.
        boolean supported = standing.majority() && standing.camps().get(0).contains(answer.left());
        String others = Headline.named(supported ? standing.camps().get(0) : List.of(answer.left()));
        String facet = change.path().substring(change.path().lastIndexOf('/') + 1);
        return switch (facet) {
            case "outcome" -> did(plain(change.right())) + "; " + others + ": " + told(plain(change.left()));
            case "refusal" ->
                " is refused as " + value(plain(change.right())) + ", and not as " + value(plain(change.left()));
            case "count" -> " counts " + value(change.right()) + " as affected, and not " + value(change.left());
            default -> " tells " + value(change.right()) + " as the " + facet + ", and not " + value(change.left());
        };
    }

    /** Returns what is changed: of one cell both values, and of several the columns. */
    private static String changed(Disagreement disagreement, String where, int room) {
        List<Change> changes = disagreement.changes();
        Change first = changes.get(0);
        if (changes.size() > 1) {
            return "another " + columns(disagreement) + where;
        }
        String column = first.column().isEmpty() ? "" : first.column() + " ";
        int most = Math.max(SHORTEST, (room - column.length() - where.length()) / 2);
        List<String> values = Shortened.inTitle(values(first), most);
        return column + (values.get(0).isEmpty() ? "nothing" : values.get(0)) + " instead of "
                + (values.get(1).isEmpty() ? "nothing" : values.get(1)) + where;
    }

    /** Returns both values of a cell as JSON, without the type if it is the same. */
    private static List<String> values(Change change) {
        try {
            JsonNode right = Json.tree(change.right());
            JsonNode left = Json.tree(change.left());
            if (right instanceof ObjectNode one
                    && left instanceof ObjectNode other
                    && one.deepCopy().without("value").equals(other.deepCopy().without("value"))) {
                return List.of(
                        Json.MAPPER.writeValueAsString(one.path("value")),
                        Json.MAPPER.writeValueAsString(other.path("value")));
            }
        } catch (JacksonException excerpt) {
            // A value that is cut is shown as it is.
        }
        return List.of(change.right(), change.left());
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
    private static String of(Disagreement disagreement, long atLeast) {
        return " of " + Words.count(Math.max(atLeast, disagreement.leftRows().orElse(0)), "row", "rows");
    }

    private static String counted(long missing, long extra, long changed) {
        return Stream.of(
                        missing > 0 ? missing + " missing" : "",
                        extra > 0 ? extra + " too many" : "",
                        changed > 0 ? changed + " changed" : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** An outcome in a difference is a JSON text, such as {@code "refused DUPLICATE 23505"}, and so may a cell be. */
    private static String plain(String json) {
        return json.length() > 1 && json.startsWith("\"") && json.endsWith("\"")
                ? json.substring(1, json.length() - 1)
                : json;
    }

    /** Returns what a side did with a statement. */
    private static String did(String outcome) {
        String[] words = outcome.split(" ");
        return switch (words[0]) {
            case "refused" -> " is refused" + as(words);
            case "broken" -> " gets no answer (" + broken(words) + ")";
            case "rows" -> " has " + rows(words);
            case "done" -> " is done";
            default -> " is answered with " + value(outcome);
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
}
