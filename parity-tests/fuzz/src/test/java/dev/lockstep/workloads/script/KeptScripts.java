package dev.lockstep.workloads.script;

import dev.lockstep.backend.Backend;
import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.embedded.jena.JenaEmbeddedProvider;
import dev.lockstep.fuzz.EngineRule;
import dev.lockstep.fuzz.FuzzedArm;
import dev.lockstep.fuzz.Ground;
import dev.lockstep.fuzz.Mutation;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.system.H2Provider;
import dev.lockstep.system.JenaProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns what the fuzzer keeps into scripts for the corpus. Of all inputs with the same first word and the same answer
 * it takes the shortest, so the corpus stays small. Each script begins with the known rows.
 */
final class KeptScripts {

    private static final Set<String> VERBS = Set.of(
            "SELECT",
            "INSERT",
            "UPDATE",
            "DELETE",
            "MERGE",
            "CREATE",
            "ALTER",
            "DROP",
            "TRUNCATE",
            "WITH",
            "VALUES",
            "COMMENT",
            "SHOW",
            "TABLE",
            "ASK",
            "PREFIX",
            "CLEAR",
            "COPY",
            "MOVE",
            "ADD");

    /**
     * Fuseki answers an update of a missing graph with its status for any failure; see the page about releases. In a
     * script, an earlier statement may have removed the graph.
     */
    private static final Pattern GRAPHS =
            Pattern.compile("\\b(COPY|MOVE|ADD|CLEAR|DROP|CREATE)\\b.*<u:", Pattern.DOTALL);

    private static final int LONGEST = 300;
    private static final int MOST = 160;
    private static final int IN_ONE_FILE = 40;

    private KeptScripts() {}

    /**
     * Makes the scripts of H2 or Jena.
     *
     * @return the number of statements in them
     */
    static int make(boolean sql, Path inputs, Path scripts) throws IOException {
        Ground ground = sql ? SqlStatementFuzzTest.GROUND : SparqlStatementFuzzTest.GROUND;
        Mutation mutation = sql ? SqlStatementFuzzTest.MUTATION : SparqlStatementFuzzTest.MUTATION;
        Notation notation = sql ? Notation.SQL : Notation.SPARQL;
        try (Backend arm = sql
                ? FuzzedArm.open(new H2Provider().system(), new H2EmbeddedProvider())
                : FuzzedArm.open(new JenaProvider().system(), new JenaEmbeddedProvider())) {
            EngineRule rule = new EngineRule(arm, ground, Duration.ofSeconds(60));
            SortedMap<String, String> kept = kept(texts(inputs, mutation, ground), notation, rule);
            List<String> chosen = kept.values().stream().limit(MOST).toList();
            write(chosen, ground, notation, scripts);
            return chosen.size();
        }
    }

    private static List<String> texts(Path folder, Mutation mutation, Ground ground) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                texts.add(mutation.of(Files.readAllBytes(file)));
            }
        }
        return texts.stream()
                .filter(text -> text.length() <= LONGEST && ground.plays(text))
                .filter(text -> text.codePoints().noneMatch(point -> point < ' ' && point != '\n' || point == 0xFFFD))
                .distinct()
                .sorted(Comparator.comparing(String::length).thenComparing(text -> text))
                .toList();
    }

    private static SortedMap<String, String> kept(List<String> texts, Notation notation, EngineRule rule) {
        SortedMap<String, String> kept = new TreeMap<>();
        for (String text : texts) {
            try {
                List<ScriptLine> lines =
                        ScriptFile.parse("kept", text, notation, "kept").lines();
                if (lines.size() == 1
                        && !GRAPHS.matcher(text).find()
                        && lines.get(0).text().equals(text.strip())
                        && isClosed(text, notation)) {
                    Outcome outcome = rule.check(lines.get(0).operation());
                    kept.putIfAbsent(key(outcome, text), text);
                }
            } catch (ScriptException e) {
                // It is no script, so it is not kept.
            }
        }
        return kept;
    }

    /** Whether the statement leaves no quote and no comment open, in which the next one would be. */
    private static boolean isClosed(String text, Notation notation) {
        String end = notation == Notation.SQL ? ";\n" : "\n\n";
        return ScriptFile.parse("kept", text + end + "SELECT 1", notation, "kept")
                        .lines()
                        .size()
                == 2;
    }

    private static String key(Outcome outcome, String text) {
        String first = text.strip().split("[^A-Za-z]", 2)[0].toUpperCase(Locale.ROOT);
        String word = VERBS.contains(first) ? first : "";
        return outcome instanceof Outcome.Refused refused
                ? "refused " + refused.code() + " " + word
                : outcome.getClass().getSimpleName() + " " + word;
    }

    private static void write(List<String> texts, Ground ground, Notation notation, Path folder) throws IOException {
        boolean sql = notation == Notation.SQL;
        String end = sql ? ";\n" : "\n\n";
        String before = ground.making().stream()
                .skip(1)
                .map(operation -> ((Operation.Mutate) operation).text() + end)
                .collect(Collectors.joining());
        Files.createDirectories(folder);
        for (int from = 0; from < texts.size(); from += IN_ONE_FILE) {
            String name = "kept-" + (1 + from / IN_ONE_FILE) + (sql ? ".sql" : ".ru");
            String comment = (sql ? "-- " : "# ") + "What the fuzzer kept, one statement for each word and answer.\n\n";
            String body = texts.subList(from, Math.min(texts.size(), from + IN_ONE_FILE)).stream()
                    .map(text -> text + end)
                    .collect(Collectors.joining());
            Files.writeString(folder.resolve(name), comment + before + body);
        }
    }
}
