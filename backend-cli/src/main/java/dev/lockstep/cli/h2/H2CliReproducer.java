package dev.lockstep.cli.h2;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.SourceSections;
import dev.lockstep.backend.StepParts;
import dev.lockstep.backend.jdbc.JdbcWords;
import dev.lockstep.op.Operation;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The statements as a script, and each run of H2's Shell and tools as a line for {@code sh}. */
final class H2CliReproducer implements Reproducer {

    @Override
    public String way() {
        return "by the tool org.h2.tools.Shell";
    }

    @Override
    public Reproduced reproduce(Reproduction reproduction) {
        ShellLines lines = new ShellLines(reproduction.system(), reproduction.version());
        SortedMap<Integer, String> words = new TreeMap<>();
        StringBuilder script =
                new StringBuilder("-- The statements of the steps, to be read or pasted. play.sh runs each of"
                        + " them in a separate process of the Shell.\n");
        for (Reproduction.Step step : reproduction.steps()) {
            lines.add(step);
            words.put(step.number(), JdbcWords.of(step.operation()));
            script.append("\n-- ")
                    .append(step.number())
                    .append(' ')
                    .append(Quoted.line(step.title(), 100))
                    .append('\n')
                    .append(statement(step.operation()))
                    .append('\n');
        }
        Map<String, String> files = new TreeMap<>(lines.files());
        files.put("script.sql", script.toString());
        files.put("shell.sh", SourceSections.text(H2CliReproducer.class, "shell.sh"));
        if (lines.readsFiles()) {
            files.put("Csv.java", SourceSections.text(H2CliReproducer.class, "Csv.java.txt"));
        }
        return new Reproduced(new TreeMap<>(files), lines.lines(), words, lines.omitted());
    }

    /** Returns the words as a statement, or as a comment if they are none. */
    private static String statement(Operation operation) {
        String words = JdbcWords.of(operation);
        return words.endsWith(";") && !StepParts.isCopy(operation)
                ? words
                : words.lines().map(line -> "-- " + line).collect(Collectors.joining("\n"));
    }
}
