package dev.lockstep.workloads.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SaltedPasswordsTest {

    private static final String ONE = "CREATE USER IF NOT EXISTS \"SA\" SALT '0a' HASH '1b' ADMIN;";
    private static final String OTHER = "CREATE USER IF NOT EXISTS \"SA\" SALT '2c' HASH '3d' ADMIN;";

    @Test
    void two_scripts_of_one_user_are_alike() {
        assertThat(normalised(Operation.ask("SCRIPT TO 'a'"), ONE))
                .isEqualTo(normalised(Operation.ask("script"), OTHER));
        assertThat(normalised(Operation.inSession("a", Operation.ask("SCRIPT")), ONE))
                .isEqualTo(normalised(Operation.ask("SCRIPT"), OTHER));
    }

    @Test
    void a_comment_on_the_user_is_compared() {
        Operation script = Operation.ask("SCRIPT");
        String commented = ONE.replace(" SALT", " COMMENT 'it''s SALT' SALT");

        assertThat(normalised(script, commented)).isEqualTo(normalised(script, commented.replace("0a", "2c")));
        assertThat(normalised(script, commented)).isNotEqualTo(normalised(script, ONE));
    }

    @Test
    void the_users_name_and_rights_are_compared() {
        Operation script = Operation.ask("SCRIPT");

        assertThat(normalised(script, ONE)).isNotEqualTo(normalised(script, ONE.replace(" ADMIN", "")));
        assertThat(normalised(script, ONE)).isNotEqualTo(normalised(script, ONE.replace("SA", "SB")));
    }

    @Test
    void nothing_else_is_touched() {
        assertThat(normalised(Operation.ask("SELECT v FROM t"), ONE)).isEqualTo(rows(ONE));
        assertThat(normalised(Operation.ask("SCRIPT"), "INSERT INTO t VALUES('" + ONE + "');", "SALT '0a' HASH '1b'"))
                .isEqualTo(rows("INSERT INTO t VALUES('" + ONE + "');", "SALT '0a' HASH '1b'"));
    }

    private static Outcome normalised(Operation operation, String... lines) {
        return new SaltedPasswords().normalise(operation, rows(lines));
    }

    private static Outcome rows(String... lines) {
        return new Outcome.Rows(
                Arrays.stream(lines).map(line -> Row.of(Cell.text(line))).toList());
    }
}
