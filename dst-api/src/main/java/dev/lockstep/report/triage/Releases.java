package dev.lockstep.report.triage;

import dev.lockstep.parity.Difference;
import java.lang.module.ModuleDescriptor.Version;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two releases of one transport, of which only one shows the divergence.
 *
 * @param alone the release of the arm that stands alone
 * @param other the release of an arm of the same transport that agrees with the majority
 * @param older whether the release that stands alone is the older one
 * @param wrong whether the model agrees with the majority, and not only arms do
 */
public record Releases(String alone, String other, boolean older, boolean wrong) {

    /** A release of three numbers or more; with fewer, one that mends another may be between two neighbours. */
    private static final Pattern PATCH = Pattern.compile("((?:\\d+\\.){2,})(\\d+)");

    /** Returns the releases; empty if another transport, and not another release alone, may be the reason. */
    static Optional<Releases> of(List<Voice> voices, Standing standing) {
        List<Voice> arms = voices.stream().filter(voice -> !voice.model()).toList();
        List<Voice> alone = arms.stream().filter(Voice::alone).toList();
        if (alone.size() != 1) {
            return Optional.empty();
        }
        Voice lonely = alone.get(0);
        // A model that does not predict what differs is on nobody's side.
        boolean wrong = standing.majority() && standing.camps().get(0).contains(Difference.MODEL);
        return arms.stream()
                .filter(voice -> !voice.alone() && transport(voice.name()).equals(transport(lonely.name())))
                .flatMap(voice -> compared(lonely.version(), voice.version()).stream()
                        .map(order -> new Releases(lonely.version(), voice.version(), order < 0, wrong)))
                .findFirst();
    }

    /** Returns an arm's name without its release: {@code embedded} of {@code embedded@2.1.210}. */
    public static String transport(String arm) {
        return arm.replaceFirst("@[^~]*", "");
    }

    private static Optional<Integer> compared(String one, String other) {
        try {
            return Optional.of(Version.parse(one).compareTo(Version.parse(other)))
                    .filter(order -> order != 0);
        } catch (IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }

    /** Returns the older release. */
    public String from() {
        return older ? alone : other;
    }

    /** Returns the newer release. */
    public String to() {
        return older ? other : alone;
    }

    /** Returns in a sentence, without its full stop, where to look for the change. */
    public String sentence() {
        String which = (older ? "the older release, " : "the newer release, ") + alone + ", ";
        String verdict = which + (wrong ? "is wrong and " + other + " is right: " : "differs from " + other + ": ");
        String change = (!wrong ? "changed in " : older ? "mended in " : "introduced in ") + to();
        return verdict + change + (neighbours() ? "" : " or in a release between the two, none of which was tried");
    }

    /** Whether no release can be between the two, because their last numbers follow each other. */
    public boolean neighbours() {
        Matcher first = PATCH.matcher(from());
        Matcher second = PATCH.matcher(to());
        return first.matches()
                && second.matches()
                && first.group(1).equals(second.group(1))
                && new BigInteger(first.group(2)).add(BigInteger.ONE).equals(new BigInteger(second.group(2)));
    }
}
