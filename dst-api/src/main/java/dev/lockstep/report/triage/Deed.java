package dev.lockstep.report.triage;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import dev.lockstep.op.Row;
import dev.lockstep.op.SessionAction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An operation in a few words, for a title: the beginning of its statement, or what it does if it has none. */
final class Deed {

    private static final String CUT = " …";

    /** The names that a statement of SPARQL declares before it says what it does. */
    private static final Pattern PROLOGUE =
            Pattern.compile("(?:(?:PREFIX\\s+[^\\s:]*:|BASE)\\s*<[^>]*>\\s*)+", Pattern.CASE_INSENSITIVE);

    private Deed() {}

    /** Returns an operation that is written as JSON in at most about this many characters. */
    static String of(JsonNode written, int most) {
        return Words.operation(written)
                .map(operation -> of(operation, most))
                .orElseGet(() -> brief(ofAPlugin(written), most));
    }

    private static String of(Operation operation, int most) {
        Optional<Request> request = Request.in(operation);
        if (request.isPresent()) {
            return brief(
                    request.get().verb() + " "
                            + request.get().json().path("collection").asString(""),
                    most);
        } else if (operation instanceof Operation.InSession named) {
            return of(named.operation(), most) + " in session " + named.session();
        } else if (operation instanceof Operation.Control control) {
            return action(control.action()) + " in session " + control.session();
        } else if (operation instanceof Operation.Transaction transaction) {
            return "a transaction with " + Words.count(transaction.operations().size(), "operation", "operations");
        } else if (operation instanceof Operation.Load load) {
            return "a load of " + load.format();
        } else if (operation instanceof Operation.Call call) {
            return brief(call(call), most);
        } else if (operation instanceof Operation.Export export) {
            return "an export by " + export.way().form();
        } else if (operation instanceof Operation.Restore restore) {
            return "a restore by " + restore.way().form();
        }
        return switch (operation.kind()) {
            case BACKUP -> "a backup";
            case OPTIMIZE -> "optimizing";
            case REPAIR -> "a repair";
            case REOPEN -> "a reopen";
            case RESTART -> "a restart";
            default -> brief(withoutPrologue(Words.statement(operation)), most);
        };
    }

    /** Returns an operation that only a plugin knows, by its name and what it says in words and numbers. */
    private static String ofAPlugin(JsonNode written) {
        return written.valueStream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .filter(value -> !value.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static String withoutPrologue(String statement) {
        Matcher prologue = PROLOGUE.matcher(statement.strip());
        return prologue.lookingAt() ? prologue.replaceFirst("") : statement;
    }

    /** The first argument is what a call is about. If it is empty, a statement among the others says what is done. */
    private static String call(Operation.Call call) {
        List<String> arguments = call.arguments().stream()
                .map(Row::cells)
                .flatMap(cells -> cells.stream())
                .flatMap(Deed::text)
                .toList();
        if (arguments.isEmpty()) {
            return call.name();
        }
        String first = arguments.get(0);
        if (!first.isBlank()) {
            return call.name() + (first.contains(" ") ? " " : " of ") + first;
        }
        return arguments.stream()
                .filter(value -> value.strip().contains(" "))
                .findFirst()
                .map(statement -> call.name() + " " + withoutPrologue(statement))
                .orElse(call.name());
    }

    private static Stream<String> text(Cell cell) {
        return cell instanceof Cell.Text text ? Stream.of(text.value()) : Stream.empty();
    }

    private static String action(SessionAction action) {
        return action.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** Returns a text on one line. A long one is cut between two words, without what opens a list there. */
    static String brief(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ").replaceFirst(";$", "");
        if (line.length() <= most) {
            return line;
        }
        int space = line.lastIndexOf(' ', most - CUT.length());
        int end = space > 0 ? space : line.offsetByCodePoints(0, line.codePointCount(0, most - CUT.length()));
        return line.substring(0, end).replaceFirst("[\\s({,;=]+$", "") + CUT;
    }
}
