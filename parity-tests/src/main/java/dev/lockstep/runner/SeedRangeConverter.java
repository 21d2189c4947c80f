package dev.lockstep.runner;

import dev.lockstep.campaign.SeedRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --seeds}. */
final class SeedRangeConverter implements ITypeConverter<SeedRange> {
    @Override
    public SeedRange convert(String text) {
        try {
            return SeedRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
