package dev.lockstep.cli.h2;

import dev.lockstep.backend.WorkFolder;
import dev.lockstep.backend.jdbc.UrlSettings;
import dev.lockstep.cli.JavaProgram;
import dev.lockstep.cli.Programs;
import dev.lockstep.cli.Run;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code org.h2.tools.Shell}, with a process for each call. It works in the folder of the store and uses a relative
 * name.
 */
final class H2Shell {

    /** The name of every store: {@code store.mv.db} in its folder. */
    static final String STORE = "store";

    private static final String WRITTEN = "LOCKSTEP_WRITTEN";

    private static final String BUSY = "BUSY";

    /** The code with which H2 refuses to ask a statement that answers without rows. */
    private static final String NOT_A_QUERY = "90002";

    /** Stands for an error whose code is unknown; it never reaches a caller. */
    private static final Outcome REFUSED_AMONG_OTHERS = new Outcome.Refused(Outcome.Refused.UNCLASSIFIED, "", "");

    private final JavaProgram tools;
    private final Programs programs;
    private final SystemUnderTest system;
    private final ShellAnswers answers;
    private final String settings;
    private final Path scratch;

    H2Shell(JavaProgram tools, Programs programs, SystemUnderTest system, String version, Path scratch) {
        this.tools = tools;
        this.programs = programs;
        this.system = system;
        this.answers = new ShellAnswers(system);
        this.settings = UrlSettings.of(system, version);
        this.scratch = scratch;
    }

    /** Returns the URL of the store of the working folder, without settings. */
    static String url(SystemUnderTest system) {
        return "jdbc:h2:" + system.storage().prefix() + "./" + STORE;
    }

    /** Reads the Shell's output to its end. */
    @FunctionalInterface
    interface Reader {
        Outcome read(ShellOutput output) throws UnexplainedOutputException;
    }

    /** Creates a store, and runs a query on it. */
    Outcome create(Path folder, Operation.Query query) throws IOException, InterruptedException {
        ShellQuery asked = new ShellQuery(query, 0);
        return read(start(folder, "", asked.statements()), output -> answers.returned(asked, output));
    }

    /**
     * Runs one statement that changes data. If it begins like one that answers with rows, it is asked as such, because
     * the Shell's own table is not read; if H2 then says that it is no query, nothing of it was done yet.
     */
    Outcome mutate(Path folder, String statement) throws IOException, InterruptedException {
        if (ShellStatement.answersWithRows(statement)) {
            Outcome rows = ask(folder, Operation.ask(statement));
            if (!(rows instanceof Outcome.Refused refused && refused.code().equals(NOT_A_QUERY))) {
                return rows;
            }
        }
        return run(folder, List.of(ShellStatement.carried(statement)), answers::changed);
    }

    /**
     * Runs one statement that answers with rows of any shape. The Shell's own table is not read, because it cuts wide
     * cells and shows NULL and the text {@code null} alike. H2 writes the answer into a file instead.
     */
    Outcome ask(Path folder, Operation.Ask ask) throws IOException, InterruptedException {
        return ask(folder, ask, CsvForm.USUAL);
    }

    private Outcome ask(Path folder, Operation.Ask ask, CsvForm form) throws IOException, InterruptedException {
        try (WorkFolder work = WorkFolder.make(scratch.resolve("ask"))) {
            Path file = work.path().resolve("rows.csv");
            // A relative path, so that no folder's name has to be part of a statement.
            WrittenRows written = new WrittenRows(folder.relativize(file).toString(), form);
            return run(folder, List.of(written.statement(ask.text())), output -> {
                if (output.isRefusal()) {
                    return answers.refused(output);
                }
                long count = written.count(output);
                output.end();
                return written.read(file, count);
            });
        }
    }

    /** Runs one query. */
    Outcome query(Path folder, Operation.Query query) throws IOException, InterruptedException {
        ShellQuery asked = new ShellQuery(query, 0);
        return run(folder, asked.statements(), output -> answers.returned(asked, output));
    }

    /** Runs one read in a read shape. */
    Outcome shaped(Path folder, Operation.Read read, ShellReadShape shape) throws IOException, InterruptedException {
        return read instanceof Operation.Query query
                ? query(folder, query, shape)
                : ask(folder, (Operation.Ask) read, shape.ofAsk());
    }

    private Outcome query(Path folder, Operation.Query query, ShellReadShape shape)
            throws IOException, InterruptedException {
        ShellQuery asked = new ShellQuery(query, 0);
        List<String> statements = new ArrayList<>(shape.running().settings());
        try (WorkFolder work = WorkFolder.make(scratch.resolve("shaped"))) {
            Path file = work.path().resolve("rows.csv");
            String relative = folder.relativize(file).toString();
            statements.addAll(asked.statements(rows -> shape.file()
                    .map(form -> form.statement(relative, rows, WRITTEN))
                    .orElse(rows)));
            return run(folder, statements, output -> {
                for (int set = 0; set < shape.running().settings().size(); set++) {
                    output.count();
                }
                Optional<Outcome.Rows> rows = shape.file().isEmpty()
                        ? asked.read(output)
                        : asked.read(
                                output,
                                () -> shape.file()
                                        .get()
                                        .rows(file, asked.heading(), WrittenRows.count(output, WRITTEN)));
                Outcome outcome = rows.isPresent() ? rows.get() : answers.refused(output);
                output.end();
                return outcome;
            });
        }
    }

    /**
     * Runs several queries, in one process unless one of them is refused. The output after an error cannot be
     * distinguished from the error's own text. Therefore the refused query is asked again alone, and the queries after
     * it run in another process.
     */
    List<Outcome> queries(Path folder, List<Operation.Query> queries) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        while (outcomes.size() < queries.size()) {
            List<Operation.Query> rest = queries.subList(outcomes.size(), queries.size());
            if (rest.size() == 1) {
                outcomes.add(query(folder, rest.get(0)));
            } else {
                outcomes.addAll(together(folder, rest));
            }
        }
        return outcomes;
    }

    /** Returns the outcomes of at least the first query, and of those after it up to a refused one. */
    private List<Outcome> together(Path folder, List<Operation.Query> queries)
            throws IOException, InterruptedException {
        List<ShellQuery> asked = IntStream.range(0, queries.size())
                .mapToObj(number -> new ShellQuery(queries.get(number), number))
                .toList();
        List<String> statements =
                asked.stream().flatMap(each -> each.statements().stream()).toList();
        List<Outcome> answers = new ArrayList<>();
        Outcome last = run(folder, statements, output -> {
            for (ShellQuery each : asked) {
                Optional<Outcome.Rows> rows = each.read(output);
                if (rows.isEmpty()) {
                    return REFUSED_AMONG_OTHERS;
                }
                answers.add(rows.get());
            }
            output.end();
            return answers.get(answers.size() - 1);
        });
        if (last instanceof Outcome.Broken) {
            return Collections.nCopies(queries.size(), last);
        }
        if (last == REFUSED_AMONG_OTHERS) {
            Outcome alone = query(folder, queries.get(answers.size()));
            answers.add(
                    alone instanceof Outcome.Rows
                            ? Outcome.Broken.of(Cause.GARBAGE, "refused among others, and answered when asked alone")
                            : alone);
        }
        return answers;
    }

    /** Runs the statements and queries of a transaction in one process. */
    Outcome transaction(Path folder, Operation.Transaction transaction) throws IOException, InterruptedException {
        ShellTransaction asked = new ShellTransaction(transaction, ShellTransaction.Mark.random(), answers);
        return run(folder, asked.statements(), asked::read);
    }

    /** Runs statements on a store that must exist. */
    Outcome run(Path folder, List<String> statements, Reader reader) throws IOException, InterruptedException {
        return read(start(folder, ";IFEXISTS=TRUE", statements), reader);
    }

    private Run start(Path folder, String options, List<String> statements) throws IOException, InterruptedException {
        statements.forEach(ShellStatement::checked);
        List<String> arguments = List.of(
                "-url",
                url(system) + settings + options,
                "-user",
                "sa",
                "-password",
                UrlSettings.login(system, ""),
                "-sql",
                String.join(";", statements));
        return programs.run(tools.call(folder, scratch, "org.h2.tools.Shell", arguments));
    }

    private Outcome read(Run run, Reader reader) {
        return run.read(ended -> {
            if (ended.exitCode() != 0) {
                return failed(ended);
            }
            if (ended.errors().length > 0) {
                return ended.broken(Cause.GARBAGE, "the Shell wrote to standard error");
            }
            try {
                return reader.read(new ShellOutput(ended.outputText()));
            } catch (UnexplainedOutputException e) {
                return ended.broken(Cause.GARBAGE, e.getMessage());
            }
        });
    }

    private Outcome failed(Run.Ended ended) {
        Optional<ShellOutput.Refusal> refusal = ToolFailure.of(ended);
        if (refusal.isPresent() && system.refusalOf(refusal.get().code()).equals(BUSY)) {
            return new Outcome.Refused(BUSY, refusal.get().code(), refusal.get().message());
        }
        return ended.broken(Cause.DIED, "the Shell ended with " + ended.exitCode());
    }
}
