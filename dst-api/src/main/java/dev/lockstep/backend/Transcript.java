package dev.lockstep.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The exact words with which an arm was opened and did its operations, for people who read a report: a URL, the
 * statements behind an {@code optimize}, a tool's command line, a request. The text of an operation itself need not be
 * noted.
 *
 * <p>A transcript is the same on every machine: the arm's folders are written as {@code {data}} and {@code {scratch}},
 * and whoever notes a text writes {@code {port}} and the like for other things that differ. It never contains a secret.
 */
public final class Transcript {

    /** The beginning of a line that tells what the question before it was answered with. */
    public static final String ANSWERED = "# ";

    private static final int LONGEST = 2_000;
    private static final int MOST = 100;

    private final String data;
    private final String scratch;
    private final SortedMap<String, String> opened = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private String last = "";
    private int more;
    private volatile String doing = "";

    Transcript(String data, String scratch) {
        this.data = data;
        this.scratch = scratch;
    }

    /** Notes what the arm was opened with, such as its {@code url} or its {@code command}. */
    public synchronized void opened(String name, String words) {
        opened.put(name, plain(words));
    }

    /**
     * Notes a part of what the arm does for the operation in progress. What is asked again and again until it is
     * answered is noted once.
     */
    public synchronized void ask(String words) {
        String said = plain(words);
        if (!asked.isEmpty() && last.equals(said)) {
            return;
        }
        last = said;
        if (asked.size() == MOST) {
            more++;
            return;
        }
        asked.add(said);
    }

    /**
     * Notes what the last question was answered with, beside the outcome: the status of an HTTP answer. It is the next
     * line after the question.
     */
    public synchronized void answered(String words) {
        if (asked.isEmpty() || more > 0) {
            return;
        }
        String line = "\n" + ANSWERED + plain(words);
        int at = asked.size() - 1;
        if (!asked.get(at).endsWith(line)) {
            asked.set(at, asked.get(at) + line);
        }
    }

    /**
     * Notes what takes long while the arm is opened, {@code building image}, for whoever waits. It is in no report.
     *
     * @param words what the arm does now; empty if it does nothing that takes long
     */
    public void doing(String words) {
        doing = words;
    }

    /** Returns what the arm does now, in words; empty if nobody noted it. */
    public String doing() {
        return doing;
    }

    /** Returns what the arm was opened with. */
    public synchronized SortedMap<String, String> opened() {
        return new TreeMap<>(opened);
    }

    /** Returns what the arm has done since the last call of this method. */
    public synchronized List<String> take() {
        List<String> taken = new ArrayList<>(asked);
        if (more > 0) {
            taken.add("(and " + more + " more)");
        }
        asked.clear();
        last = "";
        more = 0;
        return taken;
    }

    private String plain(String words) {
        String text = words.replace(data, "{data}").replace(scratch, "{scratch}");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }
}
