package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceTest {

    private static final String STATEMENT = "DELETE FROM t";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM t",
                "DELETE FROM t;",
                "COMMIT; DELETE FROM t; COMMIT",
                "java -cp x.jar Shell -sql 'DELETE FROM t' -user sa",
                "POST /sql {\"sql\":\"DELETE FROM t\"}",
                "BEGIN\nDELETE FROM t\nCOMMIT",
            })
    void a_text_that_has_the_statement_tells_it(String asked) {
        assertThat(Voice.isTold(List.of("connect", asked), STATEMENT)).isTrue();
        assertThat(Voice.isTold(List.of("connect", asked), STATEMENT + ";\n")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM t2 WHERE id = 1",
                "DELETE FROM t WHERE id = 1",
                "DELETE FROM t.u",
                "UNDELETE FROM t",
                "",
            })
    void a_longer_statement_that_has_it_as_a_part_does_not(String asked) {
        assertThat(Voice.isTold(List.of(asked), STATEMENT)).isFalse();
    }
}
