package dev.lockstep.shrink;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Lowers several numbers by the same amount. If a finding needs their distance, no single one of them can be lowered.
 *
 * @param values the values of the list
 * @param guilty the numbers that cannot be replaced by plain ones
 */
record Together(Values values, List<JsonNode> guilty) {

    /** Numbers of 64 bits would take 64 trials. */
    private static final int TRIALS = 16;

    /** Returns whether they are lower now. */
    boolean lower() throws IOException, InterruptedException {
        if (guilty.size() < 2) {
            return false;
        }
        BigInteger shows = BigInteger.ZERO;
        BigInteger not = guilty.stream()
                .map(JsonNode::bigIntegerValue)
                .min(BigInteger::compareTo)
                .orElseThrow()
                .add(BigInteger.ONE);
        for (int trials = 0; trials < TRIALS && not.subtract(shows).compareTo(BigInteger.ONE) > 0; trials++) {
            BigInteger middle = shows.add(not).divide(BigInteger.TWO);
            if (values.becomes(by(shows, middle))) {
                shows = middle;
            } else {
                not = middle;
            }
        }
        return shows.signum() > 0;
    }

    private Map<JsonNode, JsonNode> by(BigInteger before, BigInteger amount) {
        Map<JsonNode, JsonNode> lower = new LinkedHashMap<>();
        for (JsonNode number : guilty) {
            lower.put(less(number, before), less(number, amount));
        }
        return lower;
    }

    private static JsonNode less(JsonNode number, BigInteger amount) {
        return Json.tree(number.bigIntegerValue().subtract(amount).toString());
    }
}
