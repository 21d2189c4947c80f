package dev.lockstep.runner;

import dev.lockstep.assembly.ChosenSurroundings;
import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.Surroundings;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import picocli.CommandLine.Option;

/** The option for the surroundings of the processes. */
final class SurroundingsOptions {

    @Option(
            names = "--surroundings",
            paramLabel = "WHAT",
            split = ",",
            description =
                    "The time zone, locale and charset of the processes: same (UTC:en-US:UTF-8), drawn (each walk draws"
                            + " them for each process), ZONE:LOCALE:CHARSET for all, or ARM=ZONE:LOCALE:CHARSET for one,"
                            + " such as server=Europe/Berlin:tr-TR; a transport is all of its arms. The process of embedded, and of a server's client,"
                            + " is here. Default: same; in a replay, what the walk had.")
    private List<String> words = List.of();

    /** Returns what was asked for, as it was written. */
    String text() {
        return String.join(",", words);
    }

    /** Returns the lineup in the surroundings that were asked for. */
    Lineup in(Lineup lineup) {
        return lineup.in(of(lineup.processes()));
    }

    /**
     * Returns the surroundings that were asked for.
     *
     * @param processes the process in which the engine of each arm runs, by the arm's name
     */
    ChosenSurroundings of(Map<String, String> processes) {
        return ChosenSurroundings.parse(words, processes);
    }

    /** Returns the lineup in the surroundings that were asked for, or else in those of a record. */
    Lineup in(Lineup lineup, SortedMap<String, Surroundings> recorded) {
        return words.isEmpty() ? lineup.in(ChosenSurroundings.recorded(recorded)) : in(lineup);
    }
}
