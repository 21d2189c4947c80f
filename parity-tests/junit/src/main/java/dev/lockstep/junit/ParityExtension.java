package dev.lockstep.junit;

import dev.lockstep.assembly.PluginException;
import dev.lockstep.backend.ArmUnavailableException;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;

/** Turns a method with {@link ParityTest} into its invocations. */
final class ParityExtension implements TestTemplateInvocationContextProvider {

    private static final Namespace NAMESPACE = Namespace.create(ParityExtension.class);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), ParityTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        ParityTest test =
                AnnotationSupport.findAnnotation(method, ParityTest.class).orElseThrow();
        Asked asked = new Asked(context.getRequiredTestClass(), method, test, Overrides.of(context));
        requireOneThread(context, asked);
        try {
            SeedWalks<?> walks = new SeedWalks<>(Chosen.of(asked).setting());
            // JUnit closes it after the last invocation.
            context.getStore(NAMESPACE).put(SeedWalks.class, walks);
            return walks.invocations().map(TestTemplateInvocationContext.class::cast);
        } catch (PluginException e) {
            throw new ExtensionConfigurationException(e.getMessage(), e);
        } catch (ArmUnavailableException e) {
            throw new ExtensionConfigurationException(e.getMessage(), e);
        }
    }

    /** The walks of a test add up, one after another. Tests may well run beside each other. */
    private static void requireOneThread(ExtensionContext context, Asked asked) {
        if (context.getExecutionMode() == ExecutionMode.CONCURRENT) {
            throw new ExtensionConfigurationException("@Execution(CONCURRENT) of " + asked.name()
                    + ": the walks of a @ParityTest are played one after another; remove the annotation, or make a test of"
                    + " each seed. Different tests may run at the same time");
        }
    }
}
