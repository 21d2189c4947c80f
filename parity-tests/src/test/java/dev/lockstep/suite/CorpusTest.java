package dev.lockstep.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.corpus.CorpusEntry;
import dev.lockstep.junit.ParityTest;
import dev.lockstep.stream.CommandFile;
import dev.lockstep.stream.CommandFileHeader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every shrunk finding of the corpus, and a short walk after those of a workload. A finding that shows something else
 * needs a person, even if its bug is gone.
 */
class CorpusTest {

    private static final Path CORPUS = Path.of("corpus");

    @ParityTest(
            system = "h2",
            workload = "social",
            arms = "embedded",
            seeds = "1",
            steps = 150,
            settings = "server.launcher=process",
            known = "known/h2.yaml",
            corpus = "corpus")
    void the_findings_of_h2_are_shown() {}

    @ParityTest(
            system = "jena",
            workload = "social",
            arms = "embedded",
            seeds = "1",
            steps = 60,
            only = {"insertPersons", "insertDocs", "insertKnows", "insertPersonsOnBranch", "putTerm", "findPerson"},
            settings = "server.launcher=process",
            known = "known/jena.yaml",
            corpus = "corpus")
    void the_findings_of_jena_are_shown() {}

    @Test
    void every_entry_is_of_a_workload_that_is_played_here() throws Exception {
        Set<String> played = Arrays.stream(CorpusTest.class.getDeclaredMethods())
                .flatMap(method -> Optional.ofNullable(method.getAnnotation(ParityTest.class)).stream())
                .map(test -> test.system() + ", " + test.workload())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> filed = new TreeSet<>();
        for (Path file : CorpusEntry.all(CORPUS)) {
            CommandFileHeader header = CommandFile.readHeader(file);
            filed.add(header.system() + ", " + header.workload());
        }

        assertThat(played).containsAll(filed);
        assertThat(filed).isNotEmpty();
    }
}
