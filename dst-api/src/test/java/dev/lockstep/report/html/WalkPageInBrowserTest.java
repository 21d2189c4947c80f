package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.report.triage.WalkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

@InBrowser
class WalkPageInBrowserTest {

    @TempDir
    private Path temporary;

    private Browser browser;

    @BeforeEach
    void take(Browser given) {
        browser = given;
    }

    @Test
    void the_verdict_the_title_and_who_stands_alone_come_first(TestReporter reporter) throws IOException {
        open(SampleWalk.diverged(temporary.resolve("walk")));

        assertThat(browser.text().lines().limit(20).toList())
                .startsWith("DIVERGED")
                .anyMatch(line -> line.contains("all lacks 1 of 4 rows"))
                .anyMatch(line -> line.startsWith("slow stands alone; "));
        assertThat(browser.texts(".arm.apart h3")).singleElement().asString().contains("slow", "stands alone");
        assertThat(browser.texts("table.changes tr.differs"))
                .singleElement()
                .asString()
                .contains("row 4", "lacks it");
        assertThat(browser.complaints()).isEmpty();
        browser.picture(reporter, "walk");
    }

    @Test
    void the_shortest_script_is_in_the_lead_and_whoever_is_blamed_comes_first(TestReporter reporter)
            throws IOException {
        open(SampleWalk.shrunk(temporary.resolve("walk")));

        assertThat(browser.texts("dl.lead dd")).anyMatch(text -> text.startsWith("4 commands instead of 11; in it,"));
        assertThat(browser.texts("ol.script li")).hasSize(4).last().asString().contains("put pan 4");
        assertThat(browser.texts(".arm h3")).first().asString().contains("slow");
        browser.picture(reporter, "walk-shrunk");

        browser.run("document.querySelector('ol.script code').textContent = 'x'.repeat(3000)");
        assertThat(browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("a long word makes no line longer than the page")
                .isEqualTo(0L);
    }

    @Test
    void the_page_asks_for_nothing() throws IOException {
        open(SampleWalk.diverged(temporary.resolve("walk")));

        assertThat(browser.requests()).isEmpty();
    }

    @Test
    void the_browser_would_have_seen_a_request() throws IOException {
        Path page = Files.writeString(temporary.resolve("asks.html"), "<img src='http://127.0.0.1:9/x.png'>");
        browser.open(page);

        assertThat(browser.requests()).containsExactly("http://127.0.0.1:9/x.png");
    }

    @Test
    void the_end_of_an_arm_s_log_is_on_the_page_as_text() throws IOException {
        // A walk that was killed has the logs of the arms' programs alone.
        the_log_is_on_the_page("arms/slow/scratch/program.log");
        the_log_is_on_the_page("logs/slow.log");
    }

    private void the_log_is_on_the_page(String name) throws IOException {
        Path folder = temporary.resolve(name.replace('/', '-'));
        WalkFolder walk = SampleWalk.diverged(folder);
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), "started in " + walk.folder() + "\n<b>the end</b>\u001B[2J\n");
        open(WalkFolder.read(walk.folder()));

        browser.run("document.querySelectorAll('#logs details').forEach(each => { each.open = true; })");

        assertThat(browser.find("#logs").getText()).contains(name, "started in {walk}", "<b>the end</b>ESC[2J");
    }

    @Test
    void an_address_that_got_into_the_page_would_still_not_be_asked_for() throws IOException {
        open(SampleWalk.diverged(temporary.resolve("walk")));

        browser.run("const image = new Image(); image.src = 'http://127.0.0.1:9/x'; document.body.append(image);"
                + "const script = document.createElement('script'); script.textContent = 'window.pwned = 1';"
                + "document.body.append(script);");

        assertThat(browser.complaints())
                .anyMatch(complaint -> complaint.contains("Content Security Policy"))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(browser.run("return window.pwned")).isNull();
    }

    @Test
    void it_can_be_read_without_a_script(TestReporter reporter) throws IOException {
        browser.withoutScript();
        open(SampleWalk.diverged(temporary.resolve("walk")));

        assertThat(browser.text())
                .contains(
                        "DIVERGED",
                        "slow: after ",
                        "lacks 1 of 4",
                        "stands alone",
                        "lacks it",
                        "LS-0001",
                        "./lockstep replay")
                .contains("The list of all steps needs JavaScript");
        browser.picture(reporter, "walk-without-script");
    }

    @Test
    void hostile_texts_are_shown_and_do_nothing(TestReporter reporter) throws IOException {
        SampleWalk.shrunk(temporary.resolve("walk"));
        WalkFolder walk = Hostile.in(temporary.resolve("walk"));
        assertThat(walk.missing()).isEmpty();
        assertThat(walk.divergences()).isNotEmpty();
        open(walk);

        browser.run("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        browser.type("j");

        assertThat(browser.run("return window.pwned")).isNull();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
        assertThat(browser.all("img, iframe, object, body style, svg[onload], [onerror], [onclick]"))
                .isEmpty();
        assertThat(browser.all("script")).hasSize(2);
        assertThat(browser.run("let comments = 0; const walker = document.createTreeWalker(document,"
                        + " NodeFilter.SHOW_COMMENT); while (walker.nextNode()) comments++; return comments"))
                .isEqualTo(0L);
        assertThat(browser.texts(".arm h3"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(name -> name.contains("model") || name.contains("<img src=x onerror=\"window.pwned=1\">"));
        assertThat(browser.texts(".arm h3 .unseen")).contains("U+202E", "U+2028", "NUL", "ESC", "CR", "⏎");
        assertThat(browser.texts(".unseen")).contains("U+D800");
        assertThat(browser.texts(".step .kind")).anyMatch(kind -> kind.contains("<svg onload=window.pwned=2>"));
        browser.picture(reporter, "walk-hostile");
    }

    @Test
    void a_read_that_differs_has_the_request_of_each_arm_its_status_and_the_definitions(TestReporter reporter)
            throws IOException {
        open(SampleWalk.requested(temporary.resolve("walk")));

        assertThat(browser.find("section.disagreement .asked").getText())
                .isEqualToIgnoringWhitespace("inside, outside were asked the statement itself."
                        + " slow (HTTP status 200) was asked by: GET /shelf?list");
        assertThat(browser.text())
                .containsSubsequence("The schema it concerns", "CREATE SHELF list (name TEXT, size INT)");
        assertThat(browser.texts(".arm.apart pre"))
                .anyMatch(text -> text.matches("(?s)POST /shelf put .*# HTTP status 200"));
        browser.picture(reporter, "walk-requested");
    }

    @Test
    void hostile_requests_and_definitions_do_nothing() throws IOException {
        SampleWalk.requested(temporary.resolve("walk"));
        open(Hostile.in(temporary.resolve("walk")));

        browser.run("document.querySelectorAll('details').forEach(each => { each.open = true; })");

        assertThat(browser.text()).contains("GET /shelf?list", "HTTP status 200", "CREATE SHELF list");
        assertThat(browser.run("return window.pwned")).isNull();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.all("img, iframe, object, body style, svg[onload], [onerror], [onclick]"))
                .isEmpty();
        assertThat(browser.all("script")).hasSize(2);
        assertThat(browser.run("return /[\\u202A-\\u202E\\u2066-\\u2069]/.test(document.body.innerText)"))
                .isEqualTo(false);
    }

    @Test
    void a_text_that_turns_its_direction_does_not_turn_the_text_around_it() throws IOException {
        SampleWalk.diverged(temporary.resolve("walk"));
        open(Hostile.in(temporary.resolve("walk")));

        assertThat(browser.run("return [...document.querySelectorAll('.data')].every(each =>"
                        + " getComputedStyle(each).unicodeBidi === 'isolate')"))
                .isEqualTo(true);
        assertThat(browser.run("return /[\\u202A-\\u202E\\u2066-\\u2069]/.test(document.body.innerText)"))
                .isEqualTo(false);
    }

    @Test
    void the_keys_j_and_k_go_through_the_steps() throws IOException {
        open(SampleWalk.agreed(temporary.resolve("walk")));

        browser.type("j", "j", "j", "k");

        assertThat(browser.texts(".step.chosen .n")).containsExactly("2");
        assertThat(browser.texts("#step-detail h3")).singleElement().asString().startsWith("Step 2, ");
    }

    @Test
    void the_step_with_the_finding_is_chosen_at_first_and_by_a_key() throws IOException {
        WalkFolder walk = SampleWalk.diverged(temporary.resolve("walk"));
        open(walk);
        String finding = Long.toString(walk.divergences().get(0).step());
        assertThat(browser.texts(".step.chosen .n")).containsExactly(finding);

        browser.type("k", "k", "f");

        assertThat(browser.texts(".step.chosen .n")).containsExactly(finding);
        assertThat(browser.texts(".step.finding .note")).containsExactly("finding");
    }

    @Test
    void a_step_that_is_known_is_marked_as_known() throws IOException {
        open(SampleWalk.known(temporary.resolve("walk")));

        assertThat(browser.texts(".step.known .note")).isNotEmpty().containsOnly("known");
    }

    @Test
    void the_steps_are_filtered_by_words() throws IOException {
        open(SampleWalk.agreed(temporary.resolve("walk")));

        browser.type("/");
        browser.type("count");

        assertThat(browser.texts(".step .kind")).isNotEmpty().containsOnly("count");
        assertThat(browser.find("#step-count").getText()).matches("\\d+ of 40 steps");
        browser.escape();
        browser.type("j");
        assertThat(browser.texts(".step.chosen .kind")).containsExactly("count");
    }

    @Test
    void a_question_mark_shows_the_keys_and_escape_hides_them(TestReporter reporter) throws IOException {
        open(SampleWalk.agreed(temporary.resolve("walk")));

        browser.type("?");

        assertThat(browser.find("#help").isDisplayed()).isTrue();
        assertThat(browser.find("#help").getText()).contains("filter the steps");
        browser.picture(reporter, "help");
        browser.escape();
        assertThat(browser.find("#help").isDisplayed()).isFalse();
    }

    @Test
    void a_command_is_copied_with_the_folder_from_which_the_page_was_opened() throws IOException {
        Path folder = temporary.resolve("it's here");
        open(SampleWalk.diverged(folder));
        browser.mayReadClipboard();

        browser.find("button.copy").click();

        String expected = "'" + folder.toString().replace("'", "'\\''") + "'";
        assertThat(
                        (String)
                                browser.runAsync(
                                        "const done = arguments[0];"
                                                + "setTimeout(() => navigator.clipboard.readText().then(done, refused => done('' + refused)), 300)"))
                .startsWith("./lockstep ")
                .contains(expected);
        assertThat(browser.find("button.copy").getText()).isEqualTo("Copied");
    }

    @Test
    void it_is_dark_where_the_reader_likes_it_dark(TestReporter reporter) throws IOException {
        WalkFolder walk = SampleWalk.diverged(temporary.resolve("walk"));
        open(walk);
        List<Integer> light = colour("background-color");
        browser.inDarkness();

        assertThat(light).allMatch(part -> part > 200);
        assertThat(colour("background-color")).allMatch(part -> part < 60);
        assertThat(colour("color")).allMatch(part -> part > 180);
        browser.picture(reporter, "walk-dark");
    }

    @Test
    void on_paper_there_is_nothing_to_click(TestReporter reporter) throws IOException {
        open(SampleWalk.diverged(temporary.resolve("walk")));
        browser.onPaper();

        assertThat(browser.all("nav, button, #filter")).isNotEmpty().noneMatch(each -> each.isDisplayed());
        assertThat(browser.text()).contains("stands alone", "lacks it");
        browser.picture(reporter, "walk-on-paper");
    }

    @Test
    void of_ten_thousand_steps_only_those_in_sight_are_in_the_document(TestReporter reporter) throws IOException {
        open(ManySteps.in(temporary.resolve("many"), 10_000));

        assertThat(browser.all(".step")).hasSizeLessThan(100);
        assertThat(browser.texts(".step.chosen .n")).containsExactly("10000");
        browser.type("/");
        browser.type("thing 4711", Keys.ENTER);
        assertThat(browser.texts(".step .n")).containsExactly("4711");
        browser.picture(reporter, "ten-thousand-steps");
    }

    private void open(WalkFolder walk) throws IOException {
        browser.open(Pages.walk(walk, false));
    }

    private List<Integer> colour(String property) {
        String colour =
                (String) browser.run("return getComputedStyle(document.body).getPropertyValue(arguments[0])", property);
        return java.util.regex.Pattern.compile("\\d+")
                .matcher(colour)
                .results()
                .limit(3)
                .map(part -> Integer.valueOf(part.group()))
                .toList();
    }
}
