package dev.lockstep.report.html;

import dev.lockstep.backend.Channel;
import dev.lockstep.parity.Difference;
import dev.lockstep.report.triage.Change;
import dev.lockstep.report.triage.Disagreement;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.Looked;
import dev.lockstep.report.triage.StepDetail;
import dev.lockstep.report.triage.WalkFolder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The differences, answer by answer: each row with what the two sides have, and the parts marked that differ. */
final class Disagreements {

    /** How far back an earlier read of the same state is looked for. */
    private static final int EARLIER = 300;

    /** A reader who has seen so many has seen enough; the journal has all. */
    private static final int MOST = 100;

    /** So many are shown at once, and the others are folded: of the differences of an answer, and of the answers. */
    private static final int FIRST = 8;

    private static final int ANSWERS = 3;

    private final Markup page;
    private final Divergence divergence;
    private final Names names;

    Disagreements(Markup page, Divergence divergence) {
        this.page = page;
        this.divergence = divergence;
        this.names = new Names(divergence.walk());
    }

    void write() {
        List<Disagreement> all = divergence.disagreements();
        all.stream().limit(ANSWERS).forEach(this::write);
        if (all.size() > ANSWERS) {
            int more = all.size() - ANSWERS;
            page.open("details")
                    .element("summary", more + (more == 1 ? " more answer differs" : " more answers differ"));
            all.stream().skip(ANSWERS).forEach(this::write);
            page.closeLine();
        }
    }

    private void write(Disagreement disagreement) {
        page.open("section", "class", "disagreement");
        page.open("h3");
        if (disagreement.channel() == Channel.INSIDE && disagreement.probe().isPresent()) {
            page.words("Check of the store's files: ").data(disagreement.probe().get());
        } else if (disagreement.probe().isPresent()) {
            page.words("The state, read by the probe ")
                    .data(disagreement.probe().get());
            page.words(reader(disagreement));
        } else {
            page.words("The answer to the command");
        }
        page.closeLine();
        if (!disagreement.statement().isEmpty()) {
            Folded.text(page, disagreement.statement());
        }
        asked(disagreement);
        disagreement.probe().ifPresent(probe -> before(disagreement.channel(), probe));
        columns(disagreement);
        // A comparison names rows in an order that no answer has.
        List<Change> changes = disagreement.changes().stream()
                .sorted(Comparator.comparingInt(Disagreements::place))
                .toList();
        table(disagreement, changes.subList(0, Math.min(FIRST, changes.size())));
        if (changes.size() > FIRST) {
            List<Change> more = changes.subList(FIRST, Math.min(MOST, changes.size()));
            page.open("details").element("summary", more.size() + " more of " + changes.size());
            table(disagreement, more);
            page.closeLine();
        }
        equal(disagreement);
        if (disagreement.changes().size() > MOST) {
            page.element(
                    "p",
                    (disagreement.changes().size() - MOST) + " more differences are in the journal.",
                    "class",
                    "soft");
        }
        page.closeLine();
    }

    /** Says how each arm was asked, if one of them was asked in words of its own. */
    private void asked(Disagreement disagreement) {
        if (disagreement.asked().isEmpty()) {
            return;
        }
        page.open("div", "class", "asked");
        disagreement.askedAlike(divergence.walk().arms()).forEach(alike -> {
            List<String> arms = alike.arms();
            page.open("p", "class", "soft");
            for (int i = 0; i < arms.size(); i++) {
                page.words(i == 0 ? "" : ", ").data(names.of(arms.get(i)) + disagreement.status(arms.get(i)));
            }
            page.words(" " + alike.sentence());
            page.closeLine();
            Folded.asked(page, alike.words(), "");
        });
        page.closeLine();
    }

    private static int place(Change change) {
        return change.leftAt().orElse(change.rightAt().orElse(Integer.MAX_VALUE));
    }

    /** Names the columns of the rows, if the query tells them. */
    private void columns(Disagreement disagreement) {
        List<String> columns = disagreement.probe().isPresent()
                ? divergence.walk().detail(divergence.step()).stream()
                        .flatMap(detail -> detail.probes().stream())
                        .filter(read -> disagreement.probe().get().equals(read.probe()))
                        .flatMap(read -> read.query().stream())
                        .map(Columns::of)
                        .findFirst()
                        .orElse(List.of())
                : divergence
                        .walk()
                        .detail(divergence.step())
                        .map(detail -> Columns.of(detail.operation()))
                        .orElse(List.of());
        if (!columns.isEmpty()) {
            page.open("p", "class", "soft").words("Columns: ");
            page.open("code")
                    .data("[" + String.join(", ", columns) + "]")
                    .close()
                    .closeLine();
        }
    }

    private void table(Disagreement disagreement, List<Change> changes) {
        page.open("div", "class", "scroll").open("table", "class", "changes");
        page.open("thead").open("tr").element("th", "").element("th", "where");
        side(List.of(disagreement.left()), disagreement.leftFound());
        side(disagreement.right(), disagreement.rightFound());
        page.close().close().open("tbody");
        changes.forEach(change -> write(disagreement, change));
        page.close().close().closeLine();
    }

    /** Says how many rows the two sides have in common, which nobody needs to see. */
    private void equal(Disagreement disagreement) {
        if (disagreement.leftRows().isEmpty()
                || disagreement.rightRows().isEmpty()
                || disagreement.count(Change.Kind.ORDER) > 0) {
            return;
        }
        long changed = disagreement.changes().stream()
                .filter(change -> change.kind() == Change.Kind.CHANGED)
                .map(change -> change.leftAt().orElse(-1))
                .distinct()
                .count();
        long equal = disagreement.leftRows().getAsInt() - changed - disagreement.count(Change.Kind.MISSING);
        if (equal > 0) {
            page.element("p", "Left out: " + equal + (equal == 1 ? " equal row." : " equal rows."), "class", "soft");
        }
    }

    private static boolean isRead(WalkFolder walk, long step, Channel channel, String probe) {
        return walk.detail(step).stream()
                .flatMap(detail -> detail.probes().stream())
                .anyMatch(read -> read.channel() == channel && read.probe().equals(probe));
    }

    /** Says when all arms agreed on this state for the last time, which is the state before. */
    private void before(Channel channel, String probe) {
        WalkFolder walk = divergence.walk();
        for (long step = divergence.step() - 1; step > Math.max(0, divergence.step() - EARLIER); step--) {
            Optional<Long> rows = walk.detail(step).stream()
                    .flatMap(detail -> detail.probes().stream())
                    .filter(read -> read.channel() == channel && read.probe().equals(probe))
                    .findFirst()
                    .flatMap(StepDetail.ProbeDetail::agreed);
            if (rows.isEmpty() && isRead(walk, step, channel, probe)) {
                return;
            }
            if (rows.isPresent()) {
                page.element(
                        "p",
                        "Before: at step " + step + " all arms agreed"
                                + (channel == Channel.INSIDE
                                        ? ", and " + Looked.found(rows.get())
                                        : " on " + rows.get() + (rows.get() == 1 ? " row" : " rows"))
                                + notRead(step + 1, divergence.step() - 1) + ".",
                        "class",
                        "soft");
                return;
            }
        }
    }

    /** Between two reads of a state, most steps are followed by none. */
    static String notRead(long from, long to) {
        return from > to
                ? ""
                : "; this was not read in " + (from == to ? "step " + from : "steps " + from + " to " + to);
    }

    private static String reader(Disagreement disagreement) {
        return switch (disagreement.channel()) {
            case QUERY -> "";
            case OLDER -> " over a connection that was opened earlier";
            case YOUNGER -> " over a new connection";
            case PHYSICAL -> " of the whole store";
            case INSIDE -> "";
            case AFTERLIFE -> " after the arms were closed and opened again";
        };
    }

    private void side(List<String> sides, String found) {
        page.open("th");
        for (int i = 0; i < sides.size(); i++) {
            page.words(i == 0 ? "" : ", ").data(this.names.inHead(sides.get(i)));
        }
        if (!found.isEmpty()) {
            page.words(" (" + found + ")");
        }
        page.close();
    }

    static String name(String side) {
        return side.equals(Difference.MODEL) ? "the model" : side;
    }

    private void write(Disagreement disagreement, Change change) {
        page.open("tr", "class", style(change.kind()));
        page.element("td", sign(change.kind()), "class", "sign", "title", words(change.kind()));
        boolean words = change.kind() == Change.Kind.ANSWER;
        String left = left(change, words);
        String right = right(change, words);
        page.open("td", "class", "soft where").seen(where(change));
        if (Excerpt.serves(left, right)) {
            page.close().open("td", "class", "value", "colspan", "2");
            Excerpt.of(left, right)
                    .write(
                            page,
                            List.of(
                                    names.of(disagreement.left()),
                                    disagreement.right().stream().map(names::of).collect(Collectors.joining(", "))));
            page.close().closeLine();
            return;
        }
        Marked marked = Marked.of(left, right);
        marked.change().ifPresent(said -> page.open("div").words(said).close());
        page.close();
        value(left, right, marked);
        value(right, left, Marked.of(right, left));
        page.closeLine();
    }

    private static String left(Change change, boolean words) {
        return switch (change.kind()) {
            case MISSING -> Value.ofJson(change.row().isEmpty() ? change.left() : change.row());
            case EXTRA -> "";
            case CHANGED, ORDER, ANSWER -> words ? Value.ofWords(change.left()) : Value.ofJson(change.left());
        };
    }

    private static String right(Change change, boolean words) {
        return switch (change.kind()) {
            case MISSING -> "";
            case EXTRA -> Value.ofJson(change.row().isEmpty() ? change.right() : change.row());
            case CHANGED, ORDER, ANSWER -> words ? Value.ofWords(change.right()) : Value.ofJson(change.right());
        };
    }

    /** Writes a value of one side, with the parts marked in which it differs from the other side's, if that has one. */
    private void value(String value, String other, Marked marked) {
        if (value.isEmpty()) {
            page.element("td", "lacks it", "class", "soft");
        } else if (other.isEmpty()) {
            page.open("td", "class", "value").data(Marked.cut(value)).close();
        } else {
            page.open("td", "class", "value");
            marked.write(page);
            page.close();
        }
    }

    private static String style(Change.Kind kind) {
        return switch (kind) {
            case MISSING -> "differs lacks";
            case EXTRA -> "differs only";
            case CHANGED, ORDER, ANSWER -> "differs";
        };
    }

    private static String sign(Change.Kind kind) {
        return switch (kind) {
            case MISSING -> "−";
            case EXTRA -> "+";
            case CHANGED, ANSWER -> "≠";
            case ORDER -> "⇅";
        };
    }

    private static String words(Change.Kind kind) {
        return switch (kind) {
            case MISSING -> "missing on the second side";
            case EXTRA -> "only on the second side";
            case CHANGED -> "another value";
            case ORDER -> "another order";
            case ANSWER -> "another answer";
        };
    }

    /** Returns the place of a row in each of the answers that have it, and the column. */
    private static String where(Change change) {
        String row = change.place();
        if (row.isEmpty()) {
            return change.path().startsWith("/")
                    ? change.path().substring(change.path().lastIndexOf('/') + 1)
                    : "";
        }
        String identity = change.kind() == Change.Kind.CHANGED && !change.row().isEmpty()
                ? " " + first(Value.ofJson(change.row()))
                : "";
        return row + (change.column().isEmpty() ? "" : ", " + change.column()) + identity;
    }

    private static String first(String row) {
        return row.length() <= 60 ? row : Marked.cut(row.substring(0, row.offsetByCodePoints(0, 40))) + "…";
    }
}
