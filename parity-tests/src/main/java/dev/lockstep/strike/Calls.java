package dev.lockstep.strike;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

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
    private static final Pattern BEGUN = Pattern.compile("(\\d+) +(\\w+)\\(\\d+<(.*?)>[,)].*");

    /** A call of a thread on a file. */
    record Call(String thread, String name, String file) {

        private OnFile onFile() {
            return new OnFile(name, file);
        }
    }

    private record OnFile(String name, String file) {}

    Calls {
        all = List.copyOf(all);
    }

    /** Reads what the tracer has written. */
    static Calls in(String trace) {
        return new Calls(trace.lines()
                .map(BEGUN::matcher)
                .filter(Matcher::matches)
                .map(line -> new Call(line.group(1), line.group(2), line.group(3)))
                .toList());
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
     * Returns the places of a blow at calls that a usual run does not make. If it makes fewer of a sort on a file,
     * nobody can tell which of them are the usual ones, and all are places.
     */
    List<Place> placesBeyond(Calls usual, Blow blow) {
        Map<OnFile, Long> here = onFiles();
        Map<OnFile, Long> there = usual.onFiles();
        return places(blow, call -> here.get(call.onFile()) > there.getOrDefault(call.onFile(), 0L));
    }

    private Map<OnFile, Long> onFiles() {
        return all.stream().collect(groupingBy(Call::onFile, counting()));
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
