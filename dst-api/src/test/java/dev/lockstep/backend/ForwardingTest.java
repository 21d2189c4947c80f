package dev.lockstep.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every present and future method of the interfaces reaches the wrapped object. */
class ForwardingTest {

    private final List<Method> reached = new ArrayList<>();

    static Stream<Method> ofBackends() {
        return Arrays.stream(Backend.class.getMethods());
    }

    static Stream<Method> ofProviders() {
        return Arrays.stream(BackendProvider.class.getMethods());
    }

    @ParameterizedTest
    @MethodSource("ofBackends")
    void a_backend_passes_each_call_on(Method method) throws ReflectiveOperationException {
        Backend wrapped = noting(Backend.class);

        method.invoke((ForwardingBackend) () -> wrapped, arguments(method));

        assertThat(reached).containsExactly(method);
    }

    @ParameterizedTest
    @MethodSource("ofProviders")
    void a_provider_passes_each_call_on(Method method) throws ReflectiveOperationException {
        BackendProvider wrapped = noting(BackendProvider.class);

        method.invoke((ForwardingProvider) () -> wrapped, arguments(method));

        assertThat(reached).containsExactly(method);
    }

    /**
     * A session's channel is passed on as it is; the others are read by {@code read}, which an implementation may
     * change.
     */
    private static Object[] arguments(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(type -> type == Channel.class ? Channel.OLDER : nothing(type))
                .toArray();
    }

    /** Returns the value that a field of this type has at first: no primitive parameter takes null. */
    private static Object nothing(Class<?> type) {
        return Array.get(Array.newInstance(type, 1), 0);
    }

    /** Notes which of its methods are called, including the interface's default methods. */
    private <T> T noting(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    reached.add(method);
                    return method.getReturnType() == boolean.class ? false : null;
                }));
    }
}
