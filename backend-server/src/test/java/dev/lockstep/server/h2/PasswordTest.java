package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.EngineLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PasswordTest {

    @Test
    void no_two_are_the_same() {
        assertThat(IntStream.range(0, 100).mapToObj(n -> Password.random().reveal()))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_object_that_holds_it_does_not_print_it() throws ReflectiveOperationException {
        Password password = Password.random();
        try (H2Driver driver = new H2Driver(new EngineLoader(Arm.engine(Arm.H2.defaultVersion())), Arm.H2)) {
            H2Client client = new H2Client(driver, Arm.H2, password);
            assertThat(password + client.toString()).doesNotContain(password.reveal());
        }
    }
}
