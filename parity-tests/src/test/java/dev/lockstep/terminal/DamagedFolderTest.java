package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Json;
import dev.lockstep.op.Row;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.PlannedWalk;
import dev.lockstep.report.Recording;
import dev.lockstep.report.html.Pages;
import dev.lockstep.report.triage.CampaignFolder;
import dev.lockstep.report.triage.DivergenceJson;
import dev.lockstep.report.triage.FindingFile;
import dev.lockstep.report.triage.FoundBucket;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.WrongShelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A folder may come from a full disk, from another release, or from somebody who means harm. It is still read. */
class DamagedFolderTest {

    private static final List<String> FILES =
            List.of(PlannedWalk.FILE, Recording.COMMANDS, Recording.JOURNAL, Recording.REPORT);

    private static final String HOSTILE =
            "\u001b[2J</script><img src=x>\u0000\u202e`|'\"$(id)\ud800 ../../x\n::error::";

    @TempDir
    private Path temporary;

    private Path folder;
    private Path damaged;

    @BeforeEach
    void walk() {
        folder = temporary.resolve("walk");
        damaged = temporary.resolve("damaged");
        WrongShelf.divergence(
                folder,
                List.of(new Put("cup", 1), new Put("bowl", 2), new Put("jug", 3)),
                "wrong",
                WrongShelf.rows(rows -> {
                    List<Row> more = new ArrayList<>(rows);
                    more.add(Row.of(Cell.text("ghost"), Cell.number(1)));
                    return more;
                }));
    }

    private void copy() throws IOException {
        new FileTree(damaged).delete();
        Files.createDirectory(damaged);
        for (String file : FILES) {
            Files.copy(folder.resolve(file), damaged.resolve(file));
        }
    }

    /** Shows everything that there is to show, and returns it. */
    private String triaged() throws IOException {
        CampaignFolder read = CampaignFolder.read(damaged);
        Optional<FoundBucket> shown = read.buckets().stream().findFirst();
        StringBuilder all = new StringBuilder(
                new TriagePage(read, Optional.empty(), shown, new Paste("./lockstep", unused -> "WALK", 100)).text());
        shown.ifPresent(found -> all.append(DivergenceJson.of(found.smallest())));
        WalkFolder walk = WalkFolder.read(damaged);
        FindingFile.write(walk);
        all.append(Files.readString(Pages.walk(walk, false)));
        return all.toString();
    }

    private void assertIsTriaged(String how) {
        assertThatCode(this::triaged).as(how).doesNotThrowAnyException();
    }

    @Test
    void a_file_that_is_cut_off_anywhere_costs_no_more_than_its_end() throws IOException {
        Random random = new Random(1);
        for (String file : FILES) {
            byte[] whole = Files.readAllBytes(folder.resolve(file));
            for (int i = 0; i < 20; i++) {
                int length = random.nextInt(whole.length);
                copy();
                Files.write(damaged.resolve(file), Arrays.copyOf(whole, length));
                assertIsTriaged(file + " is cut off after " + length);
            }
        }
    }

    @Test
    void a_file_whose_end_is_zeros_as_a_lost_machine_leaves_it_is_read_up_to_there() throws IOException {
        copy();
        byte[] journal = Files.readAllBytes(folder.resolve(Recording.JOURNAL));
        Arrays.fill(journal, journal.length / 2, journal.length, (byte) 0);
        Files.write(damaged.resolve(Recording.JOURNAL), journal);

        assertThat(triaged()).contains("journal.jsonl is cut off in line");
    }

    @Test
    void bytes_that_were_changed_are_no_fault_of_the_reader() throws IOException {
        Random random = new Random(2);
        for (String file : FILES) {
            byte[] whole = Files.readAllBytes(folder.resolve(file));
            for (int i = 0; i < 40; i++) {
                byte[] changed = whole.clone();
                for (int times = random.nextInt(3); times >= 0; times--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                copy();
                Files.write(damaged.resolve(file), changed);
                assertIsTriaged(file + ": " + new String(changed, StandardCharsets.UTF_8));
            }
        }
    }

    /** Each place of each file has, in turn, a value of another type, a huge one, none, and a text that means harm. */
    @Test
    void a_value_that_nobody_expects_is_no_fault_of_the_reader() throws IOException {
        for (String file : FILES) {
            List<String> lines = file.endsWith("l")
                    ? Files.readAllLines(folder.resolve(file))
                    : List.of(Files.readString(folder.resolve(file)));
            for (int line = 0; line < lines.size(); line++) {
                int places = places(Json.tree(lines.get(line)));
                // Every place of a file with one object, and some of each line of the others.
                int stride = lines.size() == 1 ? 3 : 1 + places / 4;
                for (int place = line % stride; place < places; place += stride) {
                    JsonNode other = others().get((place + line) % others().size());
                    List<String> changed = new ArrayList<>(lines);
                    changed.set(line, with(Json.tree(lines.get(line)), place, other));
                    copy();
                    Files.write(damaged.resolve(file), changed);
                    assertIsTriaged(file + ", line " + (line + 1) + ": " + changed.get(line));
                }
            }
        }
    }

    private static List<JsonNode> others() {
        return List.of(
                StringNode.valueOf(HOSTILE),
                Json.tree("-1"),
                Json.tree("1e400"),
                Json.tree("99999999999999999999"),
                Json.tree("null"),
                Json.tree("[]"),
                Json.tree("{\"a\":[[]]}"),
                Json.tree("true"),
                StringNode.valueOf(""));
    }

    private static int places(JsonNode node) {
        int places = 0;
        for (JsonNode inside : node) {
            places += 1 + places(inside);
        }
        return places;
    }

    /** Returns the text with another value at a place, counted depth first. */
    private static String with(JsonNode node, int place, JsonNode other) {
        replace(node, new int[] {place}, other);
        return Json.MAPPER.writeValueAsString(node);
    }

    private static boolean replace(JsonNode node, int[] left, JsonNode other) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                if (left[0]-- == 0) {
                    object.set(name, other);
                    return true;
                }
                if (replace(object.get(name), left, other)) {
                    return true;
                }
            }
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (left[0]-- == 0) {
                    array.set(i, other);
                    return true;
                }
                if (replace(array.get(i), left, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void a_report_of_a_later_release_is_named_and_the_journal_tells_the_finding() throws IOException {
        copy();
        String report = Files.readString(folder.resolve(Recording.REPORT));
        ObjectNode later = (ObjectNode) Json.tree(report);
        later.put("lockstep", 99).put("aField", "that nobody knows today");
        Files.writeString(damaged.resolve(Recording.REPORT), later.toString());

        assertThat(triaged()).contains("report.json", "99", "ghost");
    }

    @Test
    void a_folder_of_nothing_but_empty_files_is_said_to_lack_everything() throws IOException {
        Files.createDirectory(damaged);
        for (String file : FILES) {
            Files.createFile(damaged.resolve(file));
        }

        assertThat(triaged()).contains("report.json", "journal");
    }
}
