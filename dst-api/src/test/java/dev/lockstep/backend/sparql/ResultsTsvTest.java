package dev.lockstep.backend.sparql;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"\\U00FFFFFF", "\\u-041", "\\u12", "\\x"})
    void an_escape_that_is_no_code_point_is_refused(String escape) {
        byte[] document = ("?a\n\"" + escape + "\"\n").getBytes(StandardCharsets.UTF_8);

        assertThatExceptionOfType(NotResultsException.class)
                .isThrownBy(() -> new ResultsTsv(List.of("a")).solutions(document));
    }
}
