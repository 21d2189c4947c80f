package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import dev.lockstep.workloads.text.Draw;
import dev.lockstep.workloads.text.H2Text;
import dev.lockstep.workloads.text.HostileText;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One row of a table.
 *
 * @param word a text
 * @param note a text that is stored apart if it is long
 * @param bytes bytes in hexadecimal digits
 * @param price a number, as the system writes it
 */
record Thing(Optional<String> word, Optional<String> note, Optional<String> bytes, Optional<String> price) {

    private static final int LONGEST_BYTES = 400;
    private static final int MANY_CENTS = 1_000_000;

    /** A row of nulls. */
    static final Thing NOTHING = new Thing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final HostileText TEXTS = new HostileText(true);

    static Thing draw(RandomGenerator random) {
        return new Thing(
                unlessNull(random, TEXTS.brief(random)),
                unlessNull(random, Draw.oneIn(6, random) ? TEXTS.lengthy(random) : TEXTS.brief(random)),
                unlessNull(random, bytes(random)),
                unlessNull(random, random.nextInt(-MANY_CENTS, MANY_CENTS) + ".0" + random.nextInt(10) + "000"));
    }

    private static Optional<String> unlessNull(RandomGenerator random, String value) {
        return Draw.oneIn(5, random) ? Optional.empty() : Optional.of(value);
    }

    private static String bytes(RandomGenerator random) {
        byte[] bytes = new byte[Draw.oneIn(4, random) ? random.nextInt(LONGEST_BYTES) : random.nextInt(8)];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns the values as literals, separated by commas. */
    String literals() {
        return text(word) + ", " + text(note) + ", "
                + bytes.map(hex -> "X'" + hex + "'").orElse("NULL") + ", " + price.orElse("NULL");
    }

    private static String text(Optional<String> text) {
        return text.map(H2Text::literal).orElse("NULL");
    }

    /** Returns the row by which {@link Content} shows it. */
    Row shown(String table, int id) {
        return Row.of(
                Cell.text("row"), Cell.text(table), Cell.number(id), cell(word), cell(note), cell(bytes), cell(price));
    }

    private static Cell cell(Optional<String> value) {
        return value.<Cell>map(Cell::text).orElse(Cell.NULL);
    }
}
