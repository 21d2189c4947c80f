package dev.lockstep.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private static final int LONGEST = 2_000;
    private static final int MOST = 100;

    private final String data;
    private final String scratch;
    private final SortedMap<String, String> opened = new TreeMap<>();
    private final List<Entry> asked = new ArrayList<>();
    private Optional<Entry> last = Optional.empty();
    private int read;
    private int more;
    private volatile String doing = "";

    /**
     * An entry, and the read that it is for.
     *
     * @param read the number of the read that it is for; 0 if it was noted before the first
     */
    private record Entry(Noted noted, int read) {}

    /**
     * All that an arm has done.
     *
     * @param all all of it
     * @param reads the same by read, in the order of the reads; none if nobody noted where a read begins
     */
    public record Taken(List<String> all, List<List<String>> reads) {}

    Transcript(String data, String scratch) {
        this.data = data;
        this.scratch = scratch;
    }

    /** Notes what the arm was opened with, such as its {@code url} or its {@code command}. */
    public synchronized void opened(String name, String words) {
        opened.put(name, plain(words));
    }

    /** Notes that what is asked from here on is for another read than what was asked before. */
    public synchronized void read() {
        read++;
    }

    /**
     * Notes a part of what the arm does for the operation in progress. What is asked again and again until it is
     * answered is noted once.
     */
    public synchronized void ask(String words) {
        Entry entry = new Entry(new Noted(plain(words), Optional.empty()), read);
        boolean again = last.filter(entry::equals).isPresent();
        last = Optional.of(entry);
        if (again) {
            if (more == 0) {
                asked.set(asked.size() - 1, entry);
            }
        } else if (asked.size() == MOST) {
            more++;
        } else {
            asked.add(entry);
        }
    }

    /**
     * Notes what the last question was answered with, beside the outcome. Of a question that is repeated, the last
     * answer counts.
     */
    public synchronized void answered(int status) {
        if (last.isPresent() && more == 0) {
            Entry entry = last.get();
            asked.set(
                    asked.size() - 1,
                    new Entry(new Noted(entry.noted().words(), Optional.of("HTTP status " + status)), entry.read()));
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

    /** Returns what the arm has done since the last call of this method, each as {@link Noted#written}. */
    public synchronized List<String> take() {
        return takeReads().all();
    }

    /** Returns the same, and read by read. */
    public synchronized Taken takeReads() {
        List<String> all = new ArrayList<>(
                asked.stream().map(each -> each.noted().written()).toList());
        List<List<String>> reads = new ArrayList<>();
        if (more > 0) {
            // Nobody knows any more which reads the others are for.
            all.add("(and " + more + " more)");
        } else {
            for (int number = 1; number <= read; number++) {
                int one = number;
                reads.add(asked.stream()
                        // What came before the first read is for all of them.
                        .filter(each -> each.read() == 0 || each.read() == one)
                        .map(each -> each.noted().written())
                        .toList());
            }
        }
        asked.clear();
        last = Optional.empty();
        read = 0;
        more = 0;
        return new Taken(all, reads);
    }

    private String plain(String words) {
        String text = words.replace(data, "{data}").replace(scratch, "{scratch}");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "... (" + text.length() + " characters)";
    }
}
