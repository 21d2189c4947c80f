package dev.lockstep.machine;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.platform.WholeFile;
import dev.lockstep.report.html.Pages;
import dev.lockstep.report.triage.FoundBucket;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms that {@code --report} can ask for. */
public enum Form {
    /** The page of each walk. A walk with a finding has one anyway, and so has a walk of a campaign. */
    HTML,
    /** {@code junit.xml}, which build servers read. */
    JUNIT,
    /** {@code summary.md}, for the page of a build. */
    MARKDOWN,
    /** Lines that a code host turns into annotations. */
    GITHUB,
    /** {@code lockstep.sarif}, which dashboards of findings read. */
    SARIF;

    /**
     * Writes this form.
     *
     * @param causes the causes of the findings
     * @param folder the folder of the campaign
     * @param log receives what is no file
     */
    public void write(CampaignReport report, List<FoundBucket> causes, Path folder, PrintWriter log)
            throws IOException {
        switch (this) {
            case HTML -> Pages.walks(report);
            case JUNIT -> write(folder.resolve("junit.xml"), JunitReport.text(report, causes));
            case MARKDOWN -> write(folder.resolve("summary.md"), SummaryPage.text(report, causes));
            case SARIF -> write(folder.resolve("lockstep.sarif"), SarifReport.text(causes, folder));
            case GITHUB -> {
                log.print(Annotations.text(report, causes));
                log.flush();
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.write(file, text);
    }

    /** Reads the name of a form. */
    public static Optional<Form> named(String name) {
        return List.of(values()).stream()
                .filter(form -> form.toString().equals(name))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
