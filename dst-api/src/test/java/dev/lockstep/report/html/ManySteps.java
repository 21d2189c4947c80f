package dev.lockstep.report.html;

import dev.lockstep.report.triage.WalkFolder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A long walk, written as its files would be, of which the last step differs. */
final class ManySteps {

    private static final List<String> KINDS = List.of("put", "putAgain", "count", "reopen");

    private ManySteps() {}

    static WalkFolder in(Path folder, int steps) throws IOException {
        return in(folder, steps, 1);
    }

    /** A walk whose last steps differ, each for another cause. */
    static WalkFolder in(Path folder, int steps, int causes) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("plan.json"), """
                {"lockstep":1,"system":"shelf","workload":"shelf","seed":1,"steps":%d,"arms":[\
                {"name":"inside","reference":true,"version":"1","twin":false},\
                {"name":"outside","reference":false,"version":"1","twin":false},\
                {"name":"slow","reference":false,"version":"1","twin":false}]}
                """.formatted(steps));
        try (BufferedWriter commands = Files.newBufferedWriter(folder.resolve("ops.jsonl"));
                BufferedWriter journal = Files.newBufferedWriter(folder.resolve("journal.jsonl"))) {
            commands.write("{\"lockstep\":1,\"system\":\"shelf\",\"workload\":\"shelf\",\"seed\":1}\n");
            for (int step = 1; step <= steps; step++) {
                boolean differs = step > steps - causes;
                String kind = differs && causes > 1 ? "kind" + step : KINDS.get(step % KINDS.size());
                commands.write("{\"command\":\"" + kind + "\",\"name\":\"thing " + step
                        + "\",\"remark\":\"a remark that is as long as a usual value of a usual command\",\"size\":"
                        + step % 97 + ",\"observe\":[]}\n");
                journal.write("{\"asking\":" + step + "}\n");
                journal.write(step(step, kind, differs));
            }
            journal.write("{\"ended\":\"DIVERGED\",\"detail\":\"step " + steps + ", one difference\"}\n");
        }
        return WalkFolder.read(folder);
    }

    private static String step(int step, String kind, boolean differs) {
        String arms = "\"inside\":{\"ms\":1.5,\"outcome\":\"done\",\"count\":1},"
                + "\"outside\":{\"ms\":" + step % 89 + ".25,\"outcome\":\"done\",\"count\":1},"
                + "\"slow\":{\"ms\":120.75,\"outcome\":\"done\",\"count\":" + (differs ? 2 : 1) + "}";
        return "{\"step\":" + step + ",\"kind\":\"" + kind
                + "\",\"ms\":120.9,\"operation\":{\"op\":\"mutate\",\"text\":"
                + "\"put thing" + step + "\"},\"arms\":{" + arms
                + "},\"probes\":{}"
                + (differs
                        ? ",\"differences\":[{\"path\":\"/count\",\"differenceClass\":\"VALUE\",\"reference\":\"inside\","
                                + "\"deviating\":\"slow\",\"expected\":\"1\",\"actual\":\"2\"}]"
                        : "")
                + "}\n";
    }
}
