package dev.lockstep.runner;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.campaign.Interruption;
import dev.lockstep.campaign.SeedRange;
import dev.lockstep.crash.UnplayedException;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Verdict;
import dev.lockstep.platform.WholeFile;
import dev.lockstep.terminal.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The walks of a command on a disk in memory, one for each seed. Whatever a later seed does, the results so far are in
 * the file of the report.
 *
 * @param report the file of the report
 * @param without the words for a walk in which nothing is done to the disk
 */
record DiskWalks(DiskWalkOptions options, DiskWalkOptions.Asked<?> asked, Path report, String without) {

    /** The results so far: the verdict, the text for people, and what the report says beside what was asked. */
    record Told(Verdict verdict, String text, Map<String, Object> content) {}

    /** The play of each seed. */
    interface Play {
        /** Plays the walk of a seed and returns the line about it. */
        String walk(long seed) throws IOException, ArmUnavailableException, UnplayedException, InterruptedException;

        /** Returns the results so far, of a command that ended in this way. */
        Told told(Verdict ended);
    }

    /** Plays the walks and prints the results; returns the exit code. */
    int play(CommandSpec spec, Interruption interruption, Play play) throws IOException, ArmUnavailableException {
        PrintWriter printed = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        SeedRange seeds = asked.seeds();
        Verdict ended = Verdict.PARITY;
        long seed = seeds.first();
        try {
            for (; seed <= seeds.last() && !interruption.requested(); seed++) {
                String line = play.walk(seed);
                write(play.told(Verdict.INTERRUPTED));
                err.println(line);
                err.flush();
            }
        } catch (UnplayedException e) {
            err.println("lockstep: seed " + seed + ": " + Shown.line(e.getMessage()) + "; " + without
                    + ", ./lockstep run shows more");
            ended = Verdict.MODEL;
        } catch (InterruptedException stopped) {
            err.println("lockstep: stopped before the end");
            ended = Verdict.INTERRUPTED;
        }
        Told told = play.told(interruption.requested() ? Verdict.INTERRUPTED : ended);
        String written = write(told);
        printed.print(options.json() ? written : told.text() + "report: " + report + "\n");
        printed.flush();
        return told.verdict().exitCode();
    }

    private String write(Told told) throws IOException {
        Map<String, Object> form = asked.form();
        form.putAll(told.content());
        String written = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(form) + "\n";
        WholeFile.write(report, written);
        return written;
    }
}
