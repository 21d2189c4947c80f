package dev.lockstep.parity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How often one channel observed a walk, or several walks together.
 *
 * @param channel the channel
 * @param times the number of times that it was read
 * @param sampled the number of them in which only a part of a large state was read
 * @param arms the number of times that each arm answered, by name
 * @param without the arms that cannot be observed over this channel, each with the reason
 */
public record Observed(
        Channel channel,
        long times,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long sampled,
        SortedMap<String, Long> arms,
        SortedMap<String, String> without) {

    /** Adds the zero that a file leaves out to each of these, before they are read. */
    public static void complete(JsonNode written) {
        written.forEach(channel -> {
            if (channel instanceof ObjectNode counts) {
                counts.putIfAbsent("sampled", LongNode.valueOf(0));
            }
        });
    }

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
        return new Observed(channel, 0, 0, arms, without);
    }

    /** Returns the sum of both, which are of the same channel. */
    public Observed and(Observed other) {
        SortedMap<String, Long> sum = new TreeMap<>(arms);
        other.arms.forEach((arm, count) -> sum.merge(arm, count, Long::sum));
        SortedMap<String, String> reasons = new TreeMap<>(without);
        reasons.putAll(other.without);
        return new Observed(channel, times + other.times, sampled + other.sampled, sum, reasons);
    }

    /**
     * Returns this with one more observation, which every arm that has the channel answered.
     *
     * @param part whether only a part of the state was read
     */
    Observed once(boolean part) {
        SortedMap<String, Long> more = new TreeMap<>(arms);
        more.replaceAll((arm, count) -> count + 1);
        return new Observed(channel, times + 1, sampled + (part ? 1 : 0), more, without);
    }
}
