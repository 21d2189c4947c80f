package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/**
 * Asks the system to read a number as one of its types, and to write it.
 *
 * @param type the type
 * @param written the number as the system reads it
 * @param read the number as the system writes it
 */
record EchoNumber(String type, String written, String read) implements SqlCommand {

    /** Zero has no sign in any of the types, and each type writes a number in its shortest form. */
    private static final List<EchoNumber> SAMPLES = List.of(
            new EchoNumber("DOUBLE PRECISION", "-0.0", "0.0"),
            new EchoNumber("DOUBLE PRECISION", "1e-7", "1.0E-7"),
            new EchoNumber("DOUBLE PRECISION", "1.7976931348623157E308", "1.7976931348623157E308"),
            new EchoNumber("DOUBLE PRECISION", "4.9E-324", "4.9E-324"),
            new EchoNumber("DOUBLE PRECISION", "NaN", "NaN"),
            new EchoNumber("DOUBLE PRECISION", "-Infinity", "-Infinity"),
            new EchoNumber("DOUBLE PRECISION", "9007199254740993", "9.007199254740992E15"),
            new EchoNumber("REAL", "-0.0", "0.0"),
            new EchoNumber("REAL", "3.4028235E38", "3.4028235E38"),
            new EchoNumber("DECFLOAT", "-0.0", "0"),
            new EchoNumber("NUMERIC(10, 4)", "0.1", "0.1000"),
            new EchoNumber("NUMERIC(10, 4)", "-0.00005", "-0.0001"),
            new EchoNumber("BIGINT", "-9223372036854775808", "-9223372036854775808"),
            new EchoNumber("BIGINT", "9223372036854775807", "9223372036854775807"),
            new EchoNumber("TINYINT", "-128", "-128"));

    static CommandKind.Builder<SocialModel, EchoNumber> kind() {
        return CommandKind.of("echoNumber", EchoNumber.class)
                .weight(2)
                .aspect("zero below zero", (model, command) -> command.written().equals("-0.0"))
                .aspect(
                        "more digits than the type has",
                        (model, command) -> command.written().equals("-0.00005")
                                || command.written().equals("9007199254740993"))
                .draw((model, random) -> Optional.of(Draw.one(SAMPLES, random)));
    }

    @Override
    public boolean possible(SocialModel model) {
        return SAMPLES.contains(this);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(List.of(Row.of(Cell.text(read))), true);
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.number(type, written);
    }
}
