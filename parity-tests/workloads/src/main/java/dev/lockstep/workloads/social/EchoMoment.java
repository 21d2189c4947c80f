package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import dev.lockstep.workloads.text.SqlTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Asks the system to return a moment, in each of its types for a date or time.
 *
 * @param moment the moment in ISO 8601, with its offset
 */
record EchoMoment(String moment) implements SqlCommand {

    /**
     * Leap days, the days that a change of calendar omitted, both ends of the years of four digits, and every kind of
     * offset.
     */
    private static final List<String> MOMENTS = List.of(
            "2020-02-29T12:00:00Z",
            "1969-12-31T23:59:59.999999999Z",
            "1970-01-01T00:00:00.5+05:30",
            "1582-10-10T00:00:00-03:00",
            "1500-02-28T23:59:59.1+00:00",
            "0001-01-02T00:00:00.000001+18:00",
            "9999-12-30T23:59:59.999999999-18:00",
            "2021-03-28T02:30:00+01:00",
            "1999-12-31T23:59:59+14:00",
            "2000-01-01T00:00:00.000000001-12:34:56");

    static CommandKind.Builder<SocialModel, EchoMoment> kind() {
        return CommandKind.of("echoMoment", EchoMoment.class)
                .weight(2)
                .draw((model, random) -> Optional.of(new EchoMoment(Draw.one(MOMENTS, random))));
    }

    @Override
    public Expectation expect(SocialModel model) {
        OffsetDateTime said = OffsetDateTime.parse(moment);
        return Expectation.returns(
                List.of(Row.of(
                        Cell.lexical("DATE", said.toLocalDate().toString()),
                        Cell.lexical("TIMESTAMP", SqlTime.text(said.toLocalDateTime())),
                        Cell.lexical("TIMESTAMP WITH TIME ZONE", SqlTime.text(said)),
                        Cell.lexical(
                                "TIMESTAMP",
                                SqlTime.text(said.withOffsetSameInstant(ZoneOffset.UTC)
                                        .toLocalDateTime())))),
                true);
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.moment(OffsetDateTime.parse(moment));
    }
}
