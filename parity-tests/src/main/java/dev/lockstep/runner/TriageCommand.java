package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.Reason;
import dev.lockstep.report.html.Pages;
import dev.lockstep.report.triage.CampaignFolder;
import dev.lockstep.report.triage.DivergenceJson;
import dev.lockstep.report.triage.FoundBucket;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.terminal.Browser;
import dev.lockstep.terminal.Paste;
import dev.lockstep.terminal.TriagePage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code lockstep triage}: shows what a walk or a campaign found, from its folder alone. */
@CommandLine.Command(
        name = "triage",
        description = {
            "Shows what a walk or a campaign found, from its folder alone: the causes, then one of them in full.",
            "Nothing is played. A walk that was killed is shown as far as it got, and what is missing is named.",
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "  0:the folder was read, whatever it holds",
            ExitCodes.USAGE,
            ExitCodes.FAULT,
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./lockstep triage lockstep-out/h2-seed-1                    one walk",
            "  ./lockstep triage lockstep-out/h2-seeds-1..20               a campaign: each cause once",
            "  ./lockstep triage NEW --since OLD                           what is new, gone and still there",
            "  ./lockstep triage lockstep-out/h2-seed-1 --open             the page, in a browser",
        })
final class TriageCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "The folder of a walk or of a campaign.")
    private Path folder;

    @Option(
            names = "--bucket",
            paramLabel = "BUCKET",
            description = "The cause to show in full, by the beginning of its name. Default: the most frequent one.")
    private Optional<String> bucket = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "FOLDER",
            description = "An earlier walk or campaign: each cause is said to be new, gone or still there.")
    private Optional<Path> since = Optional.empty();

    @ArgGroup
    private Form form = new Form();

    /** The form of the output, if it is not text for people. */
    private static final class Form {
        @Option(names = "--json", description = "Print it as JSON on standard output, and nothing else there.")
        private boolean json;

        @Option(
                names = "--open",
                description = "Open the page of the walk in a browser: $BROWSER, or xdg-open if it is not set.")
        private boolean open;
    }

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        CampaignFolder read = read(folder);
        Optional<CampaignFolder> earlier = since.map(TriageCommand::read);
        Optional<FoundBucket> shown = shown(read);
        PrintWriter out = spec.commandLine().getOut();
        if (form.json) {
            out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json(read, earlier)));
        } else if (form.open) {
            open(shown.map(found -> found.smallest().walk().folder()).orElse(folder), out);
        } else {
            out.print(new TriagePage(read, earlier, shown, Paste.here(System.getenv())).text());
        }
        out.flush();
        return Verdict.PARITY.exitCode();
    }

    private static CampaignFolder read(Path folder) {
        try {
            return CampaignFolder.read(folder);
        } catch (IOException e) {
            throw new InputException(e.getMessage(), e);
        }
    }

    private Optional<FoundBucket> shown(CampaignFolder read) {
        if (bucket.isEmpty()) {
            return read.buckets().stream().findFirst();
        }
        List<String> names = read.buckets().stream().map(FoundBucket::bucket).toList();
        return Optional.of(read.bucket(bucket.get())
                .orElseThrow(() -> new InputException("--bucket: "
                        + (names.stream().anyMatch(name -> name.startsWith(bucket.get()))
                                ? bucket.get() + " is the beginning of several; write more of it"
                                : "there is no " + bucket.get())
                        + "; " + folder + " has "
                        + (names.isEmpty() ? "no finding" : String.join(", ", names)))));
    }

    private void open(Path walk, PrintWriter out) {
        Path page;
        try {
            // It is drawn again, because the folder may have more than it had then: a shorter script, reproducers.
            page = Pages.walk(WalkFolder.read(walk), Files.exists(walk.resolveSibling(Pages.CAMPAIGN)))
                    .toAbsolutePath()
                    .normalize();
        } catch (IOException e) {
            throw new InputException(
                    "the page cannot be drawn: " + Reason.of(e) + "; "
                            + Paste.here(System.getenv()).line("triage", walk.toString()) + " shows the same here",
                    e);
        }
        out.println(Browser.open(page, System.getenv())
                .map(reason -> reason + "; the page is " + page)
                .orElse("opened " + page));
    }

    private static ObjectNode json(CampaignFolder read, Optional<CampaignFolder> earlier) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("lockstep", 1)
                .put("folder", read.folder().toString())
                .put("walks", read.walks());
        ArrayNode buckets = json.putArray("buckets");
        for (FoundBucket found : read.buckets()) {
            ObjectNode one = buckets.addObject()
                    .put("bucket", found.bucket())
                    .put("title", found.smallest().title())
                    .put("findings", found.findings());
            one.set("seeds", Json.MAPPER.valueToTree(found.seeds()));
            earlier.ifPresent(old -> one.put("since", old.bucket(found.bucket()).isPresent() ? "still there" : "new"));
            one.set("divergence", DivergenceJson.of(found.smallest()));
        }
        earlier.ifPresent(old -> {
            ArrayNode gone = json.putArray("gone");
            old.buckets().stream()
                    .filter(each -> read.bucket(each.bucket()).isEmpty())
                    .forEach(each -> gone.addObject()
                            .put("bucket", each.bucket())
                            .put("title", each.smallest().title()));
        });
        json.set("missing", Json.MAPPER.valueToTree(read.missing()));
        return json;
    }
}
