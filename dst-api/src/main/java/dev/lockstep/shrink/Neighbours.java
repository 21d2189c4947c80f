package dev.lockstep.shrink;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Looks for the edge of a finding: for a value that the finding needs, the next one with which nothing differs. The
 * value next to a number is one unit of its last place nearer to zero; the one next to a text lacks the last character.
 */
final class Neighbours {

    /** So many values are looked at. Each takes one trial, or none if its neighbour was tried before. */
    private static final int MOST = 2;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,100}(\\.[0-9]{1,100})?");

    private final Values values;

    Neighbours(Values values) {
        this.values = values;
    }

    List<Neighbour> find() throws IOException, InterruptedException {
        List<Neighbour> found = new ArrayList<>();
        List<JsonNode> guilty = values.guilty();
        for (JsonNode value : guilty.subList(0, Math.min(MOST, guilty.size()))) {
            Optional<JsonNode> next = next(value).filter(other -> !values.occurs(other));
            if (next.isPresent() && values.agrees(value, next.get())) {
                found.add(new Neighbour(value, next.get()));
            }
        }
        return found;
    }

    static Optional<JsonNode> next(JsonNode value) {
        if (value.isNumber()) {
            return nearer(value.decimalValue()).map(BigDecimal::toPlainString).map(Json::tree);
        }
        String text = value.stringValue();
        if (NUMBER.matcher(text).matches()) {
            return nearer(new BigDecimal(text)).map(BigDecimal::toPlainString).map(Neighbours::text);
        }
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(text(text.substring(0, text.offsetByCodePoints(text.length(), -1))));
    }

    private static JsonNode text(String text) {
        return Json.MAPPER.getNodeFactory().stringNode(text);
    }

    private static Optional<BigDecimal> nearer(BigDecimal number) {
        BigInteger sign = BigInteger.valueOf(number.signum());
        return number.signum() == 0
                ? Optional.empty()
                : Optional.of(new BigDecimal(number.unscaledValue().subtract(sign), number.scale()));
    }
}
