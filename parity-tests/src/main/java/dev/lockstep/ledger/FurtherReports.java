package dev.lockstep.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The reports that are not of a walk in lockstep: of faults, storage contexts, actors, and of tests whose result the
 * ledger counts, such as the targets of the fuzzer.
 */
final class FurtherReports {

    /** The dimensions of these reports, as the ledger names them. */
    static final String FAULT = "fault";

    static final String STRIKE = "strike";
    static final String CONTEXT = "context";
    static final String ACTORS = "actors";
    static final String TEST = "test";

    private static final Pattern SUITE = Pattern.compile("<testsuite\\s[^>]*>");

    /** Receives what a report has sampled. */
    interface Samples {
        /**
         * Adds a sample.
         *
         * @param light the command that would light a dark row for which the report has no reason
         */
        void add(LedgerRow row, long times, String seed, String why, String light);
    }

    private final Samples samples;

    FurtherReports(Samples samples) {
        this.samples = samples;
    }

    /** Adds the cells of {@code ./lockstep faults}. */
    void faults(JsonNode report) {
        String system = report.path("system").asString();
        String workload = report.path("workload").asString();
        String seed = report.path("seeds").asString().replaceFirst("[^0-9].*", "");
        for (JsonNode cell : report.path("cells")) {
            JsonNode named = cell.path("cell");
            String name = lower(named.path("phase").asString()) + ": "
                    + lower(named.path("fault").path("kind").asString()) + " on "
                    + lower(named.path("fault").path("call").asString());
            samples.add(
                    new LedgerRow(system, workload, FAULT, name, "embedded"),
                    right(cell, "fired"),
                    seed,
                    whyDark(cell, "fired"),
                    "./lockstep faults --system " + system + " --workload " + workload + " --seeds 1..20 draws for it");
        }
    }

    /** Adds the cells of processes that were struck at their system calls. */
    void strikes(JsonNode report) {
        String system = report.path("system").asString();
        String workload = report.path("workload").asString();
        for (JsonNode cell : report.path("cells")) {
            JsonNode named = cell.path("cell");
            samples.add(
                    new LedgerRow(
                            system,
                            workload,
                            STRIKE,
                            lower(named.path("phase").asString()) + ": "
                                    + lower(named.path("blow").asString()),
                            named.path("arm").asString()),
                    struck(cell),
                    report.path("seeds").asString().replaceFirst("[^0-9].*", ""),
                    whyUnstruck(cell),
                    "./lockstep strikes --system " + system + " strikes there");
        }
    }

    /** Returns how often a blow ended as it must. One after the answer shows nothing. */
    private static long struck(JsonNode cell) {
        return Math.max(0, right(cell, "fell") - outside(cell));
    }

    private static String whyUnstruck(JsonNode cell) {
        return outside(cell) > 0 && right(cell, "fell") > 0 && struck(cell) == 0
                ? "the blows fell after the answer, or met a known finding"
                : whyDark(cell, "fell");
    }

    private static long outside(JsonNode cell) {
        return cell.path("outside").asLong();
    }

    /** Returns how often a cell ended as it must. One wrong end makes it dark, and a known finding shows nothing. */
    private static long right(JsonNode cell, String times) {
        return cell.path("wrong").isEmpty() ? cell.path(times).asLong() - known(cell) : 0;
    }

    /** Returns why a cell that was tried is dark; empty if it is lit, or if it was not tried. */
    private static String whyDark(JsonNode cell, String times) {
        if (!cell.path("wrong").isEmpty()) {
            // Behind its kind an end names the answers, which may be long and hold anything.
            return "a wrong end: " + cell.path("wrong").get(0).asString().replaceFirst("(?s)[^A-Za-z ].*", "");
        }
        return known(cell) > 0 && right(cell, times) == 0
                ? "each end was a known finding: "
                        + String.join(", ", cell.path("known").propertyNames())
                : "";
    }

    private static long known(JsonNode cell) {
        return cell.path("known").properties().stream()
                .mapToLong(page -> page.getValue().asLong())
                .sum();
    }

    /** Adds the cells of {@code ./lockstep contexts}. */
    void contexts(JsonNode report) {
        for (JsonNode cell : report.path("cells")) {
            boolean lit = cell.path("result").asString().equals("parity");
            String system = report.path("system").asString();
            samples.add(
                    new LedgerRow(
                            system,
                            "",
                            CONTEXT,
                            cell.path("workload").asString(),
                            cell.path("arm").asString()),
                    lit ? cell.path("steps").asLong() : 0,
                    report.path("seed").asString(),
                    lit
                            ? ""
                            : cell.path("why").asString("").isEmpty()
                                    ? "the walk ended as " + cell.path("result").asString()
                                    : cell.path("why").asString(),
                    "./lockstep contexts --system " + system);
        }
    }

    /** Adds the arms of a walk with several actors. A history is counted that was judged and is right. */
    void actors(JsonNode report, String system) {
        for (JsonNode arm : report.path("arms")) {
            boolean lit = report.path("verdict").asString().equals("PARITY")
                    && arm.path("unplayed").asString("").isEmpty();
            samples.add(
                    new LedgerRow(
                            system,
                            "",
                            ACTORS,
                            report.path("actors").asString() + " actors, "
                                    + lower(report.path("isolation").asString()),
                            arm.path("arm").asString()),
                    lit ? 1 : 0,
                    report.path("seed").asString(),
                    lit ? "" : arm.path("unplayed").asString(""),
                    "./lockstep run --system " + system + " --actors "
                            + report.path("actors").asString());
        }
    }

    /** Adds a suite of tests, as Surefire writes it. A suite with a failure shows nothing, nor does a skipped test. */
    void tests(Path file) throws IOException {
        Matcher suite = SUITE.matcher(Files.readString(file, StandardCharsets.UTF_8));
        if (!suite.find()) {
            throw new IOException(file + ": there is no <testsuite>; it is not a report of Surefire");
        }
        String name = attribute(suite.group(), "name");
        long failed = Long.parseLong(attribute(suite.group(), "errors"))
                + Long.parseLong(attribute(suite.group(), "failures"));
        long passed =
                Long.parseLong(attribute(suite.group(), "tests")) - Long.parseLong(attribute(suite.group(), "skipped"));
        String simple = name.substring(name.lastIndexOf('.') + 1);
        samples.add(
                new LedgerRow("", "", TEST, simple, "here"),
                failed == 0 ? passed : 0,
                "",
                failed == 0 ? "" : failed + " of its tests failed",
                ".ci/test -Dtest=" + simple);
    }

    private static String attribute(String element, String name) throws IOException {
        Matcher found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(element);
        if (!found.find()) {
            throw new IOException("a <testsuite> has no " + name);
        }
        return found.group(1);
    }

    private static String lower(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
