package dev.lockstep.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.jdbc.JdbcWords;
import dev.lockstep.backend.sparql.SparqlScript;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepPartsTest {

    private static final Operation BACKUP = Operation.backup(
            Operation.query("SELECT", List.of(Column.text("a")), "FROM t"),
            Operation.mutate("INSERT INTO t VALUES ('canary')"),
            Operation.mutate("DELETE FROM t"));

    @Test
    void a_backup_is_told_in_the_order_of_its_play() {
        assertThat(JdbcWords.of(BACKUP)).isEqualTo("""
                back up, restore the backup elsewhere, and read the copy:
                a  INSERT INTO t VALUES ('canary');
                b  take the backup
                c  DELETE FROM t;
                d  restore the backup elsewhere
                e  in the copy: SELECT a FROM t;""");
    }

    @Test
    void a_backup_of_triples_is_told_in_the_same_order() {
        assertThat(SparqlScript.words(BACKUP).lines().map(line -> line.substring(0, 1)))
                .containsExactly("b", "a", "b", "c", "d", "e");
    }

    @Test
    void a_part_of_several_lines_stays_below_its_letter() {
        assertThat(StepParts.text("do", List.of("one\ntwo", "three"))).isEqualTo("do\na  one\n   two\nb  three");
    }
}
