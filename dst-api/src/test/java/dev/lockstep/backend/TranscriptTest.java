package dev.lockstep.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {

    @TempDir
    private Path root;

    private ArmFolder folder;
    private Transcript transcript;

    @BeforeEach
    void open() throws IOException {
        folder = ArmFolder.create(root.resolve("arm"));
        transcript = folder.transcript();
    }

    @Test
    void the_folders_of_this_machine_are_not_in_it() {
        transcript.opened("url", "jdbc:h2:file:" + folder.data() + "/db");
        transcript.ask("BACKUP TO '" + folder.scratch() + "/backup.zip'");

        assertThat(transcript.opened()).isEqualTo(Map.of("url", "jdbc:h2:file:{data}/db"));
        assertThat(transcript.take()).containsExactly("BACKUP TO '{scratch}/backup.zip'");
    }

    @Test
    void each_operation_has_only_its_own_part() {
        transcript.ask("ANALYZE");
        transcript.ask("SHUTDOWN COMPACT");
        assertThat(transcript.take()).containsExactly("ANALYZE", "SHUTDOWN COMPACT");
        assertThat(transcript.take()).isEmpty();
    }

    @Test
    void a_question_that_is_repeated_until_it_is_answered_is_noted_once() {
        for (String request : new String[] {"POST /compact", "GET /task", "GET /task", "GET /task"}) {
            transcript.ask(request);
        }
        assertThat(transcript.take()).containsExactly("POST /compact", "GET /task");
    }

    @Test
    void the_status_of_an_answer_follows_its_question() {
        transcript.answered(500);
        transcript.ask("POST /update");
        transcript.answered(202);
        for (int i = 0; i < 3; i++) {
            transcript.ask("GET /task");
            transcript.answered(201 - i / 2);
        }

        assertThat(transcript.take())
                .containsExactly("POST /update\n# HTTP status 202", "GET /task\n# HTTP status 200");
        transcript.ask("GET /task");
        assertThat(transcript.take()).containsExactly("GET /task");
    }

    @Test
    void reads_with_the_same_words_stay_apart_and_each_has_its_status() {
        transcript.ask("connect");
        for (int status : new int[] {200, 500}) {
            transcript.read();
            transcript.ask("GET /rows");
            transcript.answered(status);
        }
        transcript.read();

        assertThat(transcript.takeReads())
                .isEqualTo(new Transcript.Taken(
                        List.of("connect", "GET /rows\n# HTTP status 200", "GET /rows\n# HTTP status 500"),
                        List.of(
                                List.of("connect", "GET /rows\n# HTTP status 200"),
                                List.of("connect", "GET /rows\n# HTTP status 500"),
                                List.of("connect"))));
        assertThat(transcript.takeReads().reads()).isEmpty();
    }

    @Test
    void a_line_of_a_request_is_no_status() {
        for (String words : new String[] {"POST /\n# HTTP status 500", "POST /\n# a note"}) {
            transcript.ask(words);
            String unanswered = transcript.take().get(0);
            transcript.ask(words);
            transcript.answered(200);

            assertThat(Noted.of(unanswered).status()).isEmpty();
            assertThat(Noted.of(unanswered).words().strip()).isEqualTo(words);
            assertThat(Noted.of(transcript.take().get(0))).isEqualTo(new Noted(words, Optional.of("HTTP status 200")));
        }
    }

    @Test
    void a_long_text_and_a_long_list_are_cut_and_say_so() {
        transcript.ask("x".repeat(3_000));
        for (int i = 1; i <= 110; i++) {
            transcript.ask("statement " + i);
        }
        assertThat(transcript.take())
                .hasSize(101)
                .startsWith("x".repeat(2_000) + "... (3000 characters)", "statement 1")
                .endsWith("statement 99", "(and 11 more)");
    }
}
