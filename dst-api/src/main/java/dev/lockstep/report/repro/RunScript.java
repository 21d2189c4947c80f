package dev.lockstep.report.repro;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.SourceSections;
import dev.lockstep.report.triage.WalkFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The scripts of a bundle: {@code run.sh}, which plays all arms and compares them, and {@code play.sh} of each arm. */
final class RunScript {

    private static final int LONGEST_LINE = 400;

    private static final int MOST_LINES = 20;

    private static final String IN_FULL = "... (in full in issue.md)";

    private static final String ONE_PLAYS =
            "with one @AXIS@, on an empty store, and compares the answers with the expected ones.";

    private static final String SEVERAL_PLAY = "with every @AXIS@, each on an empty store, and compares the answers.";

    private final Bundle bundle;

    RunScript(Bundle bundle) {
        this.bundle = bundle;
    }

    /** Returns {@code run.sh}. */
    String run() {
        Labels labels = new Labels(bundle);
        String arms = bundle.played().stream()
                .map(arm -> arm.folder() + "|" + jars(arm.plan().engine().artifacts(), arm.jars()) + "|"
                        + jars(arm.plan().client().artifacts(), arm.clientJars()) + "|"
                        + inShell(labels.shortOf(arm.plan().name())))
                .collect(Collectors.joining("\n"));
        Ends ends = new Ends(bundle);
        boolean one = bundle.played().size() == 1;
        return SourceSections.text(RunScript.class, "run.sh")
                .replace("@PLAYS@", one ? ONE_PLAYS : SEVERAL_PLAY)
                .replace("@ENDS@", ends.comments())
                .replace(
                        "@BUT@",
                        ends.agreed() == 0 ? "" : " Not all of the finding is here; see " + WalkFolder.NOT_SHOWN + ".")
                .replace("@AGREED@", Integer.toString(ends.agreed()))
                .replace("@AXIS@", bundle.axis())
                .replace("@ARMS@", arms);
    }

    /** The name is a part of a list in quotes, with bars between its fields. */
    private static String inShell(String label) {
        return label.replaceAll("[^A-Za-z0-9 ,._()+@/-]", "_");
    }

    private static String jars(List<String> artifacts, String file) {
        return artifacts.isEmpty() ? "-" : file;
    }

    /** Returns the script that plays one arm. */
    String play(Bundle.Armed arm) {
        Reproduced reproduced = arm.reproduced().orElseThrow();
        List<String> lines = new ArrayList<>(List.of(
                "#!/bin/sh",
                "# Plays the steps over one transport, in the folder in which it is started; run.sh calls it.",
                "set -eu",
                ": \"${CLASS_PATH=}\" \"${CLIENT_CLASS_PATH=$CLASS_PATH}\"",
                "HERE=$(cd \"$(dirname \"$0\")\" && pwd)",
                "JAVA_OPTIONS="
                        + Quoted.shell(
                                String.join(" ", arm.plan().surroundings().javaOptions())
                                        + " -Dstdout.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8")));
        reproduced.play().forEach(lines::add);
        for (Told told : bundle.story().steps()) {
            if (!Story.isOffered(arm.plan(), told)) {
                lines.add("echo '" + told.number() + " not offered'");
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** Returns the list of the steps: a number, a tab, and what is done. Of several lines, each has the number. */
    String steps() {
        SortedMap<Integer, String> words = bundle.words();
        StringBuilder steps = new StringBuilder();
        for (Told told : bundle.story().steps()) {
            String text = words.getOrDefault(told.number(), "");
            List<String> lines = (text.isBlank() ? told.title() : Labels.before(told) + text)
                    .lines()
                    .toList();
            lines.stream().limit(MOST_LINES).forEach(line -> steps.append(line(told.number(), line)));
            if (lines.size() > MOST_LINES) {
                steps.append(line(told.number(), IN_FULL));
            }
        }
        return steps.toString();
    }

    private static String line(int number, String line) {
        boolean cut = line.length() > LONGEST_LINE;
        String shown = cut ? line.substring(0, LONGEST_LINE) + IN_FULL : line;
        return number + "\t" + Quoted.line(shown, Integer.MAX_VALUE) + "\n";
    }

    /** Returns the lists of jars, by the names of their files. */
    Map<String, String> jars() {
        SortedMap<String, String> files = new TreeMap<>();
        bundle.played().forEach(arm -> {
            files.put(arm.jars(), list(arm.plan().engine().artifacts()));
            files.put(arm.clientJars(), list(arm.plan().client().artifacts()));
        });
        files.values().removeIf(String::isEmpty);
        return files;
    }

    private static String list(List<String> artifacts) {
        return artifacts.stream().map(each -> each + "\n").collect(Collectors.joining());
    }
}
