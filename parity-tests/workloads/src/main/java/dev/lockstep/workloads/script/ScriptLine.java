package dev.lockstep.workloads.script;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.op.Operation;
import dev.lockstep.op.SessionAction;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One statement or directive of a script. A recorded line needs no script, because it is whole.
 *
 * @param script the name of the script
 * @param line its number in the file, from 1
 * @param kind the kind of line
 * @param session the session in which it is done; empty for the default session
 * @param format the format of what is loaded, or the form in which the store is restored; empty for all other kinds
 * @param text the statement, or what is loaded; empty for a directive
 */
public record ScriptLine(String script, int line, Kind kind, String session, String format, String text)
        implements Command<ScriptModel> {

    /** The name of the command. */
    static final String NAME = "line";

    /** The kinds of lines. */
    public enum Kind {
        /** Does a statement that answers without rows. */
        DO,
        /** Asks for rows in any order. */
        ASK,
        /** Asks for rows whose order is part of the answer. */
        ASK_IN_ORDER,
        /** Loads the contents of a file. */
        LOAD,
        /** Ends a named session. */
        END_SESSION,
        REOPEN,
        OPTIMIZE,
        REPAIR,
        RESTART,
        RESTORE,
        /** Reads everything that is in a backup of the store. */
        BACKUP;

        /** Whether the line is a question. */
        public boolean asks() {
            return this == ASK || this == ASK_IN_ORDER;
        }

        /** Whether the line is maintenance, which must not change an answer. */
        public boolean maintains() {
            return this == REOPEN || this == OPTIMIZE || this == REPAIR || this == RESTART || this == RESTORE;
        }

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Returns the kind of command. */
    static CommandKind<ScriptModel> commands(List<ScriptFile> scripts) {
        CommandKind.Builder<ScriptModel, ScriptLine> kind = CommandKind.of(NAME, ScriptLine.class)
                .weight(8)
                .needs(Begin.NAME)
                .draw((model, random) -> model.next());
        for (Kind each : Kind.values()) {
            if (scripts.stream().flatMap(script -> script.lines().stream()).anyMatch(line -> line.kind() == each)) {
                kind = kind.aspect(each.toString(), (model, line) -> line.kind() == each);
            }
        }
        return kind.aspect("just after maintenance", (model, line) -> model.hasJustBeenMaintained())
                .render(ScriptLine::operation);
    }

    /** Returns the line as an arm is asked to do it. */
    public Operation operation() {
        return switch (kind) {
            case DO -> inSession(Operation.mutate(text));
            case ASK, ASK_IN_ORDER -> inSession(read());
            case LOAD -> Operation.load(format, text);
            case END_SESSION -> Operation.control(session, new SessionAction.Close());
            case REOPEN -> Operation.reopen();
            case OPTIMIZE -> Operation.optimize();
            case REPAIR -> Operation.repair();
            case RESTART -> Operation.restart();
            case RESTORE -> Operation.restore(Notation.way(format));
            case BACKUP -> Notation.backup(line);
        };
    }

    /** Returns the question as an arm is asked it in the default session. */
    Operation.Read read() {
        return kind == Kind.ASK_IN_ORDER ? Operation.orderedAsk(text) : Operation.ask(text);
    }

    private Operation inSession(Operation operation) {
        return session.isEmpty() ? operation : Operation.inSession(session, operation);
    }

    /** Returns the same line, done in another session. */
    ScriptLine in(String other) {
        return new ScriptLine(script, line, kind, other, format, text);
    }

    /** Returns the line's place, for people. */
    public String place() {
        return script + ":" + line;
    }

    @Override
    public Expectation expect(ScriptModel model) {
        return kind.maintains() ? Expectation.done(model.hasPlayed()) : Expectation.agrees();
    }

    @Override
    public void apply(ScriptModel model) {
        model.play(this);
    }

    /** The script goes on whatever the answer was. */
    @Override
    public void refused(ScriptModel model) {
        apply(model);
    }

    /** Returns the line as a question that may be asked again; empty if it is none, or belongs to a named session. */
    Optional<ScriptLine> question() {
        return kind.asks() && session.isEmpty() ? Optional.of(this) : Optional.empty();
    }
}
