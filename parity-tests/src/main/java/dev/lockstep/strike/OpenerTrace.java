package dev.lockstep.strike;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of a tracer about a process that opens a store. Each call has its time, so two files show whether the two
 * processes were in their openings at the same time.
 *
 * @param file the tracer's file
 * @param hold how long the process is held at its first read of the store; zero if it is not
 */
record OpenerTrace(Path file, Duration hold) {

    /** The calls at which a process is held. The tracer writes that such a call began before it holds the process. */
    static final String READS = "read,pread64";

    /** The calls that are noted; the first one on the store shows that its opening has begun. */
    static final String NOTED = READS + ",fcntl,write,pwrite64";

    private static final Pattern CALL = Pattern.compile("\\d+ +(\\d+)\\.(\\d{6}) (\\w+)\\(\\d+<([^>]*)>.*");

    private static final Pattern LOCKED = Pattern.compile(".*SETLKW?, \\{l_type=F_(\\w+),.* = 0");

    private static final long MILLION = 1_000_000;

    private record Call(Instant at, String name, String file, String line) {}

    /** Returns the moment of the first call on the store; empty if there is none yet. */
    Optional<Instant> began() throws IOException {
        return calls().stream().map(Call::at).findFirst();
    }

    /** Returns the moment from which the process is held; empty if it has not read the store yet. */
    Optional<Instant> heldFrom() throws IOException {
        return hold.isZero()
                ? Optional.empty()
                : calls().stream()
                        .filter(call -> List.of(READS.split(",")).contains(call.name()))
                        .map(Call::at)
                        .findFirst();
    }

    /** Whether this process was held, in its opening, when the other one began its own. */
    boolean meets(OpenerTrace other) throws IOException {
        Optional<Instant> began = other.began();
        return began.isPresent() && holds(began.get());
    }

    /** Whether the process is held at this moment. */
    boolean holds(Instant moment) throws IOException {
        Optional<Instant> from = heldFrom();
        return from.isPresent()
                && !moment.isBefore(from.get())
                && moment.isBefore(from.get().plus(hold));
    }

    /** Whether the process had locked a file of the store for itself when it was held. */
    boolean isHeldWithLock() throws IOException {
        Optional<Instant> from = heldFrom();
        if (from.isEmpty()) {
            return false;
        }
        Map<String, String> locks = new TreeMap<>();
        for (Call call : calls()) {
            Matcher locked = LOCKED.matcher(call.line());
            if (call.at().isBefore(from.get()) && locked.matches()) {
                locks.put(call.file(), locked.group(1));
            }
        }
        return locks.containsValue("WRLCK");
    }

    private List<Call> calls() throws IOException {
        return Files.exists(file)
                ? Files.readString(file, StandardCharsets.ISO_8859_1)
                        .lines()
                        .map(CALL::matcher)
                        .filter(Matcher::matches)
                        .map(call -> new Call(at(call), call.group(3), call.group(4), call.group()))
                        .toList()
                : List.of();
    }

    private static Instant at(Matcher call) {
        return Instant.EPOCH
                .plus(Long.parseLong(call.group(1)) * MILLION, ChronoUnit.MICROS)
                .plus(Long.parseLong(call.group(2)), ChronoUnit.MICROS);
    }
}
