package dev.lockstep.known;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A test of the command's arguments or of the model's state before the command. */
sealed interface Condition {

    boolean holds(JsonNode command, SortedMap<String, Long> facts);

    /** Returns the same step with a value for which this does not hold. */
    DescribedStep violatedIn(DescribedStep step);

    /** Returns the condition as an entry writes it. */
    String text();

    /**
     * An argument of the command passes a test.
     *
     * @param path the names of components, from the command inwards; {@link #ANY} stands for the elements of a list, at
     *     least one of which must pass
     */
    record Argument(List<String> path, ValueTest test) implements Condition {

        static final String ANY = "any";

        public Argument {
            path = List.copyOf(path);
        }

        @Override
        public boolean holds(JsonNode command, SortedMap<String, Long> facts) {
            List<JsonNode> reached = List.of(command);
            for (String step : path) {
                List<JsonNode> next = new ArrayList<>();
                reached.forEach(
                        node -> next.addAll(step.equals(ANY) ? List.copyOf(node.values()) : List.of(node.path(step))));
                reached = next;
            }
            return reached.stream().anyMatch(test::holds);
        }

        @Override
        public DescribedStep violatedIn(DescribedStep step) {
            return step.withArguments(violated(step.step().command().arguments(), path));
        }

        private JsonNode violated(JsonNode node, List<String> rest) {
            if (rest.isEmpty()) {
                return test.violation(node);
            }
            JsonNode copy = node.deepCopy();
            List<String> inner = rest.subList(1, rest.size());
            if (copy instanceof ArrayNode list) {
                for (int i = 0; i < list.size(); i++) {
                    list.set(i, violated(list.get(i), inner));
                }
            } else if (copy instanceof ObjectNode object) {
                object.set(rest.get(0), violated(object.path(rest.get(0)), inner));
            }
            return copy;
        }

        @Override
        public String text() {
            return "argument: /" + String.join("/", path) + ", " + test.text();
        }
    }

    /** A fact that the workload states passes a test. */
    record Fact(String name, ValueTest test) implements Condition {
        @Override
        public boolean holds(JsonNode command, SortedMap<String, Long> facts) {
            Long fact = facts.get(name);
            return test.holds(fact == null ? MissingNode.getInstance() : LongNode.valueOf(fact));
        }

        @Override
        public DescribedStep violatedIn(DescribedStep step) {
            SortedMap<String, Long> facts = new TreeMap<>(step.step().facts());
            facts.put(
                    name,
                    test.violation(LongNode.valueOf(facts.get(name)))
                            .decimalValue()
                            .longValueExact());
            return step.withFacts(facts);
        }

        @Override
        public String text() {
            return "fact: " + name + ", " + test.text();
        }
    }
}
