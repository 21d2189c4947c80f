package dev.lockstep.junit;

import dev.lockstep.assembly.PluginException;
import dev.lockstep.backend.ArmUnavailableException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;
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
        Overrides.requireNames(System.getProperties().stringPropertyNames());
        // A value that nobody can read is refused before a walk, and not only when it is needed.
        new Presence(asked.overrides()).whyRequired();
        try {
            return invocations(Chosen.of(asked), context).map(TestTemplateInvocationContext.class::cast);
        } catch (PluginException e) {
            throw new ExtensionConfigurationException(e.getMessage(), e);
        }
    }

    private static Stream<Invocation> invocations(Chosen chosen, ExtensionContext context) {
        Asked asked = chosen.asked();
        Optional<Path> replay = asked.replay();
        if (replay.isPresent()) {
            return Stream.of(new ReplayedRecord(chosen, replay.get()).invocation());
        }
        asked.announcement().ifPresent(System.out::println);
        boolean first = asked.shard().filter(part -> part.index() > 1).isEmpty();
        Stream<Invocation> corpus = asked.corpus()
                .filter(folder -> first)
                .map(folder -> new Corpus(chosen, folder).invocations())
                .orElseGet(Stream::empty);
        return Stream.concat(corpus, walks(chosen, context));
    }

    private static Stream<Invocation> walks(Chosen chosen, ExtensionContext context) {
        SeedWalks<?> walks;
        try {
            walks = new SeedWalks<>(chosen.setting());
        } catch (ArmUnavailableException e) {
            // As an invocation it is seen: some readers do not count a test that has none.
            return Stream.of(new Invocation(
                    chosen.asked().name() + ", seeds " + chosen.asked().seeds(), unheard -> {
                        throw new Presence(chosen.asked().overrides()).aborted(e.getMessage());
                    }));
        }
        // JUnit closes it after the last invocation.
        context.getStore(NAMESPACE).put(SeedWalks.class, walks);
        return walks.invocations();
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
