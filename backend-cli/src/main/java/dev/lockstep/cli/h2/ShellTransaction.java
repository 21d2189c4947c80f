package dev.lockstep.cli.h2;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Transacted;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

/**
 * One transaction in one run of the Shell. The Shell goes on after an error, and the text of an error may look like
 * anything. Therefore a mark is printed after each statement: a heading that is drawn for this run alone, so that no
 * stored text and no statement can have it. What lies between two marks is the output of one statement, to the last
 * byte.
 *
 * @param transaction the transaction
 * @param mark the mark of this run
 * @param answers reads the output for one statement
 */
record ShellTransaction(Operation.Transaction transaction, Mark mark, ShellAnswers answers) {

    /** A heading that nothing else in the output can have. */
    record Mark(String heading) {

        private static final int BYTES = 16;

        static Mark random() {
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            return new Mark("MARK_" + HexFormat.of().withUpperCase().formatHex(bytes));
        }

        /** Returns the statement that prints it. */
        String statement() {
            return "SELECT JSON_ARRAY() AS " + heading;
        }
    }

    /** Returns the statements of the run. */
    List<String> statements() {
        List<String> statements = new ArrayList<>(List.of("SET AUTOCOMMIT FALSE", mark.statement()));
        for (int i = 0; i < transaction.operations().size(); i++) {
            statements.addAll(statements(transaction.operations().get(i), i));
            statements.add(mark.statement());
        }
        statements.add(transaction.commit() ? "COMMIT" : "ROLLBACK");
        return statements;
    }

    private static List<String> statements(Operation operation, int number) {
        return operation instanceof Operation.Query query
                ? new ShellQuery(query, number).statements()
                : List.of(((Operation.Mutate) operation).text());
    }

    /** Reads the output of the run. */
    Outcome read(ShellOutput output) throws UnexplainedOutputException {
        Iterator<ShellOutput> parts = output.parts(mark.heading()).iterator();
        done(next(parts));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < transaction.operations().size(); i++) {
            outcomes.add(read(transaction.operations().get(i), i, next(parts)));
        }
        ShellOutput end = next(parts);
        if (end.isRefusal()) {
            return answers.refused(end);
        }
        done(end);
        if (parts.hasNext()) {
            throw new UnexplainedOutputException("the output has more marks than were asked for");
        }
        return Transacted.answer(transaction, outcomes);
    }

    private Outcome read(Operation operation, int number, ShellOutput output) throws UnexplainedOutputException {
        return operation instanceof Operation.Query query
                ? answers.returned(new ShellQuery(query, number), output)
                : answers.changed(output);
    }

    private static ShellOutput next(Iterator<ShellOutput> parts) throws UnexplainedOutputException {
        if (!parts.hasNext()) {
            throw new UnexplainedOutputException("the output has fewer marks than were asked for");
        }
        return parts.next();
    }

    private static void done(ShellOutput output) throws UnexplainedOutputException {
        output.count();
        output.end();
    }
}
