package dev.lockstep.machine;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Lost;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.triage.FoundBucket;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The result in the XML form of JUnit: each walk is a test. A walk with a finding has failed, one that could not be
 * played is an error, and one that was stopped is skipped. A campaign that exercised too little has a failed test for
 * this, so that no build server shows it as a success.
 */
final class JunitReport {

    private static final Set<Verdict> ERRORS = EnumSet.of(Verdict.FAULT, Verdict.USAGE, Verdict.INFRA);

    /** A build server keeps the text of each failed test in memory. */
    private static final int LONGEST = 100_000;

    private JunitReport() {}

    static String text(CampaignReport report, List<FoundBucket> causes) {
        String suite = report.system() + "." + report.workload();
        StringBuilder cases = new StringBuilder();
        int failures = 0;
        int errors = 0;
        int skipped = 0;
        int tests = report.walks().size();
        for (WalkSummary walk : report.walks()) {
            Verdict verdict = walk.verdict();
            cases.append(opening(suite, "seed " + walk.seed()));
            if (ERRORS.contains(verdict)) {
                errors++;
                cases.append(problem("error", verdict, walk.detail(), walk.detail()));
            } else if (verdict == Verdict.INTERRUPTED) {
                skipped++;
                cases.append("    <skipped message=\"")
                        .append(escaped(OneLine.of(walk.detail(), OneLine.MESSAGE)))
                        .append("\"/>\n");
            } else if (walk.failed()) {
                failures++;
                cases.append(problem("failure", verdict, message(walk, causes), body(walk, causes)));
            }
            cases.append("  </testcase>\n");
        }
        for (Lost part : report.lost()) {
            errors++;
            tests++;
            cases.append(opening(suite, part.what()))
                    .append(problem("error", Verdict.INFRA, part.why(), part.why()))
                    .append("  </testcase>\n");
        }
        Verdict whole = Verdict.valueOf(report.verdict());
        if (failures + errors == 0 && whole != Verdict.PARITY && whole != Verdict.INTERRUPTED) {
            failures++;
            tests++;
            cases.append(opening(suite, "campaign"))
                    .append(problem(
                            "failure",
                            whole,
                            report.notExercised().size() + " not exercised",
                            String.join(
                                    "\n",
                                    report.notExercised().stream()
                                            .map(hole -> hole.what() + " " + hole.name() + " on " + hole.arm() + ": "
                                                    + hole.why())
                                            .toList())))
                    .append("  </testcase>\n");
        }
        if (whole == Verdict.INTERRUPTED && failures + errors + skipped == 0) {
            // Stopped between two walks, so what was asked was not walked.
            skipped++;
            tests++;
            cases.append(opening(suite, "campaign")).append("    <skipped message=\"stopped\"/>\n  </testcase>\n");
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + String.format(
                                Locale.ROOT,
                                "<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\""
                                        + " time=\"%.3f\">%n",
                                escaped(suite),
                                tests,
                                failures,
                                errors,
                                skipped,
                                report.seconds())
                        .replace("\r\n", "\n")
                + cases + "</testsuite>\n";
    }

    private static String opening(String suite, String name) {
        return "  <testcase classname=\"" + escaped(suite) + "\" name=\"" + escaped(name) + "\">\n";
    }

    private static String problem(String element, Verdict verdict, String message, String body) {
        return "    <" + element + " type=\"" + verdict + "\" message=\""
                + escaped(OneLine.of(message, OneLine.MESSAGE)) + "\">" + escaped(cut(body))
                + "</" + element + ">\n";
    }

    private static Optional<FoundBucket> cause(WalkSummary walk, List<FoundBucket> causes) {
        return walk.buckets().stream()
                .flatMap(found -> causes.stream().filter(cause -> cause.bucket().equals(found.bucket())))
                .findFirst();
    }

    private static String message(WalkSummary walk, List<FoundBucket> causes) {
        return cause(walk, causes).map(cause -> cause.smallest().title()).orElse(walk.detail());
    }

    private static String body(WalkSummary walk, List<FoundBucket> causes) {
        StringBuilder body = new StringBuilder(walk.detail());
        cause(walk, causes)
                .ifPresent(cause -> body.append('\n')
                        .append(cause.smallest().standing().sentence())
                        .append("\nbucket ")
                        .append(cause.bucket())
                        .append(", smallest in seed ")
                        .append(cause.smallest().walk().seed()));
        walk.firstDifference().ifPresent(first -> body.append('\n').append(first));
        return body.toString();
    }

    private static boolean turns(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String cut(String body) {
        int characters = body.codePointCount(0, body.length());
        return characters <= LONGEST
                ? body
                : body.substring(0, body.offsetByCodePoints(0, LONGEST)) + "…\n(cut; report.json of the walk has all)";
    }

    /**
     * XML cannot have most control characters at all, so they are written as their numbers. So are the characters that
     * turn the text of the page around them.
     */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\n' -> escaped.append("&#10;");
                case '\t' -> escaped.append("&#9;");
                default -> {
                    boolean allowed = character >= 0x20
                            && !(character >= 0x7f && character <= 0x9f)
                            && !turns(character)
                            && !(character >= 0xd800 && character <= 0xdfff)
                            && character != 0xfffe
                            && character != 0xffff;
                    escaped.append(
                            allowed ? Character.toString(character) : String.format(Locale.ROOT, "\\u%04x", character));
                }
            }
        });
        return escaped.toString();
    }
}
