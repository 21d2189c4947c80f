package dev.lockstep.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.ForwardingProvider;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.system.H2Provider;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class GivenClassesTest {

    static final class OfShelf implements ForwardingProvider {
        @Override
        public BackendProvider provider() {
            return Shelf.arm("given", UnaryOperator.identity()).provider();
        }
    }

    abstract static class Unfinished implements ForwardingProvider {}

    @Test
    void a_system_that_nobody_describes_has_its_name_from_its_transport() {
        GivenClasses given = new GivenClasses(List.of(), List.of(OfShelf.class), List.of(Shelf.class));
        Catalogue catalogue = given.catalogue();

        assertThat(given.systems()).containsExactly("shelf");
        assertThat(given.transports()).containsExactly("given");
        assertThat(given.workloads()).containsExactly("shelf");
        assertThat(catalogue.transports(catalogue.system("shelf"))).containsOnlyKeys("given");
        assertThat(catalogue.workload(catalogue.system("shelf"), Optional.empty()))
                .isInstanceOf(Shelf.class);
    }

    @Test
    void a_workload_is_for_the_systems_of_the_given_classes_alone() {
        Catalogue catalogue = new GivenClasses(List.of(), List.of(OfShelf.class), List.of(Shelf.class)).catalogue();

        assertThat(catalogue.workloads(catalogue.system("h2"))).doesNotContainKey("shelf");
    }

    @Test
    void a_class_that_a_service_file_names_too_counts_once() {
        GivenClasses given = new GivenClasses(List.of(H2Provider.class), List.of(), List.of());

        assertThat(given.catalogue().system("h2").name()).isEqualTo("h2");
    }

    @Test
    void an_abstract_class_is_named() {
        assertThatThrownBy(() -> new GivenClasses(List.of(), List.of(Unfinished.class), List.of()))
                .isInstanceOf(PluginException.class)
                .hasMessageContaining(Unfinished.class.getName() + " is abstract; name a class that is not");
    }
}
