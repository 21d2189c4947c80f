package dev.lockstep.runner;

import dev.lockstep.strike.StrikePhase;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what a process does when it is struck, such as {@code recovery}. */
final class StrikePhaseConverter implements ITypeConverter<StrikePhase> {

    @Override
    public StrikePhase convert(String text) {
        return Arrays.stream(StrikePhase.values())
                .filter(phase -> name(phase).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no phase of a process; they are "
                        + Arrays.stream(StrikePhase.values())
                                .map(StrikePhaseConverter::name)
                                .collect(Collectors.joining(", "))));
    }

    private static String name(StrikePhase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
