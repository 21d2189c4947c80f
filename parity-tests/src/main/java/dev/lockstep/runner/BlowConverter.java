package dev.lockstep.runner;

import dev.lockstep.strike.Blow;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a fault of a process, such as {@code kill-at-write}. */
final class BlowConverter implements ITypeConverter<Blow> {

    @Override
    public Blow convert(String text) {
        return Arrays.stream(Blow.values())
                .filter(blow -> name(blow).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no fault of a process; they are "
                        + Arrays.stream(Blow.values()).map(BlowConverter::name).collect(Collectors.joining(", "))));
    }

    private static String name(Blow blow) {
        return blow.toString().replace(' ', '-');
    }
}
