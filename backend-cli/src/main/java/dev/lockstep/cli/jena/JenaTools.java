package dev.lockstep.cli.jena;

import dev.lockstep.backend.sparql.NQuads;
import dev.lockstep.backend.sparql.NotResultsException;
import dev.lockstep.backend.sparql.QueryForm;
import dev.lockstep.backend.sparql.ResultsJson;
import dev.lockstep.cli.JavaProgram;
import dev.lockstep.cli.Programs;
import dev.lockstep.cli.Run;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tools of TDB2. Each tool must print exactly what it prints when it does its work, to the last byte. Queries and
 * updates are passed in files, so that none is too long.
 *
 * <p>If a process was killed, the next tool recovers the store and prints two lines about it before its answer, on
 * standard output. Exactly these lines are taken off, and only then. A tool that recovers a store which nobody killed
 * was left with its journal by a tool that ended with 0.
 *
 * <p>A tool that refuses ends with 2. Every tool except {@code tdbquery} then prints the exception, whose class shows
 * the kind of the refusal. {@code tdbquery} prints only the message, and does so only if it could not read the query.
 * It ends with 1 if it could not answer it. That is a refusal if another service did not answer, and a death otherwise.
 */
final class JenaTools {

    static final String PACKAGE = "tdb2.";

    private static final int REFUSED = 2;

    private static final int FAILED = 1;

    /** The first words about a query that another service did not answer; the spelling is Jena's. */
    private static final String NOT_SERVED = "Query Exeception\nHttpException: ";

    private static final Pattern COMPACTED = Pattern.compile("Compacted in \\d+\\.\\d+s\n");

    private static final Pattern BACKED_UP = Pattern.compile("Backup written to [^\n]+\\.nq\\.gz\n");

    private static final String WARNING = "\\d\\d:\\d\\d:\\d\\d WARN  riot +:: (?:\\[line: \\d+, col: *\\d+ *] )?"
            + "(Unicode non-character U\\+[0-9A-F]{4,6} in string|Lexical form '[^\n]*' not valid for datatype [^\n]*"
            + "|Bad IRI: <[^\n>]*> Code: \\d+/[A-Z_]+ in [A-Z]+: [^\n]*)\n";

    /** The parser's log messages about values that it accepts anyway. */
    private static final Predicate<String> WARNED = lines(WARNING);

    /** The parser's log messages, including the one for the error that it throws. */
    private static final Predicate<String> LOGGED =
            lines("(?:" + WARNING + "|\\d\\d:\\d\\d:\\d\\d ERROR riot +:: [^\n]*\n)");

    private static final Pattern STATISTICS = Pattern.compile("\\(stats\n"
            + "  \\(meta\n"
            + "    \\(timestamp \"[^\"\n]+\"\\^\\^<http://www\\.w3\\.org/2001/XMLSchema#dateTime>\\)\n"
            + "    \\(run@ \"[^\"\n]+\"\\)\n"
            + "    \\(count \\d+\\)\\)\n"
            + "(  \\(\\(VAR <[^<>\n]*> <[^<>\n]*>\\)(?: |\n   )\\d+\\)\n)*"
            + "(  \\(<[^<>\n]*> \\d+\\)\n)*"
            + "  \\(other \\d+\\)\\)\n");

    /** The log messages of the writer of RDF/XML about prefixes that it leaves out, before the document. */
    private static final Pattern NO_NAME_IN_XML = Pattern.compile("(?:\\d\\d:\\d\\d:\\d\\d WARN  BaseXMLWriter +:: "
            + "(?:'[^'\n]*' is not a legal namespace prefix|Namespace prefix '[^'\n]*' is reserved by (?:XML|Jena))"
            + "\\.\n)+");

    private static final String OF_RECOVERY = "\\d\\d:\\d\\d:\\d\\d INFO  System +:: Journal recovery ";

    /** A recovery that came to its end. */
    private static final Pattern RECOVERED = Pattern.compile(OF_RECOVERY + "start\n" + OF_RECOVERY + "end\n");

    /** A recovery that failed, so that the tool refuses. */
    private static final Pattern RECOVERING = Pattern.compile(OF_RECOVERY + "start\n");

    private final JavaProgram program;
    private final Programs programs;
    private final SystemUnderTest system;
    private final Path scratch;
    private final KilledStores killed;

    JenaTools(JavaProgram program, Programs programs, SystemUnderTest system, Path scratch, KilledStores killed) {
        this.program = program;
        this.programs = programs;
        this.system = system;
        this.scratch = scratch;
        this.killed = killed;
    }

    Outcome query(Path store, Operation.Query query) throws IOException, InterruptedException {
        return select(store, query.text(" "), json -> new Outcome.Rows(new ResultsJson(query.columns()).rows(json)));
    }

    /** Runs a query of any form. */
    Outcome ask(Path store, String text) throws IOException, InterruptedException {
        return QueryForm.of(text).isGraph()
                ? select(store, List.of("--results=NQ", "--query=" + write("query.rq", text)), NQuads::answer)
                : select(store, text, ResultsJson::answer);
    }

    /** Runs several queries in one run. If the result is not rows, it is the outcome of each query. */
    List<Outcome> query(Path store, UnitedQueries united, int count) throws IOException, InterruptedException {
        List<Outcome> answers = new ArrayList<>();
        Outcome all = select(store, united.text(), json -> {
            united.rows(json).forEach(rows -> answers.add(new Outcome.Rows(rows)));
            return Outcome.Done.UNCOUNTED;
        });
        return all instanceof Outcome.Done ? answers : Collections.nCopies(count, all);
    }

    /** Runs a read in a read shape. Only rows have shapes. */
    Outcome shaped(Path store, Operation.Read read, ToolReadShape shape) throws IOException, InterruptedException {
        String text = read.text(" ");
        if (read instanceof Operation.Ask && QueryForm.of(text) != QueryForm.SELECT) {
            return ask(store, text);
        }
        List<String> arguments = new ArrayList<>(shape.asking().options());
        arguments.add("--results=" + shape.format());
        arguments.add(shape.isArgument(text) ? text : "--query=" + write("query.rq", text));
        return select(
                store,
                arguments,
                document -> read instanceof Operation.Query query
                        ? new Outcome.Rows(shape.format().rows(document, query.columns()))
                        : shape.format().answer(document));
    }

    private Outcome select(Path store, String text, ResultsReader reader) throws IOException, InterruptedException {
        return select(store, List.of("--results=JSON", "--query=" + write("query.rq", text)), reader);
    }

    private Outcome select(Path store, List<String> arguments, ResultsReader reader)
            throws IOException, InterruptedException {
        return run("tdbquery", store, arguments, ended -> {
            if (ended.errors().length > 0) {
                return ended.broken(Cause.GARBAGE, "tdbquery ended with 0 and printed something unexpected");
            }
            try {
                return reader.read(ended.output());
            } catch (NotResultsException e) {
                return ended.broken(Cause.GARBAGE, "tdbquery: " + e.getMessage());
            }
        });
    }

    /** Turns a document of results into an outcome. */
    @FunctionalInterface
    private interface ResultsReader {
        Outcome read(byte[] json) throws NotResultsException;
    }

    Outcome update(Path store, String text) throws IOException, InterruptedException {
        Path file = write("update.ru", text);
        return run("tdbupdate", store, List.of("--update=" + file), saying("tdbupdate", String::isEmpty));
    }

    /** Loads a file whose name shows its format. */
    Outcome load(Path store, Path file) throws IOException, InterruptedException {
        return run("tdbloader", store, List.of("--quiet", file.toString()), saying("tdbloader", WARNED));
    }

    /** Loads a file whose name shows its format into one graph; empty for the default graph. */
    Outcome load(Path store, Optional<String> graph, Path file) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--quiet"));
        graph.ifPresent(iri -> arguments.add("--graph=" + iri));
        arguments.add(file.toString());
        return run("tdbloader", store, arguments, saying("tdbloader", WARNED));
    }

    /**
     * Writes the answer to a CONSTRUCT into a file.
     *
     * @param language the tool's name of the format
     */
    Outcome construct(Path store, String text, String language, Path into) throws IOException, InterruptedException {
        Path file = write("query.rq", text);
        return document("tdbquery", store, List.of("--results=" + language, "--query=" + file), into);
    }

    /** Writes everything into a file, in TriG. */
    Outcome dump(Path store, Path into) throws IOException, InterruptedException {
        return document("tdbdump", store, List.of("--output=TriG"), into);
    }

    private Outcome document(String tool, Path store, List<String> arguments, Path into)
            throws IOException, InterruptedException {
        List<byte[]> document = new ArrayList<>();
        Outcome said = run(tool, store, arguments, ended -> {
            document.add(without(NO_NAME_IN_XML, ended).output());
            return ended.errors().length > 0
                    ? ended.broken(Cause.GARBAGE, tool + " ended with 0 and printed something unexpected")
                    : Outcome.Done.UNCOUNTED;
        });
        if (said instanceof Outcome.Done) {
            Files.write(into, document.get(0));
        }
        return said;
    }

    /** Rewrites the store into a new generation of files, and deletes the old one. */
    Outcome compact(Path store) throws IOException, InterruptedException {
        return run("tdbcompact", store, List.of("--deleteOld"), saying("tdbcompact", COMPACTED.asMatchPredicate()));
    }

    /** Writes everything into a new file in the folder {@code Backups} of the store. */
    Outcome backup(Path store) throws IOException, InterruptedException {
        return run("tdbbackup", store, List.of(), saying("tdbbackup", BACKED_UP.asMatchPredicate()));
    }

    /** Counts the stored triples and leaves the counts in {@code into}. */
    Outcome statistics(Path store, Path into) throws IOException, InterruptedException {
        StringBuilder counts = new StringBuilder();
        Outcome said = run("tdbstats", store, List.of(), ended -> {
            counts.append(ended.outputText());
            return saying("tdbstats", STATISTICS.asMatchPredicate()).apply(ended);
        });
        if (said instanceof Outcome.Done) {
            Files.writeString(into, counts, StandardCharsets.UTF_8);
        }
        return said;
    }

    /** Writes a file in the arm's folder, for a tool to read. */
    Path write(String name, String text) throws IOException {
        return Files.writeString(scratch.resolve(name), text, StandardCharsets.UTF_8);
    }

    private Outcome run(String tool, Path store, List<String> arguments, Function<Run.Ended, Outcome> onSuccess)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--loc=" + store));
        all.addAll(arguments);
        Run run = programs.run(program.call(scratch, scratch, PACKAGE + tool, all));
        if (KilledStores.isKilled(run)) {
            killed.add(store);
        }
        return run.read(ended -> switch (ended.exitCode()) {
            case 0 -> onSuccess.apply(recovered(store, ended));
            case REFUSED -> refused(tool, recovered(store, ended));
            case FAILED -> failed(tool, ended);
            default -> ended.broken(Cause.DIED, tool + " ended with " + ended.exitCode());
        });
    }

    /**
     * Returns the run without the words of a recovery, if a process was killed before it. A tool that ends with 0 has
     * opened the store, and one that refuses may not have come so far.
     */
    private Run.Ended recovered(Path store, Run.Ended ended) {
        if (!killed.has(store)) {
            return ended;
        }
        Run.Ended rest = without(RECOVERED, ended);
        if (ended.exitCode() == 0 || rest != ended) {
            killed.remove(store);
            return rest;
        }
        return without(RECOVERING, ended);
    }

    /** Returns the run without what its standard output begins with, if it does. */
    private static Run.Ended without(Pattern beginning, Run.Ended ended) {
        Matcher said = beginning.matcher(new String(ended.output(), StandardCharsets.ISO_8859_1));
        return said.lookingAt()
                ? new Run.Ended(
                        ended.command(),
                        ended.exitCode(),
                        Arrays.copyOfRange(ended.output(), said.end(), ended.output().length),
                        ended.errors())
                : ended;
    }

    /** A part of the answer may be printed by then; it is not read. */
    private Outcome failed(String tool, Run.Ended ended) {
        String why = ended.errorText();
        return tool.equals("tdbquery") && why.startsWith(NOT_SERVED) && StackTrace.endsWithOne(why)
                ? new Outcome.Refused(system.refusalOf("exit " + FAILED), "", why)
                : ended.broken(Cause.DIED, tool + " ended with " + FAILED);
    }

    private Outcome refused(String tool, Run.Ended ended) {
        if (!LOGGED.test(ended.outputText())) {
            return ended.broken(Cause.GARBAGE, tool + " refused, and printed more than the reason");
        }
        String why = ended.errorText();
        StackTrace trace = StackTrace.of(why);
        if (trace.isWhole()) {
            // The exception is the system's own code; if it is not listed, it is not known to be a refusal.
            String refusal = system.refusalOf(trace.exception());
            return refusal.equals(Outcome.Refused.UNCLASSIFIED)
                    ? ended.broken(Cause.DIED, tool + " threw " + trace.exception())
                    : new Outcome.Refused(refusal, trace.exception(), why);
        }
        if (!tool.equals("tdbquery") || why.isBlank()) {
            return ended.broken(Cause.GARBAGE, tool + " ended with 2 without a reason");
        }
        return new Outcome.Refused(system.refusalOf("exit " + REFUSED), "", why);
    }

    /**
     * Whether a text is made of such pieces and nothing else. One expression that repeats the piece would need a deeper
     * stack for each of them, and a load can warn ten thousand times.
     */
    static Predicate<String> lines(String piece) {
        Pattern one = Pattern.compile(piece);
        return text -> {
            Matcher matcher = one.matcher(text);
            int at = 0;
            while (at < text.length() && matcher.region(at, text.length()).lookingAt()) {
                at = matcher.end();
            }
            return at == text.length();
        };
    }

    private static Function<Run.Ended, Outcome> saying(String tool, Predicate<String> expected) {
        return ended -> {
            if (ended.errors().length > 0 || !expected.test(ended.outputText())) {
                return ended.broken(Cause.GARBAGE, tool + " ended with 0 and printed something unexpected");
            }
            return Outcome.Done.UNCOUNTED;
        };
    }
}
