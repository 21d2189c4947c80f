package dev.lockstep.report.html;

import dev.lockstep.parity.Verdict;
import java.util.Arrays;

/** The colour of a verdict: a finding, a result without one, or something in between. */
final class Shade {

    private Shade() {}

    /** Returns the name of the colour. A verdict from a file may be any text. */
    static String of(String verdict) {
        return Arrays.stream(Verdict.values())
                .filter(known -> known.name().equals(verdict))
                .findFirst()
                .map(Shade::of)
                .orElse("warn");
    }

    static String of(Verdict verdict) {
        return switch (verdict) {
            case DIVERGED, MODEL, FAULT -> "bad";
            case PARITY -> "good";
            case USAGE, INFRA, NOISE, VACUOUS, INTERRUPTED -> "warn";
        };
    }
}
