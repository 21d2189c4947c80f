package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The result of a walk with a planted bug, compared with the result that the bug must give. */
final class Sighting {

    private final WalkResult result;

    Sighting(WalkResult result) {
        this.result = result;
    }

    /** The walk saw the bug and blamed this arm. If no arm is sound, the model is the side that is right. */
    void isOf(Fault fault, String arm) {
        isOf(fault.seen(), fault.isEverywhere(), arm);
    }

    /** The walk saw the bug of the only arm that has it. */
    void isOf(Seen seen, String arm) {
        isOf(seen, false, arm);
    }

    void isOf(Seen seen, boolean everywhere, String arm) {
        isOf(seen, everywhere ? difference -> isBlamedRightly(difference, seen) : blames(arm));
    }

    private void isOf(Seen seen, Predicate<Difference> blame) {
        assertThat(result.verdict()).as(result.detail()).isEqualTo(seen.verdict());
        assertThat(result.notClosed()).isEmpty();
        assertNothingPassedForKnown();
        assertThat(result.findings()).hasSize(1);
        Finding finding = result.findings().get(0);
        assertThat(finding.step().kind()).isIn(seen.kinds());
        assertThat(finding.differences())
                .anyMatch(difference -> seen.classes().contains(difference.differenceClass())
                        && seen.hasShape(difference.path().toString()))
                .allMatch(blame);
        seen.cause()
                .ifPresent(cause ->
                        assertThat(broken(finding.step())).isNotEmpty().allMatch(broken -> broken.cause() == cause));
    }

    /** The other arm is in this process too, so any difference between the two is the planted bug. */
    void assertNothingPassedForKnown() {
        assertThat(result.known())
                .flatMap(known -> known.step().differences())
                .noneMatch(difference -> difference.deviating().equals(SocialWalk.OTHER));
    }

    private static Predicate<Difference> blames(String arm) {
        return difference -> difference.reference().equals(SocialWalk.REFERENCE)
                && difference.deviating().equals(arm);
    }

    private static boolean isBlamedRightly(Difference difference, Seen seen) {
        return seen.verdict() != Verdict.MODEL || difference.reference().equals(Difference.MODEL);
    }

    private static Stream<Broken> broken(StepRecord step) {
        return Stream.concat(
                        step.outcomes().values().stream(),
                        step.probes().stream().flatMap(probed -> probed.outcomes().values().stream()))
                .map(outcome -> outcome instanceof Broken broken ? broken : null)
                .filter(Objects::nonNull);
    }
}
