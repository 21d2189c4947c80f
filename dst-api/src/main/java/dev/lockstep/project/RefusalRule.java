package dev.lockstep.project;

import dev.lockstep.op.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * When a system refuses: by the exit code or the status, and by the system's own code.
 *
 * @param ends classes by exit code or status
 * @param code where the system's own code is
 * @param codes classes by that code
 * @param compared whether the code itself is a part of the outcome, because every transport writes it in the same way
 */
record RefusalRule(Map<Integer, String> ends, Optional<ValueRule> code, Map<String, String> codes, boolean compared) {

    static final RefusalRule NONE = new RefusalRule(Map.of(), Optional.empty(), Map.of(), false);

    /** In the place of a class: the system's own code decides. */
    private static final String BY_CODE = "CODE";

    /**
     * Reads a rule.
     *
     * @param end the key of the classes by the way in which the operation ended, {@code exit} or {@code status}
     */
    static RefusalRule of(YamlValue value, String end) {
        value.allow(end, "code", "codes", "compared");
        Map<Integer, String> ends = new HashMap<>();
        value.find(end).map(YamlValue::entries).orElse(Map.of()).forEach((number, name) -> {
            if (!number.matches("[1-9][0-9]{0,2}")) {
                throw name.wrong("'" + number + "' is no " + end + " of a refusal");
            }
            ends.put(Integer.parseInt(number), name.text().equals(BY_CODE) ? BY_CODE : name.refusalClass());
        });
        Map<String, String> codes = new HashMap<>();
        value.find("codes")
                .map(YamlValue::entries)
                .orElse(Map.of())
                .forEach((own, name) -> codes.put(own, name.refusalClass()));
        Optional<ValueRule> code = value.find("code").map(ValueRule::of);
        if (code.isEmpty() && (!codes.isEmpty() || ends.containsValue(BY_CODE))) {
            throw value.wrong("the key 'code' is missing, which says where the system's own code is");
        }
        return new RefusalRule(
                ends, code, codes, value.find("compared").map(YamlValue::truth).orElse(false));
    }

    /**
     * Returns the refusal; empty if the system did not refuse.
     *
     * @throws UnexplainedException if the way in which the operation ended is neither a success nor listed
     */
    Optional<Outcome> read(int ended, boolean success, String how, String out, String err) throws UnexplainedException {
        Optional<String> own = code.flatMap(rule -> rule.find(out, err));
        String listed = ends.get(ended);
        if (listed != null && !listed.equals(BY_CODE)) {
            return Optional.of(refused(listed, own, out, err));
        }
        if (listed != null && own.isEmpty()) {
            throw new UnexplainedException(how + ", and there is no code where refused.code says");
        }
        if (listed != null || success && own.isPresent()) {
            String name = codes.getOrDefault(own.orElseThrow(), Outcome.Refused.UNCLASSIFIED);
            return Optional.of(refused(name, own, out, err));
        }
        if (!success) {
            throw new UnexplainedException(how + ", which 'refused' does not list");
        }
        return Optional.empty();
    }

    private Outcome refused(String name, Optional<String> own, String out, String err) {
        String words = (err.isBlank() ? out : err).strip();
        return new Outcome.Refused(
                name, own.filter(code -> compared).orElse(""), words.substring(0, Math.min(words.length(), 300)));
    }
}
