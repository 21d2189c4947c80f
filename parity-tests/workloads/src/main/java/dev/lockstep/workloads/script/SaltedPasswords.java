package dev.lockstep.workloads.script;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the salt and the hash of a password out of the answer of H2's {@code SCRIPT}. Whether the user is there, and
 * with which rights, is still compared.
 */
final class SaltedPasswords implements Normaliser {

    private static final Pattern USER = Pattern.compile(
            "(CREATE USER (?:IF NOT EXISTS )?(?:\"(?:[^\"]|\"\")+\"|\\w+)(?: COMMENT '(?:[^']|'')*+')?) SALT '[0-9a-f]+' HASH"
                    + " '[0-9a-f]+'( ADMIN)?;");

    @Override
    public String id() {
        return "salted-passwords";
    }

    @Override
    public String reason() {
        return "each database draws the salt of a password, and the hash is made with it";
    }

    @Override
    public Outcome normalise(Operation operation, Outcome outcome) {
        if (!ScriptBanner.isOn(operation) || !(outcome instanceof Outcome.Rows rows)) {
            return outcome;
        }
        return rows.with(rows.rows().stream().map(SaltedPasswords::unsalted).toList());
    }

    private static Row unsalted(Row row) {
        if (row.cells().size() == 1 && row.cells().get(0) instanceof Cell.Text text) {
            Matcher user = USER.matcher(text.value());
            if (user.matches()) {
                String admin = user.group(2) == null ? "" : user.group(2);
                return new Row(List.of(Cell.text(user.group(1) + " SALT {salt} HASH {hash}" + admin + ";")));
            }
        }
        return row;
    }
}
