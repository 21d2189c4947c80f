package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Way;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The ways in which a whole store leaves as a script and comes into an empty one. */
enum Route {
    PLAIN("", ""),
    SIMPLE("SIMPLE", ""),
    COLUMNS("COLUMNS", ""),
    DROP("DROP", ""),
    SMALL_BLOCKS("BLOCKSIZE 10", ""),
    NO_PASSWORDS("NOPASSWORDS NOSETTINGS", ""),
    DEFLATE("", "COMPRESSION DEFLATE"),
    LZF("SIMPLE", "COMPRESSION LZF"),
    ZIP("", "COMPRESSION ZIP"),
    GZIP("COLUMNS", "COMPRESSION GZIP"),
    CIPHER("", "CIPHER AES PASSWORD 'secret'"),
    LZF_AND_CIPHER("", "COMPRESSION LZF CIPHER AES PASSWORD 'secret'"),
    LATIN("", "CHARSET 'ISO-8859-1'"),
    UTF_16("", "CHARSET 'UTF-16'"),
    QUIRKS("", "", "QUIRKS_MODE"),
    VARIABLE_BINARY("", "", "VARIABLE_BINARY"),
    TOOL(List.of(), List.of()),
    TOOL_SIMPLE(List.of("-options", "SIMPLE"), List.of()),
    TOOL_COLUMNS(List.of("-options", "COLUMNS"), List.of("-options", "QUIRKS_MODE")),
    TOOL_GZIP(List.of("-options", "SIMPLE", "COMPRESSION", "GZIP"), List.of("-options", "COMPRESSION", "GZIP")),
    TOOL_CIPHER(
            List.of("-options", "DROP", "CIPHER", "AES", "PASSWORD", "'secret'"),
            List.of("-options", "CIPHER", "AES", "PASSWORD", "'secret'"));

    private final Way way;

    Route(String what, String file) {
        this(what, file, "");
    }

    Route(String what, String file, String reading) {
        this.way = statements(what, "", file, reading);
    }

    Route(List<String> writing, List<String> reading) {
        this.way = new Way("tool", writing, reading);
    }

    /**
     * Returns the way of a script of a part of the store.
     *
     * @param what the options before the file
     * @param part the part, after the file
     */
    static Way ofPart(String what, String part) {
        return statements(what, part, "", "");
    }

    private static Way statements(String what, String part, String file, String reading) {
        return new Way(
                "statements",
                List.of(joined("SCRIPT", what, "TO", Way.FILE, file, part)),
                List.of(joined("RUNSCRIPT FROM", Way.FILE, file, reading)));
    }

    private static String joined(String... words) {
        List<String> present = new ArrayList<>(Arrays.asList(words));
        present.removeIf(String::isEmpty);
        return String.join(" ", present);
    }

    Way way() {
        return way;
    }

    /** Whether the way is used under this steering. */
    boolean isUsed(Steering steering) {
        return this != UTF_16 || !steering.wideCharsets();
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
