package dev.lockstep.cli.h2;

import dev.lockstep.backend.Quoted;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.jdbc.UrlSettings;
import dev.lockstep.cli.JavaProgram;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.ValueKind;
import dev.lockstep.op.Way;
import dev.lockstep.system.SystemUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The lines of a script for {@code sh} that runs the Shell and the tools as {@link H2Shell} and {@link H2Tools} do. A
 * row is printed as an array of JSON. A text that is not plain ASCII is escaped before, because a tool's output has no
 * certain encoding.
 */
final class ShellLines {

    private static final Set<String> BINARIES = Set.of("BINARY", "BINARY VARYING", "BINARY LARGE OBJECT");

    private static final String EXISTING = ";IFEXISTS=TRUE";

    /** The longest statement in an argument; a longer one is in a file of arguments for Java. */
    private static final int LONGEST = 100_000;

    private final String url;
    private final String password;
    private final String bare;
    private final String prefix;
    private final List<String> lines = new ArrayList<>();
    private final SortedMap<String, String> files = new TreeMap<>();
    private final List<String> omitted = new ArrayList<>();
    private boolean readsFiles;

    ShellLines(SystemUnderTest system, String version) {
        this.prefix = system.storage().prefix();
        this.bare = H2Shell.url(system);
        this.url = bare + UrlSettings.of(system, version);
        this.password = UrlSettings.login(system, "");
        lines.add(". \"$HERE/shell.sh\"");
        lines.add("URL=" + Quoted.shell(url));
        lines.add("# Creates the database.");
        lines.add(shell("", "", List.of("SELECT H2VERSION()"), "create") + " >&2");
    }

    List<String> lines() {
        return lines;
    }

    SortedMap<String, String> files() {
        return files;
    }

    List<String> omitted() {
        return omitted;
    }

    /** Whether an answer is read from a file that the database writes. */
    boolean readsFiles() {
        return readsFiles;
    }

    void add(Reproduction.Step step) {
        lines.add("# " + step.number() + " " + Quoted.line(step.title(), 100));
        add(step, step.operation());
    }

    private void add(Reproduction.Step step, Operation operation) {
        int number = step.number();
        if (operation instanceof Operation.Mutate mutate) {
            mutate(number, mutate.text(), step.seen());
        } else if (operation instanceof Operation.Query query) {
            query(number, "", query, step.seen());
        } else if (operation instanceof Operation.Ask ask) {
            ask(number, ask.text(), ask.ordered());
        } else if (operation instanceof Operation.Shaped shaped && shaped.query() instanceof Operation.Ask ask) {
            ask(number, ask.text(), ask.ordered(), shaped.of(ShellReadShape.ALL).ofAsk());
        } else if (operation instanceof Operation.Shaped shaped && shaped.query() instanceof Operation.Query query) {
            shaped(number, query, shaped.of(ShellReadShape.ALL), step.seen());
        } else if (operation instanceof Operation.Transaction transaction) {
            transaction(number, transaction);
        } else if (operation instanceof Operation.Optimize) {
            lines.add(shell("", EXISTING, List.of("ANALYZE", "SHUTDOWN COMPACT"), "" + number) + " | shut_down "
                    + number);
        } else if (operation instanceof Operation.Reopen) {
            lines.add("# Nothing to do: each process releases the database when it ends.");
            lines.add("[ -f store.mv.db ] && echo '" + number + " done'");
        } else if (operation instanceof Operation.Repair) {
            repair(number);
        } else if (operation instanceof Operation.Backup backup) {
            backup(step, backup);
        } else if (operation instanceof Operation.Export export) {
            export(step, export);
        } else if (operation instanceof Operation.Restore restore) {
            restore(number, restore);
        } else {
            omitted.add("step " + number + " is left out, because the Shell has no form for " + operation.kind() + ".");
            lines.add("# LEFT OUT: the Shell has no form for " + operation.kind());
            lines.add("echo '" + number + " omitted'");
        }
    }

    private void mutate(int number, String text, Optional<Outcome> seen) {
        boolean counted = seen.isPresent() && seen.get() instanceof Outcome.Done;
        if (ShellStatement.answersWithRows(text) && !counted) {
            ask(number, text, false);
        } else {
            lines.add(changed("", number, text) + " | rows " + number + " ordered");
        }
    }

    private String changed(String folder, int number, String text) {
        return shell(folder, EXISTING, List.of(ShellStatement.carried(text)), "" + number);
    }

    private void query(int number, String folder, Operation.Query query, Optional<Outcome> seen) {
        boolean plain = isPlain(seen);
        lines.add(shell(folder, EXISTING, List.of(printed(query, seen)), "" + number) + " | rows " + number
                + order(query.ordered()) + (plain ? "" : " | decoded"));
    }

    private static String order(boolean ordered) {
        return ordered ? " ordered" : " any";
    }

    /** Whether every text of the answer is the same inside JSON, in any encoding. */
    private static boolean isPlain(Optional<Outcome> seen) {
        return seen.isPresent()
                && (!(seen.get() instanceof Outcome.Rows rows)
                        || rows.rows().stream()
                                .flatMap(row -> row.cells().stream())
                                .noneMatch(cell -> cell instanceof Cell.Text text && !isPlain(text.value())));
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(unit -> unit >= ' ' && unit <= '~' && unit != '"' && unit != '\\');
    }

    private static String printed(Operation.Query query, Optional<Outcome> seen) {
        boolean plain = isPlain(seen);
        return query.before() + " JSON_ARRAY("
                + IntStream.range(0, query.columns().size())
                        .mapToObj(i -> expression(query.columns().get(i), i, seen, plain))
                        .collect(Collectors.joining(", "))
                + " NULL ON NULL) AS \"ROW\" " + query.after();
    }

    private static String expression(Column column, int place, Optional<Outcome> seen, boolean plain) {
        if (column.kind() == ValueKind.TEXT) {
            return plain ? column.expression() : "STRINGENCODE(" + column.expression() + ")";
        }
        if (column.kind() != ValueKind.LEXICAL) {
            return column.expression();
        }
        return seen.filter(Outcome.Rows.class::isInstance).stream()
                        .flatMap(rows -> ((Outcome.Rows) rows).rows().stream())
                        .map(row -> row.cells().get(place))
                        .anyMatch(cell -> cell instanceof Cell.Lexical lexical && BINARIES.contains(lexical.type()))
                ? "RAWTOHEX(" + column.expression() + ")"
                : "CAST(" + column.expression() + " AS VARCHAR)";
    }

    private void ask(int number, String text, boolean ordered) {
        ask(number, text, ordered, CsvForm.USUAL);
    }

    private void ask(int number, String text, boolean ordered, CsvForm form) {
        readsFiles = true;
        String file = "rows" + number + ".csv";
        lines.add(shell("", EXISTING, List.of(form.statement(file, text, "WRITTEN")), "" + number) + " | written "
                + number + order(ordered) + " " + file + " texts " + form.words());
    }

    private void shaped(int number, Operation.Query query, ShellReadShape shape, Optional<Outcome> seen) {
        List<String> statements = new ArrayList<>(shape.running().settings());
        int settings = statements.size();
        String rows = printed(query, seen);
        String decoded = isPlain(seen) ? "" : " | decoded";
        if (shape.file().isEmpty()) {
            statements.add(rows);
            lines.add(shell("", EXISTING, statements, "" + number) + " | rows " + number + order(query.ordered()) + " "
                    + settings + decoded);
            return;
        }
        readsFiles = true;
        String file = "rows" + number + ".csv";
        statements.add(shape.file().get().statement(file, rows, "WRITTEN"));
        lines.add(shell("", EXISTING, statements, "" + number) + " | written " + number
                + order(query.ordered()) + " " + file + " json "
                + shape.file().get().words() + " " + settings + decoded);
    }

    private void transaction(int number, Operation.Transaction transaction) {
        List<String> statements = new ArrayList<>(List.of("SET AUTOCOMMIT FALSE"));
        List<String> kinds = new ArrayList<>();
        for (Operation part : transaction.operations()) {
            if (part instanceof Operation.Query query) {
                statements.add(printed(query, Optional.empty()));
                kinds.add(query.ordered() ? "ordered" : "any");
            } else {
                statements.add(((Operation.Mutate) part).text());
                kinds.add("change");
            }
        }
        statements.add(transaction.commit() ? "COMMIT" : "ROLLBACK");
        lines.add(shell("", EXISTING, statements, "" + number) + " | decoded | parts " + number + " '"
                + String.join(" ", kinds) + "'");
    }

    private void repair(int number) {
        String from = "repair" + number;
        String to = from + "/to";
        lines.add("mkdir -p " + to + " && cp store.mv.db " + from + "/");
        lines.add("if " + tool(from, "Recover", List.of("-dir", ".", "-db", "store")) + " | made " + number + " " + from
                + "/store.h2.sql &&");
        lines.add("    mv " + from + "/store.h2.sql " + to + "/ &&");
        List<String> script = List.of("-url", bare, "-user", "sa", "-password", password, "-script", "store.h2.sql");
        lines.add("    " + tool(to, "RunScript", script) + " | made " + number + " " + to + "/store.mv.db; then");
        lines.add("    mv " + to + "/store.mv.db store.mv.db && echo '" + number + " done'");
        lines.add("fi");
    }

    private void backup(Reproduction.Step step, Operation.Backup backup) {
        int number = step.number();
        String copy = "copy" + number;
        backup.canary().ifPresent(canary -> quietly(step, canary.before()));
        lines.add(changed("", number, "BACKUP TO '" + copy + ".zip'") + " >&2");
        backup.canary().ifPresent(canary -> quietly(step, canary.after()));
        unpacked(number, copy);
        query(number, copy, backup.content(), step.seen());
        lines.add("fi");
    }

    private void unpacked(int number, String copy) {
        lines.add("mkdir " + copy);
        lines.add("if " + tool("", "Restore", List.of("-file", copy + ".zip", "-dir", prefix + copy, "-db", "store"))
                + " | made " + number + " " + copy + "/store.mv.db; then");
    }

    private void quietly(Reproduction.Step step, Operation operation) {
        int from = lines.size();
        add(
                new Reproduction.Step(step.number(), step.title(), operation, step.channel(), false, Optional.empty()),
                operation);
        for (int i = from; i < lines.size(); i++) {
            lines.set(i, "{ " + lines.get(i) + "; } >&2");
        }
    }

    private void export(Reproduction.Step step, Operation.Export export) {
        int number = step.number();
        export.canary().ifPresent(canary -> quietly(step, canary.before()));
        lines.add("if " + written(number, export.way()) + " &&");
        lines.add("    { "
                + export.canary().map(canary -> changes(number, canary.after())).orElse("true") + "; } &&");
        lines.add("    " + imported(number, export.way()) + "; then");
        query(number, "fresh" + number, export.content(), step.seen());
        lines.add("fi");
    }

    private String changes(int number, Operation operation) {
        return operation instanceof Operation.Mutate mutate
                ? changed("", number, mutate.text()) + " >&2"
                : "echo 'a change around the copy is left out' >&2";
    }

    private void restore(int number, Operation.Restore restore) {
        if (restore.way().form().equals(Way.BACKUP)) {
            String copy = "copy" + number;
            lines.add(changed("", number, "BACKUP TO '" + copy + ".zip'") + " >&2");
            unpacked(number, copy);
            lines.add("    mv " + copy + "/store.mv.db store.mv.db && echo '" + number + " done'");
            lines.add("fi");
            return;
        }
        lines.add("if " + written(number, restore.way()) + " &&");
        lines.add("    " + imported(number, restore.way()) + "; then");
        lines.add("    mv fresh" + number + "/store.mv.db store.mv.db && echo '" + number + " done'");
        lines.add("fi");
    }

    private String written(int number, Way way) {
        return moved(
                number, "", way.form(), way.withFile("'export" + number + "'").writing(), "Script", way.writing());
    }

    private String imported(int number, Way way) {
        String fresh = "fresh" + number;
        return "mkdir " + fresh + " && " + shell(fresh, "", List.of("SELECT H2VERSION()"), "create") + " >&2 &&\n    "
                + moved(
                        number,
                        fresh,
                        way.form(),
                        way.withFile("'../export" + number + "'").reading(),
                        "RunScript",
                        way.reading());
    }

    private String moved(
            int number, String folder, String form, List<String> statements, String tool, List<String> words) {
        if (!form.equals("tool")) {
            return statements.stream()
                    .map(each -> changed(folder, number, each) + " | succeeded " + number)
                    .collect(Collectors.joining(" &&\n    "));
        }
        List<String> arguments = new ArrayList<>(List.of(
                "-url",
                url,
                "-user",
                "sa",
                "-password",
                password,
                "-script",
                (folder.isEmpty() ? "" : "../") + "export" + number));
        arguments.addAll(words);
        return tool(folder, tool, arguments) + " | made " + number + " export" + number;
    }

    private String tool(String folder, String name, List<String> arguments) {
        return in(
                folder,
                "java $JAVA_OPTIONS -cp \"$CLASS_PATH\" org.h2.tools." + name + " "
                        + arguments.stream().map(Quoted::shell).collect(Collectors.joining(" "))
                        + " 2>&1");
    }

    /** Returns one run of the Shell. */
    private String shell(String folder, String options, List<String> statements, String name) {
        String sql = String.join(";", statements);
        String java = "java $JAVA_OPTIONS -cp \"$CLASS_PATH\" ";
        if (sql.length() <= LONGEST) {
            return in(
                    folder,
                    java + "org.h2.tools.Shell -url \"$URL" + options + "\" -user sa -password "
                            + Quoted.shell(password) + " -sql " + Quoted.shell(sql) + " 2>&1");
        }
        List<String> arguments = List.of("-url", url + options, "-user", "sa", "-password", password, "-sql", sql);
        String file = name + ".args";
        files.put(
                file,
                "org.h2.tools.Shell\n"
                        + arguments.stream()
                                .map(each -> JavaProgram.quote(each) + "\n")
                                .collect(Collectors.joining()));
        return in(folder, java + "@\"$HERE/" + file + "\" 2>&1");
    }

    /** A program that ends with an error has an answer as well. */
    private static String in(String folder, String command) {
        return folder.isEmpty() ? "{ " + command + " || :; }" : "(cd " + folder + " && { " + command + " || :; })";
    }
}
