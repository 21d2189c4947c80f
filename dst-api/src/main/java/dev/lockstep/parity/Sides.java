package dev.lockstep.parity;

import dev.lockstep.op.Json;

/** The two sides of a comparison, and the differences that it finds between them. */
record Sides(String reference, String deviating) {

    Difference differ(DifferencePath path, DifferenceClass differenceClass, Object expected, Object actual) {
        String left = Json.MAPPER.writeValueAsString(expected);
        String right = Json.MAPPER.writeValueAsString(actual);
        int at = Excerpt.firstDifference(left, right);
        return new Difference(
                path, differenceClass, reference, deviating, Excerpt.around(left, at), Excerpt.around(right, at));
    }

    Difference missing(DifferencePath path, Object expected) {
        return new Difference(
                path,
                DifferenceClass.MISSING,
                reference,
                deviating,
                Excerpt.around(Json.MAPPER.writeValueAsString(expected), 0),
                "");
    }

    Difference extra(DifferencePath path, Object actual) {
        return new Difference(
                path,
                DifferenceClass.EXTRA,
                reference,
                deviating,
                "",
                Excerpt.around(Json.MAPPER.writeValueAsString(actual), 0));
    }
}
