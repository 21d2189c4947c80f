package dev.lockstep.runner;

import dev.lockstep.machine.Form;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a form of {@code --report}. */
final class FormConverter implements ITypeConverter<Form> {

    @Override
    public Form convert(String text) {
        return Form.named(text)
                .orElseThrow(() -> new TypeConversionException("there is no form '" + text + "'; there are "
                        + Arrays.stream(Form.values()).map(Form::toString).collect(Collectors.joining(", "))));
    }
}
