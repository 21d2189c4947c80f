package dev.lockstep.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonFaultTest {

    private static final String WHOLE =
            "{'size':1,'weight':1.5,'ratio':0.5,'name':'a','ripe':true,'colour':'RED','of':['b'],'in':{'at':1}}";

    private enum Colour {
        RED,
        GREEN
    }

    private record Crate(long at) {}

    private record Fruit(
            int size,
            BigDecimal weight,
            double ratio,
            String name,
            boolean ripe,
            Colour colour,
            List<String> of,
            Crate in) {
        Fruit {
            if (size < 0) {
                throw new IllegalArgumentException("a fruit has a size");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "'size':1 # 'size':1.5 # at /size: 1.5 is not accepted; it must be a whole number from -2147483648 to 2147483647",
                "'size':1 # 'size':99999999999 # at /size: this number does not fit; it must be a whole number from -2147483648 to 2147483647",
                "'size':1, # '' # not JSON, or a property occurs twice, near column 4",
                "'size':1 # 'size':null # at /size: null is not accepted; it must be a whole number from -2147483648 to 2147483647",
                "'size':1 # 'size':-1 # these values are not accepted: a fruit has a size",
                "'size':1 # 'size':1,'syze':1 # at /syze: there is no property syze; the properties are [colour, in, name, of, ratio, ripe, size, weight]",
                "'ratio':0.5 # 'ratio':1e999 # at /ratio: this number does not fit; write one that is not so big",
                "'name':'a' # 'name':1 # at /name: 1 is not accepted; it must be a text",
                "'ripe':true # 'ripe':1 # at /ripe: 1 is not accepted; it must be true or false",
                "'RED' # 'BLUE' # at /colour: BLUE is not accepted; it must be one of [RED, GREEN]",
                "['b'] # 'b' # at /of: this value is not accepted; it must be a list",
                "['b'] # [null] # at /of/0: null is not accepted; it must be a text",
                "{'at':1} # 7 # at /in: this value is not accepted; it must be an object",
                "{'at':1} # {} # at /in/at: missing; it must be a whole number from -9223372036854775808 to 9223372036854775807",
                "}} # }}x # not JSON, or a property occurs twice, near column 99",
                "}} # }}{} # not JSON: something follows after its end, or a property occurs twice",
                "}} # } # not JSON: it ends too early, and something is not closed",
                "'size':1 # 'size':1,'size':2 # not JSON, or a property occurs twice, near column 17",
            })
    void every_error_is_said_in_words_that_an_editor_of_the_file_knows(String right, String wrong, String message) {
        assertThat(said(WHOLE.replace(right, wrong))).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e20000000", "1E+2000", "-1.5e-99999999999", "1e-4000", "0.1e0001001"})
    void a_number_that_is_huge_when_written_in_full_is_refused_before_anybody_computes_with_it(String number) {
        assertThat(said(WHOLE.replace("1.5", number)))
                .isEqualTo(number + " has more than 1000 digits when it is written in full; write a number with fewer");
    }

    @Test
    void a_number_of_the_largest_size_and_a_text_that_looks_like_a_huge_one_are_read() {
        assertThat(Json.tree("{\"a\":1e999,\"b\":\"1e999999999\"}").at("/a").decimalValue())
                .isEqualByComparingTo("1e999");
    }

    @Test
    void what_is_too_long_or_too_deep_is_refused_with_all_limits() {
        String limits = "too long: a number has at most 1000 digits, a text 100000000 characters, and at most 500 lists"
                + " and objects are inside each other";
        assertThat(said(WHOLE.replace("1.5", "1".repeat(2000)))).isEqualTo(limits);
        assertThat(said("[".repeat(2000))).isEqualTo(limits);
    }

    @Test
    void a_long_value_is_cut() {
        assertThat(said(WHOLE.replace("RED", "X".repeat(5000))))
                .hasSizeLessThan(150)
                .contains("XXX…");
    }

    private static String said(String json) {
        JacksonException fault = catchThrowableOfType(
                JacksonException.class, () -> Json.MAPPER.treeToValue(Json.tree(json.replace('\'', '"')), Fruit.class));
        return JsonFault.of(fault);
    }
}
