package dev.lockstep.runner;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of things of which at least one is needed. */
final class CountConverter implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count < 1) {
                throw new TypeConversionException("'" + text + "' is too few; give at least 1");
            }
            return count;
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "'" + text + "' is not a whole number up to " + Integer.MAX_VALUE + "; give at least 1");
        }
    }
}
