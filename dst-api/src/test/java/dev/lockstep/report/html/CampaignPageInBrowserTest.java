package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.platform.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

@InBrowser
class CampaignPageInBrowserTest {

    @TempDir
    private Path temporary;

    private Browser browser;

    @BeforeEach
    void take(Browser given) {
        browser = given;
    }

    @Test
    void each_cause_has_its_title_and_every_walk_is_one_click_away(TestReporter reporter) throws IOException {
        CampaignReport campaign = SampleCampaign.red(temporary, 12);
        Pages.walks(campaign);
        browser.open(Pages.campaign(campaign));

        assertThat(browser.find("h1").getText()).isEqualTo("1 cause in 12 walks");
        assertThat(browser.texts("table.causes tbody tr"))
                .singleElement()
                .asString()
                .contains(
                        "outside: put ",
                        " counts 7 as affected, and not 1",
                        campaign.buckets().get(0).bucket());
        assertThat(browser.texts(".strip li")).hasSize(12).startsWith("1", "2");
        assertThat(browser.all(".strip li.bad").size()
                        + browser.all(".strip li.good").size()
                        + browser.all(".strip li.warn").size())
                .isEqualTo(12);
        assertThat(browser.all("svg rect.bar")).hasSize(12);
        assertThat(browser.requests()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
        browser.picture(reporter, "campaign");

        browser.find(".strip li:nth-child(5) a").click();
        assertThat(browser.text()).contains("seed 5");
        browser.find("header a").click();
        assertThat(browser.find("h1").getText()).isEqualTo("1 cause in 12 walks");
    }

    @Test
    void hostile_texts_of_the_walks_are_shown_and_do_nothing(TestReporter reporter) throws IOException {
        CampaignReport campaign = SampleCampaign.red(temporary, 7);
        for (int seed = 1; seed <= 7; seed++) {
            Hostile.in(temporary.resolve("seed-" + seed));
        }
        browser.open(Pages.campaign(campaign));

        assertThat(browser.run("return window.pwned")).isNull();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
        assertThat(browser.all("img, iframe, body style, [onerror], [onload]")).isEmpty();
        assertThat(browser.texts("table.grid td.name")).anyMatch(name -> name.contains("<img src=x onerror="));
        assertThat(browser.texts("table.causes a")).anyMatch(title -> title.contains("<img src=x onerror="));
        browser.picture(reporter, "campaign-hostile");
    }

    @Test
    void a_hole_of_the_grid_is_named_by_a_word() throws IOException {
        browser.open(Pages.campaign(SampleCampaign.green(temporary, 2)));

        assertThat(browser.find("h1").getText()).isEqualTo("No finding in 2 walks");
        assertThat(browser.texts("table.grid tbody tr")).anyMatch(row -> row.matches("put \\d+ \\d+"));
        assertThat(browser.texts("table.grid tbody tr")).contains("reopen implicit implicit");
        assertThat(browser.texts("tr.aspect")).anyMatch(row -> row.startsWith("a thing of a size"));
    }

    @Test
    void a_walk_without_a_page_is_linked_to_its_report() throws IOException {
        browser.open(Pages.campaign(SampleCampaign.green(temporary, 1)));

        assertThat(browser.find(".strip a").getDomAttribute("href")).isEqualTo("seed-1/report.json");
    }

    @Test
    void a_walk_whose_folder_is_gone_keeps_its_place_without_a_link() throws IOException {
        CampaignReport campaign = SampleCampaign.green(temporary, 2);
        new FileTree(temporary.resolve("seed-2")).delete();
        browser.open(Pages.campaign(campaign));

        assertThat(browser.texts(".strip a")).containsExactly("1");
        assertThat(browser.texts(".strip span")).containsExactly("2");
    }
}
