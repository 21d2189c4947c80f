package dev.lockstep.workloads.script;

import dev.lockstep.op.Way;
import dev.lockstep.workloads.script.ScriptLine.Kind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A script: statements as a person types them, and directives in comments.
 *
 * <p>A directive is a comment of one line that begins with {@code lockstep:}, in any case. {@code reopen},
 * {@code optimize}, {@code repair}, {@code restart} and {@code restore FORM} maintain the store; the last replaces it
 * by its own export. {@code backup} takes a backup: a database is replaced by it, and of a graph store all quads of the
 * copy are read. {@code do}, {@code ask}, {@code ask in order} and {@code load FORMAT} say what the next statement is;
 * without one, its first word decides, and a question that orders its rows is asked in order. What is loaded goes on to
 * the next directive or statement. {@code session NAME} puts all following statements into a session, and
 * {@code session} alone puts them into the default one; {@code close NAME} ends a session.
 *
 * @param name the file's name
 * @param lines the lines, in their order
 */
public record ScriptFile(String name, List<ScriptLine> lines) {

    private static final String DIRECTIVE = "lockstep:";

    /** A comment that begins with this name is a directive, or was meant as one. */
    private static final Pattern MEANT =
            Pattern.compile("\\s*+lockstep\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Some editors write this mark at the start of a file. No engine takes it for a part of a statement. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public ScriptFile {
        lines = List.copyOf(lines);
    }

    /** Whether a comment is a directive, or was meant as one. */
    static boolean isDirective(String comment) {
        return MEANT.matcher(comment).matches();
    }

    /** Whether the script has sessions besides the default one. */
    public boolean namesSessions() {
        return lines.stream().anyMatch(line -> !line.session().isEmpty());
    }

    /**
     * Reads a file, or all scripts of a folder in the order of their names.
     *
     * @throws ScriptException if there is none, or if one cannot be read; the message names the file and the line
     */
    public static List<ScriptFile> readAll(Path path, Notation notation) {
        try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
            List<ScriptFile> scripts = new ArrayList<>();
            for (Path file : files.filter(file -> !Files.isDirectory(path) || notation.isScript(file))
                    .sorted()
                    .toList()) {
                scripts.add(parse(file.getFileName().toString(), Files.readString(file), notation, file.toString()));
            }
            if (scripts.isEmpty()) {
                throw new ScriptException(path + ": there is no script in this folder; a script's name ends with "
                        + String.join(" or ", notation.extensions()));
            }
            return scripts;
        } catch (CharacterCodingException e) {
            throw new ScriptException(path + ": a script is not in UTF-8");
        } catch (IOException e) {
            throw new ScriptException(path + ": cannot be read: " + e);
        }
    }

    /**
     * Reads a script's text.
     *
     * @param name the script's name
     * @param place the file, for errors
     */
    static ScriptFile parse(String name, String text, Notation notation, String place) {
        Reading reading = new Reading(name, notation, place);
        String statements = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        for (Statements.Piece piece : notation.split(statements)) {
            reading.add(piece);
        }
        return reading.end();
    }

    /** The state of reading one script. */
    private static final class Reading {
        private final String name;
        private final Notation notation;
        private final String place;
        private final List<ScriptLine> lines = new ArrayList<>();
        private final Set<String> sessions = new TreeSet<>();
        private final Set<String> open = new TreeSet<>();
        private String session = "";
        private Optional<Kind> asked = Optional.empty();
        private String format = "";
        private int last;

        Reading(String name, Notation notation, String place) {
            this.name = name;
            this.notation = notation;
            this.place = place;
        }

        void add(Statements.Piece piece) {
            last = piece.line();
            if (piece.isComment()) {
                if (isDirective(piece.text())) {
                    direct(piece.text().strip().toLowerCase(Locale.ROOT), piece.line());
                }
                return;
            }
            Kind kind = asked.orElseGet(() -> notation.kind(piece.text()));
            notation.objection(kind, piece.text()).ifPresent(why -> {
                throw new ScriptException(place + ":" + piece.line() + ": " + why);
            });
            String in = kind == Kind.LOAD ? "" : session;
            if (!in.isEmpty()) {
                open.add(in);
            }
            lines.add(new ScriptLine(name, piece.line(), kind, in, format, piece.text()));
            asked = Optional.empty();
            format = "";
        }

        private void direct(String comment, int line) {
            if (!comment.startsWith(DIRECTIVE)) {
                throw new ScriptException(place + ":" + line + ": a comment that begins with 'lockstep' is a directive,"
                        + " and this one lacks the colon; write 'lockstep: reopen', or begin the comment otherwise");
            }
            String directive = comment.substring(DIRECTIVE.length()).strip();
            switch (directive) {
                case "do" -> asked = Optional.of(Kind.DO);
                case "ask" -> asked = Optional.of(Kind.ASK);
                case "ask in order" -> asked = Optional.of(Kind.ASK_IN_ORDER);
                case "reopen" -> maintain(Kind.REOPEN, line);
                case "optimize", "optimise" -> maintain(Kind.OPTIMIZE, line);
                case "repair" -> maintain(Kind.REPAIR, line);
                case "restart" -> maintain(Kind.RESTART, line);
                case "backup" -> backup(line);
                case "restore" -> restore(notation.forms().get(0), line);
                case "session" -> session = "";
                default -> {
                    if (directive.matches("session [a-z][a-z0-9]*")) {
                        session = directive.substring("session ".length());
                        sessions.add(session);
                    } else if (directive.matches("close [a-z][a-z0-9]*")) {
                        close(directive.substring("close ".length()), line);
                    } else if (directive.startsWith("restore ")) {
                        restore(directive.substring("restore ".length()), line);
                    } else if (directive.startsWith("load ")) {
                        load(directive.substring("load ".length()), line);
                    } else {
                        throw new ScriptException(place + ":" + line + ": there is no directive '" + directive
                                + "'; use do, ask, ask in order, load FORMAT, session NAME, close NAME, reopen,"
                                + " optimize, repair, restart, backup, restore or restore FORM");
                    }
                }
            }
        }

        private void close(String named, int line) {
            if (!sessions.contains(named)) {
                throw new ScriptException(place + ":" + line + ": there is no session '" + named + "' to close; "
                        + (sessions.isEmpty()
                                ? "the script has named none before this line"
                                : "before this line the script has " + String.join(", ", sessions)));
            }
            lines.add(new ScriptLine(name, line, Kind.END_SESSION, named, "", ""));
            open.remove(named);
        }

        private void load(String named, int line) {
            if (!notation.formats().contains(named)) {
                throw new ScriptException(place + ":" + line + ": no statement loads '" + named + "'; "
                        + (notation.formats().isEmpty()
                                ? "this system has no files to load, so use its own statements"
                                : "use " + String.join(", ", notation.formats())));
            }
            asked = Optional.of(Kind.LOAD);
            format = named;
        }

        private void backup(int line) {
            if (notation.forms().contains(Way.BACKUP)) {
                restore(Way.BACKUP, line);
            } else {
                maintain(Kind.BACKUP, line);
            }
        }

        private void restore(String form, int line) {
            if (!notation.forms().contains(form)) {
                throw new ScriptException(place + ":" + line + ": no store is restored by '" + form + "'; use "
                        + String.join(" or ", notation.forms()));
            }
            lines.add(new ScriptLine(name, line, Kind.RESTORE, "", form, ""));
        }

        private void maintain(Kind kind, int line) {
            lines.add(new ScriptLine(name, line, kind, "", "", ""));
        }

        /** Ends the named sessions that are open, so that none of them keeps the next script waiting. */
        ScriptFile end() {
            if (asked.isPresent()) {
                throw new ScriptException(place + ":" + last + ": no statement follows the directive '" + asked.get()
                        + "'; put it in front of one");
            }
            if (lines.stream().noneMatch(line -> !line.text().isEmpty())) {
                throw new ScriptException(place + ": there is no statement in it");
            }
            for (String each : open) {
                lines.add(new ScriptLine(name, last, Kind.END_SESSION, each, "", ""));
            }
            return new ScriptFile(name, lines);
        }
    }
}
