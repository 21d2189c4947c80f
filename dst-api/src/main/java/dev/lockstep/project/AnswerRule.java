package dev.lockstep.project;

import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.RowShape;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import tools.jackson.databind.node.ObjectNode;

/** How the answer of one verb is read: a refusal, rows, a count, or only that it was done. */
public final class AnswerRule {

    /** The keys by which a verb says how its answer is read. */
    public static final String ROWS = "rows";

    /** See {@link #ROWS}. */
    public static final String COUNT = "count";

    /** See {@link #ROWS}. */
    public static final String REFUSED = "refused";

    private final Optional<RowRule> rows;
    private final Optional<ValueRule> count;
    private final RefusalRule refusals;
    private final IntPredicate success;
    private final String ended;
    private final ObjectNode written;

    private AnswerRule(
            Optional<RowRule> rows,
            Optional<ValueRule> count,
            RefusalRule refusals,
            IntPredicate success,
            String ended,
            ObjectNode written) {
        this.rows = rows;
        this.count = count;
        this.refusals = refusals;
        this.success = success;
        this.ended = ended;
        this.written = written;
    }

    /**
     * Reads the rule of a program's answer.
     *
     * @param verb the description of the verb
     * @param form the description of the transport, whose rule for refusals holds for every verb without one
     */
    public static AnswerRule ofProgram(YamlValue verb, YamlValue form) {
        return of(verb, form, "exit", code -> code == 0, "the program ended with ");
    }

    /** Reads the rule of an answer to a request; see {@link #ofProgram}. */
    public static AnswerRule ofRequest(YamlValue verb, YamlValue form) {
        return of(verb, form, "status", code -> code >= 200 && code < 300, "the answer has the status ");
    }

    private static AnswerRule of(YamlValue verb, YamlValue form, String end, IntPredicate success, String ended) {
        return new AnswerRule(
                verb.find(ROWS).map(RowRule::of),
                verb.find(COUNT).map(ValueRule::of),
                verb.find(REFUSED)
                        .or(() -> form.find(REFUSED))
                        .map(value -> RefusalRule.of(value, end))
                        .orElse(RefusalRule.NONE),
                success,
                ended,
                written(verb, form));
    }

    private static ObjectNode written(YamlValue verb, YamlValue form) {
        ObjectNode written = Json.MAPPER.createObjectNode();
        verb.find(ROWS).ifPresent(value -> written.set(ROWS, value.json()));
        verb.find(COUNT).ifPresent(value -> written.set(COUNT, value.json()));
        verb.find(REFUSED).or(() -> form.find(REFUSED)).ifPresent(value -> written.set(REFUSED, value.json()));
        return written;
    }

    /** Returns the rule as the project file has it, for a script that reads answers without Lockstep. */
    public ObjectNode written() {
        return written.deepCopy();
    }

    /** Whether the answer can have rows. */
    public boolean hasRows() {
        return rows.isPresent();
    }

    /** Whether the answer tells a count. */
    public boolean hasCount() {
        return count.isPresent();
    }

    /**
     * Returns the outcome.
     *
     * @param code the exit code or the status
     * @param output standard output or the body
     * @param errors standard error
     * @param shape the shape of the rows that were asked for
     */
    public Outcome read(int code, byte[] output, byte[] errors, Optional<RowShape> shape) {
        String err = new String(errors, StandardCharsets.UTF_8);
        try {
            String out = text(output);
            Optional<Outcome> refused = refusals.read(code, success.test(code), ended + code, out, err);
            if (refused.isPresent()) {
                return refused.get();
            }
            if (shape.isPresent()) {
                RowRule rule = rows.orElseThrow(() -> new UnexplainedException("the verb has no 'rows'"));
                return new Outcome.Rows(rule.rows(out, shape.get()));
            }
            return count.isEmpty() ? Outcome.Done.UNCOUNTED : Outcome.Done.affecting(count(out, err));
        } catch (UnexplainedException e) {
            return new Broken(
                    Cause.GARBAGE,
                    e.getMessage(),
                    true,
                    Map.of(
                            "ended",
                            Integer.toString(code),
                            "output",
                            shown(new String(output, StandardCharsets.UTF_8)),
                            "errors",
                            shown(err)));
        }
    }

    private static String text(byte[] output) throws UnexplainedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(output))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnexplainedException("the output is not UTF-8");
        }
    }

    private long count(String out, String err) throws UnexplainedException {
        String told = count.orElseThrow()
                .find(out, err)
                .orElseThrow(() -> new UnexplainedException("there is no count where 'count' says"));
        if (!told.matches("[0-9]{1,18}")) {
            throw new UnexplainedException("the count is no whole number from 0 on");
        }
        return Long.parseLong(told);
    }

    private static String shown(String text) {
        return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "… (" + text.length() + " characters)";
    }
}
