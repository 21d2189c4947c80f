package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.shelf.Shelf.Count;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.WrongShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a page shows an arm of an older release whose answer lacks a row. */
class BlamedTest {

    private static final String OLDER = "embedded@0.9";

    @TempDir
    private Path temporary;

    private String page;

    @BeforeEach
    void draw() throws IOException {
        Path folder = temporary.resolve("walk");
        WrongShelf.walk(
                folder,
                List.of(new Put("cup", 1), new Count()),
                List.of("embedded", OLDER, "cli"),
                OLDER,
                BlamedTest::silent);
        // All arms of a shelf have one version; the files say that this one has another.
        for (String file : List.of("plan.json", "report.json")) {
            String text = Files.readString(folder.resolve(file));
            int arm = text.indexOf("\"" + OLDER + "\"", text.indexOf("\"arms\""));
            String rest = text.substring(arm).replaceFirst("\"version\" : \"1\"", "\"version\" : \"0.9\"");
            Files.writeString(folder.resolve(file), text.substring(0, arm) + rest);
        }
        page = Files.readString(Pages.walk(WalkFolder.read(folder), false));
    }

    @Test
    void the_row_is_struck_out_in_its_card_which_is_the_first_and_nothing_is_marked_in_the_others() {
        String[] cards = page.split("<section class=\"arm");

        assertThat(cards[1]).contains(OLDER, "lacks 1 row", "<s><span class=\"data\">[1]</span></s>");
        assertThat(Stream.of(cards).skip(2))
                .hasSize(3)
                .noneMatch(card -> card.contains("<mark>")
                        || card.substring(0, Math.max(0, card.indexOf("</section>")))
                                .contains("differs"));
    }

    @Test
    void arms_of_one_transport_are_named_with_their_releases() {
        assertThat(page).contains(">embedded 1, reference<").contains("<h3><span class=\"data\">embedded 1</span>");
        assertThat(page).contains("<span class=\"data\">cli</span>").doesNotContain(OLDER + " 0.9");
    }

    @Test
    void the_lead_says_which_release_is_older_and_a_line_asks_the_releases_between() {
        assertThat(page)
                .contains("The older release, 0.9, is wrong and 1 is right: mended in 1 or in a release")
                .contains("./lockstep bisect walk --from 0.9 --to 1");
    }

    private static Backend silent(Backend backend) {
        return new ForwardingBackend() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public Outcome apply(Operation operation) throws InterruptedException {
                Outcome answer = backend.apply(operation);
                return operation instanceof Operation.Query && answer instanceof Outcome.Rows rows
                        ? rows.with(List.of())
                        : answer;
            }
        };
    }
}
