package dev.lockstep.junit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * One invocation of a test. Its walk is played after the test's {@code @BeforeEach} methods and before its body.
 *
 * @param name its name
 * @param part what it plays
 */
record Invocation(String name, Part part) implements TestTemplateInvocationContext {

    /** The walk of an invocation. It throws if the invocation fails. */
    @FunctionalInterface
    interface Part {
        /** Returns the walk that the body is about; empty if the body has nothing to look at, and is not run. */
        Optional<ParityWalk> play(ExtensionContext context) throws Exception;
    }

    @Override
    public String getDisplayName(int index) {
        return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(new Playing(part));
    }

    private static final class Playing
            implements BeforeTestExecutionCallback, ParameterResolver, InvocationInterceptor {

        private final Part part;
        private Optional<ParityWalk> walk = Optional.empty();

        Playing(Part part) {
            this.part = part;
        }

        @Override
        public void beforeTestExecution(ExtensionContext context) throws Exception {
            walk = part.play(context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == ParityWalk.class
                    && parameter.getDeclaringExecutable() instanceof Method method
                    && context.getTestMethod().filter(method::equals).isPresent();
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            // A body without a walk is not run, but JUnit asks for its parameters first.
            return walk.orElse(null);
        }

        @Override
        public void interceptTestTemplateMethod(
                InvocationInterceptor.Invocation<Void> body,
                ReflectiveInvocationContext<Method> called,
                ExtensionContext context)
                throws Throwable {
            if (walk.isPresent()) {
                body.proceed();
            } else {
                body.skip();
            }
        }
    }
}
