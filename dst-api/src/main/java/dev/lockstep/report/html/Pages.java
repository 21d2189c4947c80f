package dev.lockstep.report.html;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.platform.WholeFile;
import dev.lockstep.report.triage.WalkFolder;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes pages into the folders that they are about. A page that is there is always complete. */
public final class Pages {

    /** The page of a walk, in its folder. */
    public static final String WALK = WalkFolder.PAGE;

    /** The page of a campaign, in the folder around its walks. */
    public static final String CAMPAIGN = "index.html";

    /** The walks of a campaign that have a page even if they found nothing. */
    private static final int WITH_PAGE = 50;

    private Pages() {}

    /**
     * Writes the page of a walk.
     *
     * @param inCampaign whether the folder around it has, or will have, the page of a campaign
     * @return the file
     */
    public static Path walk(WalkFolder walk, boolean inCampaign) throws IOException {
        return write(walk.folder().resolve(WALK), new WalkPage(walk, inCampaign)::write);
    }

    /**
     * Writes the pages of the walks of a campaign that have none yet, also of those without a finding. It does so for
     * the first walks only, because a page for each of a thousand walks would be a burden.
     */
    public static void walks(CampaignReport campaign) throws IOException {
        Path folder = Path.of(campaign.folder());
        int most = Math.min(WITH_PAGE, campaign.walks().size());
        for (WalkSummary walk : campaign.walks().subList(0, most)) {
            Path walked = Path.of(walk.folder());
            if (Files.notExists(walked.resolve(WALK)) && WalkFolder.isOne(walked)) {
                walk(WalkFolder.read(walked), !walked.equals(folder));
            }
        }
    }

    /**
     * Writes the page of a campaign. It has links to the pages of its walks, or to the reports of those without one.
     *
     * @return the file
     */
    public static Path campaign(CampaignReport campaign) throws IOException {
        return write(Path.of(campaign.folder()).resolve(CAMPAIGN), new CampaignPage(campaign)::write);
    }

    private static Path write(Path file, Consumer<Appendable> page) throws IOException {
        WholeFile.write(file, beside -> draw(beside, page));
        return file;
    }

    private static void draw(Path beside, Consumer<Appendable> page) throws IOException {
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(beside.toFile()), StandardCharsets.UTF_8), 1 << 16)) {
            page.accept(out);
        } catch (UncheckedIOException e) {
            Files.deleteIfExists(beside);
            throw e.getCause();
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
    }
}
