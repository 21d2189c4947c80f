package dev.lockstep.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.assembly.Catalogue;
import dev.lockstep.assembly.KnownList;
import dev.lockstep.assembly.Plugins;
import dev.lockstep.known.KnownDifferences;
import dev.lockstep.known.KnownListException;
import dev.lockstep.known.Vocabulary;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The list of known differences, with the witnesses in the box beside it. */
class KnownListFuzzTest {

    private static final Path WITNESSES = Path.of("..", "known", "witnesses");

    private static final ScratchFile FILE = ScratchFile.named("jena.yaml");

    private static final Vocabulary VOCABULARY = vocabulary();

    /**
     * There is no writer of a whole list, so it is read again as it is. A list may end after each of its entries; the
     * same id is never there twice.
     */
    static final ParserRule<Listed> RULE = new ParserRule<>(
            "the list of known differences",
            KnownListException.class,
            input -> Listed.of(KnownDifferences.read(FILE.with(input), VOCABULARY)),
            list -> Files.readAllBytes(FILE.path()),
            (list, input) -> list.ids() == items(input),
            (list, input, at) -> true,
            list -> list.ids() == 0);

    /** A range of versions has no equality, so the words of a list are compared. */
    record Listed(int ids, String words) {
        static Listed of(KnownDifferences list) {
            return new Listed(list.all().size() + list.retired().size(), list.toString());
        }
    }

    @FuzzTest
    void list(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }

    private static int items(byte[] input) {
        Object document =
                new Load(LoadSettings.builder().build()).loadFromString(new String(input, StandardCharsets.UTF_8));
        return document instanceof List<?> list ? list.size() : 0;
    }

    private static Vocabulary vocabulary() {
        Catalogue catalogue = Plugins.catalogue(List.of());
        SystemUnderTest system = catalogue.system("jena");
        Path beside = FILE.folder().resolve("witnesses");
        try (Stream<Path> files = Files.list(WITNESSES)) {
            Files.createDirectories(beside);
            for (Path file : files.toList()) {
                Files.copy(file, beside.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new IllegalStateException("the witnesses in the box cannot be copied", e);
        }
        return KnownList.find(catalogue, system, Optional.of(WITNESSES.resolveSibling("jena.yaml")))
                .vocabulary();
    }
}
