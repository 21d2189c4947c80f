package dev.lockstep.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.assembly.Providers.Brought;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.system.SystemUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final SystemUnderTest NOTES = system("notes");

    @Test
    void a_system_is_found_by_its_name() {
        assertThat(catalogue(List.of("notes", "other"), List.of()).system("notes"))
                .isEqualTo(NOTES);
    }

    @Test
    void an_unknown_system_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> catalogue(List.of("zebra", "ape"), List.of()).system("notes"))
                .isInstanceOf(InputException.class)
                .hasMessage("--system: there is no system notes; known systems: ape, zebra");
    }

    @Test
    void a_transport_is_found_by_system_and_name() {
        assertThat(catalogue(List.of("notes"), List.of("cli", "embedded"))
                        .transport(NOTES, "cli")
                        .transport())
                .isEqualTo("cli");
    }

    @Test
    void an_unknown_transport_is_refused_with_the_known_ones() {
        assertThatThrownBy(() ->
                        catalogue(List.of("notes"), List.of("embedded", "cli")).transport(NOTES, "server"))
                .isInstanceOf(InputException.class)
                .hasMessage("--arms: there is no transport server of notes; known transports: cli, embedded");
    }

    @Test
    void a_transport_of_another_system_does_not_count() {
        assertThatThrownBy(() -> catalogue(List.of("notes"), List.of("cli")).transport(system("other"), "cli"))
                .isInstanceOf(InputException.class)
                .hasMessage("--arms: there is no transport cli of other; known transports: none");
    }

    @Test
    void a_system_that_is_brought_twice_is_refused() {
        assertThatThrownBy(() -> catalogue(List.of("notes", "notes"), List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("the system notes is provided twice, the second time by ");
    }

    @Test
    void a_transport_that_is_brought_twice_is_refused() {
        assertThatThrownBy(() -> catalogue(List.of("notes"), List.of("cli", "cli")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("the transport cli of notes is provided twice, the second time by ");
    }

    private static Catalogue catalogue(List<String> systems, List<String> transports) {
        return new Catalogue(
                inTheBox(systems.stream().map(name -> () -> system(name))),
                inTheBox(transports.stream().map(NotesTransport::new)),
                List.of());
    }

    private static <P> List<Brought<P>> inTheBox(Stream<P> providers) {
        return providers.map(provider -> new Brought<>(provider, Author.BOX)).toList();
    }

    private static SystemUnderTest system(String name) {
        return new SystemUnderTest(name, name, List.of(), "1", name, Set.of(), Map.of());
    }

    /** A transport that a test only looks up. */
    private record NotesTransport(String transport) implements BackendProvider {
        @Override
        public String system() {
            return "notes";
        }

        @Override
        public Backend open(ArmContext context) throws ArmUnavailableException {
            throw new ArmUnavailableException("not opened in this test");
        }
    }
}
