package dev.lockstep.strike;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The system calls of a process on the files of its store.
 *
 * @param all the calls, in the order in which they began
 */
record Calls(List<Call> all) {

    /** A call begins with the number of its thread. One that another thread interrupted goes on in a further line. */
    private static final Pattern BEGUN =
            Pattern.compile("(\\d+) +(\\w+)\\(\\d+<(.*?)>(?:\\(deleted\\))?((?:[,)]| <unfinished).*)");

    /** The bytes of a write, and what follows the arguments. */
    private static final Pattern NO_SIZES =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"(?:\\.\\.\\.)?|\\) *=.*| <unfinished.*");

    private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>.*");

    /** The line of a call whose thread never came back from it, or not yet. */
    private static final Pattern WITHOUT_RESULT = Pattern.compile(".*(?: = \\?|<unfinished \\.\\.\\.>)");

    /**
     * A call of a thread on a file.
     *
     * @param file the path below the folder of the store, which is the same for each copy of the store
     * @param sizes its further arguments without the bytes, such as a length and a position
     * @param returned whether it has a result
     */
    record Call(String thread, String name, String file, String sizes, boolean returned) {

        private Call resumed(String line) {
            return new Call(
                    thread, name, file, sizes, !WITHOUT_RESULT.matcher(line).matches());
        }

        private Sort sort() {
            return new Sort(name, file, sizes);
        }
    }

    private record Sort(String name, String file, String sizes) {}

    Calls {
        all = List.copyOf(all);
    }

    /**
     * Reads what the tracer has written.
     *
     * @param store the folder of the store, without a symbolic link
     */
    static Calls in(String trace, Path store) {
        List<Call> all = new ArrayList<>();
        Map<String, Integer> last = new HashMap<>();
        trace.lines().forEach(line -> {
            Matcher begun = BEGUN.matcher(line);
            Matcher resumed = RESUMED.matcher(line);
            if (begun.matches()) {
                last.put(begun.group(1), all.size());
                all.add(new Call(
                        begun.group(1),
                        begun.group(2),
                        below(store, begun.group(3)),
                        NO_SIZES.matcher(begun.group(4)).replaceAll(""),
                        !WITHOUT_RESULT.matcher(line).matches()));
            } else if (resumed.matches() && last.containsKey(resumed.group(1))) {
                all.set(
                        last.get(resumed.group(1)),
                        all.get(last.get(resumed.group(1))).resumed(line));
            }
        });
        return new Calls(all);
    }

    private static String below(Path store, String file) {
        String folder = store + "/";
        if (!file.startsWith(folder)) {
            throw new IllegalStateException("the tracer names a file that is not in the store " + store + ": " + file);
        }
        return file.substring(folder.length());
    }

    /** Whether a thread did not come back from the call at a place. */
    boolean stopAt(Place place) {
        Map<String, Integer> made = new HashMap<>();
        return all.stream()
                .filter(call -> call.name().equals(place.call()))
                .anyMatch(call -> made.merge(call.thread(), 1, Integer::sum) == place.kth() && !call.returned());
    }

    /** Returns the number of calls that a blow can strike. */
    int count(Blow blow) {
        return (int) all.stream().filter(call -> blow.strikes(call.name())).count();
    }

    /**
     * Returns the places of a blow, in the order in which they come. The tracer counts the calls of each thread and of
     * each name apart, so of two threads with three writes each there are three places.
     */
    List<Place> places(Blow blow) {
        return places(blow, call -> true);
    }

    /**
     * Returns the places of a blow at calls that a usual run does not make: of another name, on another file, of
     * another length or at another position. If it makes fewer equal ones, nobody can tell which of them are the usual
     * ones, and all are places. The bytes do not count, because a process may write its own number.
     */
    List<Place> placesBeyond(Calls usual, Blow blow) {
        Map<Sort, Long> here = sorts();
        Map<Sort, Long> there = usual.sorts();
        return places(blow, call -> here.get(call.sort()) > there.getOrDefault(call.sort(), 0L));
    }

    private Map<Sort, Long> sorts() {
        return all.stream().collect(groupingBy(Call::sort, counting()));
    }

    private List<Place> places(Blow blow, Predicate<Call> wanted) {
        Set<Place> places = new LinkedHashSet<>();
        Map<String, Integer> made = new TreeMap<>();
        for (Call call : all) {
            if (blow.strikes(call.name())) {
                int kth = made.merge(call.thread() + " " + call.name(), 1, Integer::sum);
                if (wanted.test(call)) {
                    places.add(new Place(blow, call.name(), kth));
                }
            }
        }
        return List.copyOf(places);
    }
}
