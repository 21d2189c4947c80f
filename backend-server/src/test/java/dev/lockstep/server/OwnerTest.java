package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {

    private static final String ID = "0123abcd-0123-abcd-0123-0123456789ab";

    @Test
    void a_label_is_read_back_as_it_was_written() {
        assertThat(Owner.parse(Owner.self().label())).contains(Owner.self());
    }

    @Test
    void an_owner_without_a_lock_or_a_boot_has_a_label_as_well() {
        Owner owner = new Owner(7, "", "", ID);
        assertThat(Owner.parse(owner.label())).contains(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a/b/c/d",
                "1/7/" + ID + "/" + ID + "/" + ID,
                "2/7/" + ID + "/" + ID + "/",
                "2/-7/" + ID + "/" + ID + "/" + ID,
                "2/9999999999999999999/" + ID + "/" + ID + "/" + ID,
                "2/7/" + ID + "/" + ID + "/" + ID + "/",
                "2/7/" + ID + "/" + ID + "/../../etc/passwd",
                "2/7/" + ID + "/" + ID + "/" + ID + "\n",
                "0123abcd-0123-abcd-0123-0123456789ab/pid:[4026531836]/7/12345"
            })
    void anything_else_is_no_label_of_this_version(String label) {
        assertThat(Owner.parse(label)).isEmpty();
    }

    @Test
    void this_process_lives() {
        assertThat(Owner.self().fate()).isEqualTo(new Fate.Lives());
    }
}
