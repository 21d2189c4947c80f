package dev.lockstep.cli.driver;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.fuzz.KeptInputs;
import dev.lockstep.fuzz.ParserRule;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a driver says: the answer to an operation, or to {@code hello}. */
class DriverAnswerFuzzTest {

    static final ParserRule<Object> RULE = ParserRule.whole(
            "the answer of a driver",
            DriverFaultException.class,
            DriverAnswerFuzzTest::read,
            value -> value instanceof Outcome outcome ? written(outcome) : written((Hello) value),
            (value, input) -> !(value instanceof Outcome.Rows rows)
                    || rows.rows().size() == Json.tree(text(input)).get("rows").size());

    @FuzzTest
    void answer(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }

    private static Object read(byte[] input) throws DriverFaultException {
        ObjectNode answer;
        try {
            if (!(Json.tree(text(input)) instanceof ObjectNode object)) {
                throw Dialogue.garbage("no object");
            }
            answer = object;
        } catch (JacksonException e) {
            throw Dialogue.garbage("no JSON");
        }
        return answer.has("protocol") ? Hello.read(answer) : Answer.outcome(answer, OptionalInt.empty());
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }

    private static byte[] written(Outcome outcome) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        if (outcome instanceof Outcome.Rows rows) {
            json.put("outcome", "rows");
            ArrayNode all = json.putArray("rows");
            for (Row row : rows.rows()) {
                ArrayNode cells = all.addArray();
                for (Cell cell : row.cells()) {
                    cells.add(Json.MAPPER.valueToTree(cell));
                }
            }
        } else if (outcome instanceof Outcome.Done done) {
            json.put("outcome", "done");
            done.count().ifPresent(count -> json.put("count", count));
        } else if (outcome instanceof Outcome.Refused refused) {
            json.put("outcome", "refused")
                    .put("class", refused.refusal())
                    .put("code", refused.code())
                    .put("message", refused.message());
        } else if (outcome instanceof Outcome.Unsupported unsupported) {
            json.put("outcome", "unsupported").put("reason", unsupported.reason());
        } else if (outcome instanceof Outcome.Broken broken) {
            json.put("outcome", "broken").put("detail", broken.detail().replaceFirst("^the driver says: ", ""));
        }
        if (!outcome.facets().isEmpty()) {
            ObjectNode facets = json.putObject("facets");
            outcome.facets().forEach((facet, text) -> facets.put(name(facet), text));
        }
        return Json.MAPPER.writeValueAsBytes(json);
    }

    private static byte[] written(Hello hello) {
        ObjectNode json =
                Json.MAPPER.createObjectNode().put("protocol", Hello.PROTOCOL).put("name", hello.name());
        hello.version().ifPresent(version -> json.put("version", version));
        ArrayNode verbs = json.putArray("verbs");
        hello.verbs().forEach(verbs::add);
        if (!(hello.holds() instanceof Hello.Nothing)) {
            json.put("holds", hello.holds() instanceof Hello.Lock lock ? "lock:" + lock.file() : "files");
        }
        json.put("afterlife", hello.afterlife());
        ArrayNode tells = json.putArray("tells");
        hello.tells().forEach(facet -> tells.add(name(facet)));
        return Json.MAPPER.writeValueAsBytes(json);
    }

    private static String name(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }
}
