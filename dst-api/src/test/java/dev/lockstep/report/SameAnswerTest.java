package dev.lockstep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SameAnswerTest {

    /** The second is the line that a reader sees. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'arms':{'a':{'ms':1,'outcome':'done','count':2},'b':{'ms':3,'as':'a'}}}"
                        + "|{'arms':{'a':{'ms':1,'outcome':'done','count':2},'b':{'ms':3,'outcome':'done','count':2}}}",
                "{'probes':{'all':{'a':{'outcome':'rows'},'b':{'as':'a'}}}}"
                        + "|{'probes':{'all':{'a':{'outcome':'rows'},'b':{'outcome':'rows'}}}}",
                "{'physical':{'all':{'a':{'outcome':'rows'},'b':{'as':'a'}}}}"
                        + "|{'physical':{'all':{'a':{'outcome':'rows'},'b':{'outcome':'rows'}}}}",
                // A journal of an earlier release has every answer.
                "{'arms':{'a':{'outcome':'done'},'b':{'outcome':'done'}}}|{'arms':{'a':{'outcome':'done'},'b':{'outcome':'done'}}}",
                "{'operation':{'of':{'a':{'x':1},'b':{'as':'a'}}}}|{'operation':{'of':{'a':{'x':1},'b':{'as':'a'}}}}",
                "{'arms':7,'probes':[1]}|{'arms':7,'probes':[1]}",
            })
    void an_arm_that_answered_like_another_has_its_answer(String written, String read) {
        ObjectNode line = (ObjectNode) Json.MAPPER.readTree(written.replace('\'', '"'));

        SameAnswer.expand(line);

        assertThat(line).isEqualTo(Json.MAPPER.readTree(read.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'arms':{'a':{'as':'a'},'b':{'as':'nobody'}}}",
                "{'arms':{'a':{'as':'b'},'b':{'as':'a'}}}",
                "{'probes':{'all':{'b':{'as':'a'}}}}",
                "{'arms':{'a':{'outcome':'done'},'b':{'as':7}}}",
            })
    void an_arm_whose_answer_is_nowhere_does_not_disappear(String written) {
        ObjectNode line = (ObjectNode) Json.MAPPER.readTree(written.replace('\'', '"'));

        assertThatThrownBy(() -> SameAnswer.expand(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("whose answer is not there");
    }
}
