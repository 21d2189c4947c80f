package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OwnerTest {

    private static final Owner SELF = Owner.self();

    @Test
    void a_label_is_read_back_as_it_was_written() {
        assertThat(Owner.parse(SELF.label())).contains(SELF);
    }

    @Test
    void any_other_label_belongs_to_no_process() {
        assertThat(Owner.parse("")).isEmpty();
        assertThat(Owner.parse("a/b/c/d")).isEmpty();
        assertThat(Owner.parse("a/b/1/d/e")).isEmpty();
    }

    @Test
    void a_living_process_is_not_gone() {
        assertThat(SELF.isGone()).isFalse();
    }

    @Test
    void a_process_that_has_ended_is_gone() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("true").start();
        Owner owner = Owner.of(process.pid());
        process.waitFor();
        assertThat(owner.isGone()).isTrue();
    }

    @Test
    void a_later_process_with_the_same_number_is_another() {
        assertThat(new Owner(SELF.boot(), SELF.namespace(), SELF.pid(), "1").isGone())
                .isTrue();
    }

    @Test
    void a_process_from_before_the_last_boot_is_gone() {
        assertThat(new Owner("another-boot", SELF.namespace(), SELF.pid(), SELF.started()).isGone())
                .isTrue();
    }

    @Test
    void a_process_of_another_name_space_is_taken_to_live() {
        assertThat(new Owner(SELF.boot(), "pid:[1]", 999_999_999L, "1").isGone())
                .isFalse();
    }
}
