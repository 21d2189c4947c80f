package dev.lockstep.runner;

import dev.lockstep.job.Part;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a part of a parity job. */
final class PartConverter implements ITypeConverter<Part.Kind> {

    @Override
    public Part.Kind convert(String text) {
        return Part.Kind.named(text)
                .orElseThrow(() -> new TypeConversionException("there is no part '" + text + "'; there are "
                        + Arrays.stream(Part.Kind.values())
                                .map(Part.Kind::toString)
                                .collect(Collectors.joining(", "))));
    }
}
