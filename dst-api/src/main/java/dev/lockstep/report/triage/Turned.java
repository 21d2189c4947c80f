package dev.lockstep.report.triage;

import java.util.List;

/** A disagreement as its second side sees it. */
final class Turned {

    private Turned() {}

    static Disagreement of(Disagreement disagreement) {
        return new Disagreement(
                disagreement.channel(),
                disagreement.probe(),
                disagreement.statement(),
                disagreement.right().get(0),
                List.of(disagreement.left()),
                disagreement.rightRows(),
                disagreement.leftRows(),
                disagreement.changes().stream().map(Turned::of).toList(),
                disagreement.asked(),
                disagreement.answered());
    }

    private static Change of(Change change) {
        return new Change(
                switch (change.kind()) {
                    case MISSING -> Change.Kind.EXTRA;
                    case EXTRA -> Change.Kind.MISSING;
                    default -> change.kind();
                },
                change.path(),
                change.row(),
                change.column(),
                change.right(),
                change.left(),
                change.rightAt(),
                change.leftAt());
    }
}
