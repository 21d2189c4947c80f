package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Column;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PartsTest {

    private static final Operation.Query CONTENT = Operation.query("SELECT", List.of(Column.text("slug")), "FROM doc");

    private static final Operation.Backup BACKUP =
            Operation.backup(CONTENT, Operation.mutate("INSERT canary"), Operation.mutate("DELETE canary"));

    @Test
    void a_read_that_differs_after_a_backup_may_be_due_to_each_of_its_parts() {
        assertThat(Parts.of(differing(Optional.of("docs"), Change.Kind.MISSING), List.of(step(BACKUP), step(CONTENT))))
                .containsExactly(
                        "backup has three parts, and each may be the cause: INSERT canary; then the copy, which is"
                                + " read; then DELETE canary");
    }

    @Test
    void an_answer_of_a_backup_that_differs_is_the_read_of_its_copy() {
        assertThat(Parts.of(differing(Optional.empty(), Change.Kind.MISSING), List.of(step(CONTENT), step(BACKUP))))
                .containsExactly("what differs is the last part of backup, the read of the copy");
    }

    @Test
    void a_backup_that_is_refused_may_have_failed_in_any_part_and_another_command_has_none() {
        assertThat(Parts.of(differing(Optional.empty(), Change.Kind.ANSWER), List.of(step(BACKUP))))
                .isEmpty();
        assertThat(Parts.of(differing(Optional.empty(), Change.Kind.MISSING), List.of(step(BACKUP), step(CONTENT))))
                .isEmpty();
        assertThat(Parts.of(
                        differing(Optional.of("docs"), Change.Kind.MISSING), List.of(step(Operation.backup(CONTENT)))))
                .as("a backup without a change beside it")
                .isEmpty();
    }

    private static StepDetail step(Operation operation) {
        return new StepDetail(
                1,
                operation.kind().toString().toLowerCase(Locale.ROOT),
                Json.MAPPER.valueToTree(operation),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                List.of());
    }

    private static List<Disagreement> differing(Optional<String> probe, Change.Kind kind) {
        Change change = new Change(kind, "/rows/0", "[]", "", "", "[]", OptionalInt.of(1), OptionalInt.empty());
        return List.of(new Disagreement(
                Channel.QUERY,
                probe,
                "",
                "embedded",
                List.of("wrong"),
                OptionalInt.of(1),
                OptionalInt.of(0),
                List.of(change),
                new TreeMap<>(),
                new TreeMap<>()));
    }
}
