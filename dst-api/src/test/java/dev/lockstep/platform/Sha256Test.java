package dev.lockstep.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path folder;

    @Test
    void a_text_and_a_file_with_that_text_have_the_published_digest() throws IOException {
        assertThat(Sha256.ofText("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.ofFile(Files.writeString(folder.resolve("abc"), "abc")))
                .isEqualTo(OF_ABC);
    }

    @Test
    void the_boundaries_of_several_texts_count() {
        assertThat(Sha256.ofTexts("ab", "c"))
                .isEqualTo(Sha256.ofTexts("ab", "c"))
                .isNotEqualTo(Sha256.ofTexts("a", "bc"))
                .isNotEqualTo(Sha256.ofTexts("abc"));
    }
}
