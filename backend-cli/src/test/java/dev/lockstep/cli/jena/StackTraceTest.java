package dev.lockstep.cli.jena;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackTraceTest {

    private static final String FRAMES = "\tat org.apache.jena.riot.Parser.parse(Parser.java:12)\n"
            + "\tat tdb2.tdbloader.main(tdbloader.java:87)\n";

    @Test
    void the_first_line_begins_with_the_exception() {
        StackTrace trace =
                StackTrace.of("org.apache.jena.riot.RiotException: java.lang.Error: [line: 1] bad\n" + FRAMES);

        assertThat(trace.isWhole()).isTrue();
        assertThat(trace.exception()).isEqualTo("org.apache.jena.riot.RiotException");
    }

    @Test
    void an_exception_without_a_message_has_a_name_too() {
        assertThat(StackTrace.of("java.lang.StackOverflowError\n" + FRAMES).exception())
                .isEqualTo("java.lang.StackOverflowError");
    }

    @Test
    void a_message_of_several_lines_changes_nothing() {
        assertThat(StackTrace.of("org.apache.jena.query.QueryParseException: one\njava.lang.Error: two\n" + FRAMES)
                        .exception())
                .isEqualTo("org.apache.jena.query.QueryParseException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "no exception at all\n",
                "a line before\norg.apache.jena.riot.RiotException: x\n\tat tdb2.tdbloader.main(tdbloader.java:87)\n",
                "org.apache.jena.riot.RiotException: x\n",
                "org.apache.jena.riot.RiotException: x\n\tat tdb2.tdbloader.main(tdbloader.java:87)",
                "org.apache.jena.riot.RiotException: x\n\tat tdb2.tdbloader.main(tdbloader.java:87)\na line after\n",
            })
    void anything_more_or_less_than_that_is_not_a_stack_trace(String text) {
        assertThat(StackTrace.of(text).isWhole()).isFalse();
    }
}
