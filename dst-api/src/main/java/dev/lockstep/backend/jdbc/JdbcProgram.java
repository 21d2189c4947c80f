package dev.lockstep.backend.jdbc;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.SourceSections;
import dev.lockstep.op.Operation;
import dev.lockstep.op.RowShape;
import dev.lockstep.op.SessionAction;
import dev.lockstep.op.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A program in one file of Java that does over JDBC what an arm was asked. It uses {@code java.sql} as
 * {@link JdbcSession} does.
 *
 * <p>An engine adds further parts: {@code open} with a method {@code open()} that connects, {@code start} and
 * {@code stop} with methods for the begin and the end, in which {@code @OLDER@} stands for the connection that only
 * reads, and one for each kind of maintenance that it offers: {@code optimize}, {@code reopen}, {@code restart},
 * {@code repair}, {@code backup}, {@code export}, {@code restore}. What it has no part for is omitted, and said so.
 */
public final class JdbcProgram {

    /** A method of Java has at most 64 KiB of code. */
    private static final int CALLS_OF_A_METHOD = 100;

    private static final SourceSections OWN = SourceSections.of(JdbcProgram.class, "Repro.java.txt");

    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.BigDecimal",
            "java.net.*",
            "java.nio.charset.StandardCharsets",
            "java.nio.file.*",
            "java.sql.*",
            "java.time.*",
            "java.util.*");

    private final SourceSections sections;
    private final Reproduction reproduction;
    private final Set<String> used = new TreeSet<>(Set.of("base", "open", "start", "stop"));
    private boolean isOlderRead;
    private final SortedMap<Integer, String> words = new TreeMap<>();
    private final List<String> omitted = new ArrayList<>();

    /**
     * Begins a program.
     *
     * @param engine the parts of the engine
     */
    public JdbcProgram(SourceSections engine, Reproduction reproduction) {
        this.sections = OWN.and(engine);
        this.reproduction = reproduction;
    }

    /**
     * Returns the files.
     *
     * @param constants the values of the places {@code @NAME@} in the engine's parts, as expressions of Java
     * @param play the lines that play {@code Repro.java}
     */
    public Reproduced reproduced(SortedMap<String, String> constants, List<String> play) {
        List<String> calls = new ArrayList<>();
        for (Reproduction.Step step : reproduction.steps()) {
            words.put(step.number(), JdbcWords.of(step.operation()));
            calls.add("        // " + Quoted.line(step.title(), 100) + "\n        "
                    + call(step).replace("\n", "\n        "));
        }
        StringBuilder source = new StringBuilder();
        IMPORTS.forEach(each -> source.append("import ").append(each).append(";\n"));
        source.append("\n/** Shows the steps of issue.md; play.sh beside this file starts it in an empty folder. */\n")
                .append("public class Repro {\n\n    public static void main(String[] arguments) throws Exception {\n")
                .append("        start();\n");
        List<List<String>> chunks = chunks(calls);
        if (chunks.size() == 1) {
            calls.forEach(call -> source.append(call).append('\n'));
        } else {
            for (int i = 1; i <= chunks.size(); i++) {
                source.append("        steps").append(i).append("();\n");
            }
        }
        source.append("        stop();\n    }\n\n");
        for (int i = 1; chunks.size() > 1 && i <= chunks.size(); i++) {
            source.append("    static void steps").append(i).append("() throws Exception {\n");
            chunks.get(i - 1).forEach(call -> source.append(call).append('\n'));
            source.append("    }\n\n");
        }
        String parts = sections.text(used).replace("@OLDER@", isOlderRead ? "open()" : "null");
        for (Map.Entry<String, String> constant : constants.entrySet()) {
            parts = parts.replace("@" + constant.getKey() + "@", constant.getValue());
        }
        source.append(parts).append("}\n");
        return new Reproduced(new TreeMap<>(Map.of("Repro.java", source.toString())), play, words, omitted);
    }

    private static List<List<String>> chunks(List<String> calls) {
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < calls.size() || chunks.isEmpty(); from += CALLS_OF_A_METHOD) {
            chunks.add(calls.subList(from, Math.min(calls.size(), from + CALLS_OF_A_METHOD)));
        }
        return chunks;
    }

    private String call(Reproduction.Step step) {
        if (step.channel() == Channel.YOUNGER && step.operation() instanceof Operation.Query query) {
            return use("younger", "younger(" + step.number() + ", " + query.ordered() + ", " + text(query) + ");");
        }
        return call(step.number(), older(step.channel()), step.operation());
    }

    private String older(Channel channel) {
        isOlderRead |= channel == Channel.OLDER;
        return channel == Channel.OLDER ? "older" : "db";
    }

    /** Returns the call for an operation over a connection. */
    private String call(int number, String at, Operation operation) {
        String begin = "(" + number + ", ";
        if (operation instanceof Operation.Mutate mutate) {
            return "mutate" + begin + at + ", " + Quoted.java(mutate.text()) + ");";
        } else if (operation instanceof Operation.Query query) {
            return "query" + begin + at + ", " + query.ordered() + ", " + text(query) + ");";
        } else if (operation instanceof Operation.Ask ask) {
            return use("ask", "ask" + begin + at + ", " + ask.ordered() + ", " + Quoted.java(ask.text()) + ");");
        } else if (operation instanceof Operation.Execute execute) {
            return use(
                    "execute",
                    "execute" + begin + at + ", " + keys(execute.keys()) + ", " + Quoted.java(execute.text()) + ", "
                            + BoundSource.settings(execute.parameters()).get(0) + ");");
        } else if (operation instanceof Operation.Batch batch) {
            return use(
                    "batch",
                    "batch" + begin + at + ", " + keys(batch.keys()) + ", " + Quoted.java(batch.text())
                            + BoundSource.settings(batch.parameters()).stream()
                                    .map(setting -> ",\n        " + setting)
                                    .collect(Collectors.joining())
                            + ");");
        } else if (operation instanceof Operation.Shaped shaped) {
            return use("shaped", "shaped" + begin + at + ", " + shaped(shaped) + ");");
        } else if (operation instanceof Operation.InSession asked) {
            return call(number, use("session", "session(" + Quoted.java(asked.session()) + ")"), asked.operation());
        } else if (operation instanceof Operation.Control control) {
            return use("control", control(number, control));
        } else if (operation instanceof Operation.Transaction transaction) {
            return use(
                    "transaction",
                    "transaction" + begin + at + ", " + transaction.commit() + ", () -> {\n"
                            + transaction.operations().stream()
                                    .map(part -> "    " + call(number, at, part) + "\n")
                                    .collect(Collectors.joining())
                            + "});");
        }
        return maintenance(number, operation);
    }

    private String maintenance(int number, Operation operation) {
        String begin = "(" + number;
        if (operation instanceof Operation.Optimize) {
            return offered("optimize", number, begin + ");");
        } else if (operation instanceof Operation.Reopen) {
            return offered("reopen", number, begin + ");");
        } else if (operation instanceof Operation.Restart) {
            return offered("restart", number, begin + ");");
        } else if (operation instanceof Operation.Repair) {
            return offered("repair", number, begin + ");");
        } else if (operation instanceof Operation.Backup backup) {
            return offered(
                    "backup",
                    number,
                    begin + ", " + backup.content().ordered() + ", " + text(backup.content()) + ", "
                            + canary(number, backup.canary()) + ");");
        } else if (operation instanceof Operation.Export export) {
            return offered(
                    "export",
                    number,
                    begin + ", " + way(export.way()) + ", " + export.content().ordered() + ", " + text(export.content())
                            + ", " + canary(number, export.canary()) + ");");
        } else if (operation instanceof Operation.Restore restore
                && restore.way().form().equals(Way.BACKUP)) {
            return omit(number, "the program has no form for a database that its backup replaces");
        } else if (operation instanceof Operation.Restore restore) {
            return offered("restore", number, begin + ", " + way(restore.way()) + ");");
        }
        return omit(number, "the program has no form for " + operation.kind());
    }

    private String offered(String name, int number, String call) {
        return sections.have(name) ? use(name, name + call) : omit(number, "the program has no form for " + name);
    }

    private String omit(int number, String why) {
        omitted.add("step " + number + " is left out, because " + why + ".");
        return "System.out.println(\"" + number + " omitted\"); // LEFT OUT: " + why;
    }

    private String use(String section, String text) {
        used.add(section);
        return text;
    }

    private String canary(int number, Optional<Operation.Canary> canary) {
        return canary.map(each -> "() -> " + lambda(number, each.before()) + ", () -> " + lambda(number, each.after()))
                .orElse("() -> {}, () -> {}");
    }

    private String lambda(int number, Operation operation) {
        return "{ " + call(number, "db", operation) + " }";
    }

    private static String way(Way way) {
        return Quoted.java(way.form()) + ", " + list(way.writing()) + ", " + list(way.reading());
    }

    private static String list(List<String> texts) {
        return texts.stream().map(Quoted::java).collect(Collectors.joining(", ", "List.of(", ")"));
    }

    private static String keys(Optional<RowShape> keys) {
        List<String> names = keys.stream()
                .flatMap(shape -> shape.columns().stream())
                .map(column -> column.name())
                .toList();
        return list(names) + ", " + keys.map(RowShape::ordered).orElse(false);
    }

    private static String text(Operation.Read query) {
        return Quoted.java(query.text(", "));
    }

    private static String shaped(Operation.Shaped shaped) {
        JdbcReadShape shape = JdbcReadShape.of(shaped);
        String asking = shape.asking() == JdbcReadShape.Asking.PLAIN
                ? shaped.parameters().areNone() ? "plain" : "prepared"
                : shape.asking() == JdbcReadShape.Asking.PREPARED ? "prepared" : "prepared, executed twice";
        String getter =
                shape.getter() == Getter.TYPED ? "typed" : shape.getter().toString();
        String text = shaped.query() instanceof Operation.Ask ? "text by " : "";
        String moving = switch (shape.moving()) {
            case FORWARD -> "";
            case TWICE -> "twice";
            case BACKWARDS -> "backwards";
        };
        return shaped.query().ordered() + ", \"" + asking + "\", \"" + text + getter + "\", " + shape.fetchSize()
                + ", \""
                + moving + "\", " + text(shaped.query()) + ", "
                + BoundSource.settings(shaped.parameters()).get(0);
    }

    private String control(int number, Operation.Control control) {
        String begin = "control(" + number + ", " + Quoted.java(control.session()) + ", ";
        SessionAction action = control.action();
        if (action instanceof SessionAction.Open) {
            return begin + "s -> {});";
        } else if (action instanceof SessionAction.Close) {
            return "end(" + number + ", " + Quoted.java(control.session()) + ");";
        } else if (action instanceof SessionAction.Begin) {
            return begin + "s -> s.setAutoCommit(false));";
        } else if (action instanceof SessionAction.Commit) {
            return begin + "s -> { s.commit(); s.setAutoCommit(true); });";
        } else if (action instanceof SessionAction.Rollback) {
            return begin + "s -> { s.rollback(); s.setAutoCommit(true); });";
        } else if (action instanceof SessionAction.Savepoint savepoint) {
            return begin + "s -> run(s, " + Quoted.java("SAVEPOINT " + savepoint.name()) + "));";
        } else if (action instanceof SessionAction.RollbackTo savepoint) {
            return begin + "s -> run(s, " + Quoted.java("ROLLBACK TO SAVEPOINT " + savepoint.name()) + "));";
        } else if (action instanceof SessionAction.Isolate isolate) {
            return begin + "s -> s.setTransactionIsolation(Connection.TRANSACTION_" + isolate.level() + "));";
        }
        return begin + "s -> s.setReadOnly(" + ((SessionAction.ReadOnly) action).on() + "));";
    }
}
