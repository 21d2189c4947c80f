package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import dev.lockstep.workloads.text.SqlTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/**
 * Asks the system to return a moment, in each of its types for a date or time.
 *
 * @param moment the moment in ISO 8601, with its offset
 * @param zone the region in whose zone it is also asked for
 */
record EchoMoment(String moment, String zone) implements SqlCommand {

    /**
     * Leap days, the days that a change of calendar omitted, years before the first and of five digits, every kind of
     * offset, and moments around the hours that a clock jumps over or shows twice.
     */
    private static final List<String> MOMENTS = List.of(
            "2020-02-29T12:00:00Z",
            "1969-12-31T23:59:59.999999999Z",
            "1970-01-01T00:00:00.5+05:30",
            "1582-10-10T00:00:00-03:00",
            "1500-02-28T23:59:59.1+00:00",
            "0001-01-02T00:00:00.000001+18:00",
            "0000-02-29T23:59:59Z",
            "-0044-03-15T12:00:00+00:34:08",
            "-12345-12-31T23:59:59.999Z",
            "9999-12-30T23:59:59.999999999-18:00",
            "9999-12-31T23:59:59Z",
            "+10000-01-01T00:00:00Z",
            "+123456-07-31T01:30:00.1Z",
            "2021-03-28T02:30:00+01:00",
            "2021-03-28T00:59:59.999Z",
            "2021-03-28T01:00:00Z",
            "2021-10-31T00:30:00Z",
            "2021-10-31T01:30:00Z",
            "2021-04-03T15:15:00Z",
            "2021-11-07T06:30:00Z",
            "2011-12-30T10:00:00Z",
            "1999-12-31T23:59:59+14:00",
            "2000-01-01T00:00:00.000000001-12:34:56");

    /** Zones with an hour and with half an hour of summer time, one that skipped a day, and one without whole hours. */
    private static final List<String> ZONES = List.of(
            "UTC", "Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu");

    /** Moments at which the clocks of their zone jump forward or back, or just have, or are about to. */
    private static final List<EchoMoment> JUMPS = List.of(
            new EchoMoment("2021-03-28T00:59:59.999Z", "Europe/Zurich"),
            new EchoMoment("2021-03-28T01:00:00Z", "Europe/Zurich"),
            new EchoMoment("2021-03-28T02:30:00+01:00", "Europe/Zurich"),
            new EchoMoment("2021-10-31T00:30:00Z", "Europe/Zurich"),
            new EchoMoment("2021-10-31T01:30:00Z", "Europe/Zurich"),
            new EchoMoment("2021-11-07T06:30:00Z", "America/New_York"),
            new EchoMoment("2021-04-03T15:15:00Z", "Australia/Lord_Howe"),
            new EchoMoment("2011-12-30T10:00:00Z", "Pacific/Apia"));

    static CommandKind.Builder<SocialModel, EchoMoment> kind() {
        return CommandKind.of("echoMoment", EchoMoment.class)
                .weight(2)
                .aspect(
                        "before the first year",
                        (model, command) -> command.said().getYear() < 1)
                .aspect(
                        "after the year 9999",
                        (model, command) -> command.said().getYear() > 9_999)
                .aspect("an hour that a clock shows twice", (model, command) -> command.isShownTwice())
                .aspect("beside an hour that a clock jumps over", (model, command) -> command.isBesideGap())
                .aspect(
                        "an offset of seconds",
                        (model, command) -> command.there().getOffset().getTotalSeconds() % 60 != 0)
                .draw((model, random) -> Optional.of(
                        random.nextBoolean()
                                ? Draw.one(JUMPS, random)
                                : new EchoMoment(Draw.one(MOMENTS, random), Draw.one(ZONES, random))));
    }

    private OffsetDateTime said() {
        return OffsetDateTime.parse(moment);
    }

    private OffsetDateTime there() {
        return said().atZoneSameInstant(ZoneId.of(zone)).toOffsetDateTime();
    }

    private boolean isShownTwice() {
        return ZoneId.of(zone)
                        .getRules()
                        .getValidOffsets(there().toLocalDateTime())
                        .size()
                > 1;
    }

    private boolean isBesideGap() {
        ZoneOffsetTransition next =
                ZoneId.of(zone).getRules().nextTransition(said().toInstant().minusSeconds(3_600));
        return next != null
                && next.isGap()
                && !next.getInstant().isAfter(said().toInstant().plusSeconds(1));
    }

    @Override
    public boolean possible(SocialModel model) {
        return ZONES.contains(zone);
    }

    @Override
    public Expectation expect(SocialModel model) {
        OffsetDateTime said = said();
        return Expectation.returns(
                List.of(Row.of(
                        Cell.lexical("DATE", SqlTime.text(said.toLocalDate())),
                        Cell.lexical("TIMESTAMP", SqlTime.text(said.toLocalDateTime())),
                        Cell.lexical("TIMESTAMP WITH TIME ZONE", SqlTime.text(said)),
                        Cell.lexical(
                                "TIMESTAMP WITH TIME ZONE",
                                SqlTime.text(
                                        said.atZoneSameInstant(ZoneId.of(zone)).toOffsetDateTime())),
                        Cell.lexical(
                                "TIMESTAMP",
                                SqlTime.text(said.withOffsetSameInstant(ZoneOffset.UTC)
                                        .toLocalDateTime())))),
                true);
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.moment(OffsetDateTime.parse(moment), zone);
    }
}
