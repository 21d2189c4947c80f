package dev.lockstep.parity;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often one channel observed a walk, or several walks together.
 *
 * @param channel the channel
 * @param times the number of times that it was read
 * @param arms the number of times that each arm answered, by name
 * @param without the arms that cannot be observed over this channel, each with the reason
 */
public record Observed(Channel channel, long times, SortedMap<String, Long> arms, SortedMap<String, String> without) {

    static Observed never(Channel channel, Map<String, Support> support) {
        SortedMap<String, Long> arms = new TreeMap<>();
        SortedMap<String, String> without = new TreeMap<>();
        support.forEach((arm, offered) -> {
            if (offered.level() == Support.Level.OFFERED) {
                arms.put(arm, 0L);
            } else {
                without.put(arm, offered.reason());
            }
        });
        return new Observed(channel, 0, arms, without);
    }

    /** Returns the sum of both, which are of the same channel. */
    public Observed and(Observed other) {
        SortedMap<String, Long> sum = new TreeMap<>(arms);
        other.arms.forEach((arm, count) -> sum.merge(arm, count, Long::sum));
        SortedMap<String, String> reasons = new TreeMap<>(without);
        reasons.putAll(other.without);
        return new Observed(channel, times + other.times, sum, reasons);
    }

    /** Returns this with one more observation, which every arm that has the channel answered. */
    Observed once() {
        SortedMap<String, Long> more = new TreeMap<>(arms);
        more.replaceAll((arm, count) -> count + 1);
        return new Observed(channel, times + 1, more, without);
    }
}
