package dev.lockstep.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The text that a person reads in a source or on a page, checked for wording that is not plain English.
 *
 * @param text the whole text of the file
 */
record Prose(String text) {

    /** Each phrase with the words to use in its place. */
    private static final List<Phrase> PHRASES = List.of(
            new Phrase("sign(s|ed|ing)? for", "allow-listed"),
            new Phrase("(hold|holds|held|holding) (\\w+ )?against", "compared with"),
            new Phrase("(let|lets|letting) go", "closes, releases"),
            new Phrase("anew", "again"),
            new Phrase("an? (\\w+ ){1,3}of its own", "separate, its own"),
            new Phrase("(comes|came|come) of (it|them|that)", "outcome"),
            new Phrase("what (comes|came|has come) of", "outcome"),
            new Phrase("(is|are|was|were|as) told", "reported"),
            new Phrase("told apart", "distinguished"),
            new Phrase("what there is of", "the available ones"),
            new Phrase("all the same", "still, anyway"));

    private static final int LONGEST_LINE = 120;

    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*\\s.*?\\*/", Pattern.DOTALL);
    private static final Pattern BEGINS_WITH_WHAT = Pattern.compile("/\\*\\*[\\s*]*What\\b.*", Pattern.DOTALL);

    /** The end of a line within a comment or within a text that is written as several literals. */
    private static final Pattern LINE_BREAK = Pattern.compile("\"\\s*\\+\\s*\"|\\s*\\n\\s*(\\*|//)?\\s*");

    /** A phrase that reads as translated. */
    private record Phrase(Pattern pattern, String instead) {
        Phrase(String pattern, String instead) {
            this(Pattern.compile("\\b" + pattern + "\\b"), instead);
        }
    }

    /** Returns one line for each problem, with the words to use. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        JAVADOC.matcher(text).results().map(MatchResult::group).forEach(javadoc -> {
            if (BEGINS_WITH_WHAT.matcher(javadoc).matches()) {
                problems.add("Javadoc begins with \"What\"; begin with a noun or a verb: " + beginning(javadoc));
            }
            javadoc.lines()
                    .filter(line -> line.length() > LONGEST_LINE)
                    .forEach(line -> problems.add("longer than " + LONGEST_LINE + " columns: " + line.strip()));
        });
        String joined =
                LINE_BREAK.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        for (Phrase phrase : PHRASES) {
            phrase.pattern()
                    .matcher(joined)
                    .results()
                    .forEach(found -> problems.add("\"" + found.group() + "\"; write: " + phrase.instead() + " (…"
                            + around(joined, found) + "…)"));
        }
        return problems;
    }

    private static String beginning(String javadoc) {
        return javadoc.lines().limit(2).map(String::strip).reduce("", String::concat);
    }

    private static String around(String joined, MatchResult found) {
        return joined.substring(Math.max(0, found.start() - 40), Math.min(joined.length(), found.end() + 40));
    }
}
