package dev.lockstep.workloads.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.GeneratedCommands;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.workload.Aspect;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The workload drawn over its model alone, as if a product kept all its promises. */
class RecordsGenerationTest {

    private static final class Walked {
        final List<String> lines = new ArrayList<>();
        final Map<String, Integer> exercised = new TreeMap<>();
        final Set<String> missing = new TreeSet<>();
        boolean isRecorded = true;
    }

    private static Walked walked(String promises, long seed, int steps) {
        return walked(new RecordsWorkload(Written.promises(promises)), seed, steps, new Walked());
    }

    private static Walked walked(RecordsWorkload workload, long seed, int steps, Walked walked) {
        Alphabet<Store> alphabet = new Alphabet<>(workload.alphabet());
        CommandCodec<Store> codec = new CommandCodec<>(alphabet);
        Store model = CommandStream.drawn(workload, seed, 1).newModel();
        GeneratedCommands<Store> source = new GeneratedCommands<>(new SeedTree(seed), workload.alphabet());
        for (long step = 1; step <= steps; step++) {
            Command<Store> command = source.next(model, step).orElseThrow();
            String kind = alphabet.kindOf(command).name();
            for (Aspect<Store> aspect : alphabet.kindOf(command).aspects()) {
                if (aspect.isMet(model, command)) {
                    walked.missing.remove(kind + ": " + aspect.name());
                }
            }
            Expectation expected = command.expect(model);
            if (expected.exercises()) {
                walked.exercised.merge(kind, 1, Integer::sum);
            }
            if (walked.isRecorded) {
                walked.lines.add(codec.write(command) + " " + alphabet.render(command));
            }
            if (!(expected instanceof Expectation.Refuses)) {
                command.apply(model);
            }
        }
        return walked;
    }

    @Test
    void every_kind_is_exercised_in_a_hundred_and_fifty_steps() {
        RecordsWorkload workload = new RecordsWorkload(Written.promises(Written.PEOPLE));

        for (long seed = 1; seed <= 4; seed++) {
            assertThat(walked(Written.PEOPLE, seed, 150).exercised.keySet())
                    .as("seed %d", seed)
                    .containsAll(new Alphabet<>(workload.alphabet()).names());
        }
    }

    @Test
    void every_aspect_is_met_in_three_thousand_steps() {
        RecordsWorkload workload = new RecordsWorkload(Written.promises(Written.PEOPLE));
        Walked walked = new Walked();
        walked.isRecorded = false;
        workload.alphabet()
                .forEach(kind ->
                        kind.aspects().forEach(aspect -> walked.missing.add(kind.name() + ": " + aspect.name())));

        for (long seed = 1; seed <= 15; seed++) {
            walked(workload, seed, 200, walked);
        }

        assertThat(walked.missing).isEmpty();
    }

    @Test
    void the_same_seed_gives_the_same_walk() {
        assertThat(walked(Written.PEOPLE, 7, 200).lines).isEqualTo(walked(Written.PEOPLE, 7, 200).lines);
        assertThat(walked(Written.PEOPLE, 7, 50).lines).isNotEqualTo(walked(Written.PEOPLE, 8, 50).lines);
    }

    @Test
    void a_few_promises_make_a_small_alphabet() {
        RecordsWorkload workload = new RecordsWorkload(
                Written.promises("{collections: {notes: {fields: {text: {type: text, optional: true}}}}}"));

        assertThat(new Alphabet<>(workload.alphabet()).names())
                .containsExactly(
                        "create",
                        "update",
                        "delete",
                        "createTaken",
                        "createOutside",
                        "updateMissing",
                        "deleteMissing",
                        "read",
                        "readMissing",
                        "list");
    }
}
