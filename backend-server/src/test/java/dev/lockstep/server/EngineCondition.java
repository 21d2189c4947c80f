package dev.lockstep.server;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

final class EngineCondition implements ExecutionCondition {

    private static final boolean REQUIRED = "true".equals(System.getenv("LOCKSTEP_REQUIRE_CONTAINERS"));

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("decided for the class");
        }
        ContainerEngine engine = find();
        return engine instanceof ContainerEngine.Missing missing
                ? without(missing.reason(), context.getDisplayName())
                : ConditionEvaluationResult.enabled("an engine answers");
    }

    private static ConditionEvaluationResult without(String reason, String test) {
        if (REQUIRED) {
            throw new AssertionError(test + " needs a container engine, but " + reason);
        }
        System.out.println("not run: " + test + ", because " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    private static ContainerEngine find() {
        try {
            return ContainerEngine.find();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts this test", e);
        }
    }
}
