package dev.lockstep.report.html;

import dev.lockstep.parity.Difference;
import dev.lockstep.report.triage.Releases;
import dev.lockstep.report.triage.WalkFolder;
import java.util.List;

/** Names of sides. Where arms of one transport run different releases, a name comes with its release. */
final class Names {

    private final WalkFolder walk;

    Names(WalkFolder walk) {
        this.walk = walk;
    }

    /** Returns a side's name, with its release if that tells it from another arm. */
    String of(String side) {
        if (side.equals(Difference.MODEL)) {
            return "the model";
        }
        String version = walk.version(side);
        return !version.isEmpty() && !side.endsWith("@" + version) && isOneOfSeveral(side, version)
                ? side + " " + version
                : side;
    }

    /** Returns a side's name as {@link #of}, and whether it is the reference. */
    String inHead(String side) {
        return walk.reference().filter(side::equals).isPresent() ? of(side) + ", reference" : of(side);
    }

    /** Whether the name tells the release already. */
    boolean tells(String side) {
        return side.endsWith("@" + walk.version(side)) || !of(side).equals(side);
    }

    private boolean isOneOfSeveral(String side, String version) {
        List<String> others = walk.arms();
        return others.stream()
                .filter(arm -> Releases.transport(arm).equals(Releases.transport(side)))
                .map(walk::version)
                .anyMatch(other -> !other.isEmpty() && !other.equals(version));
    }
}
