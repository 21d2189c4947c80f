package dev.lockstep.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process that a container belongs to, told apart from any later process with the same number.
 *
 * @param boot this run of the kernel
 * @param namespace the process numbers' name space: the same number means another process in another container
 * @param pid the process number
 * @param started when the process started, in ticks since the kernel's start
 */
record Owner(String boot, String namespace, long pid, String started) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");
    private static final String UNKNOWN = "unknown";

    /** This process. */
    static Owner self() {
        return of(ProcessHandle.current().pid());
    }

    /** A process of the same name space as this one. */
    static Owner of(long pid) {
        return new Owner(currentBoot(), currentNamespace(), pid, startOf(pid).orElse(UNKNOWN));
    }

    /** The owner as one word, for a label. */
    String label() {
        return boot + "/" + namespace + "/" + pid + "/" + started;
    }

    /** Reads what {@link #label} wrote; empty for anything else. */
    static Optional<Owner> parse(String label) {
        String[] parts = label.split("/", -1);
        if (parts.length != 4 || !parts[2].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new Owner(parts[0], parts[1], Long.parseLong(parts[2]), parts[3]));
    }

    /** Whether the process is certainly not there any more. Where that cannot be told, it is taken to live. */
    boolean isGone() {
        if (!boot.equals(currentBoot())) {
            return !boot.equals(UNKNOWN) && !currentBoot().equals(UNKNOWN);
        }
        if (!namespace.equals(currentNamespace())) {
            return false;
        }
        return startOf(pid).map(start -> !start.equals(started)).orElse(true);
    }

    private static String currentBoot() {
        try {
            return Files.readString(BOOT, StandardCharsets.US_ASCII).strip();
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }

    private static String currentNamespace() {
        try {
            return Files.readSymbolicLink(NAMESPACE).toString();
        } catch (IOException notLinux) {
            return UNKNOWN;
        }
    }

    /**
     * When a process started; empty when there is none. Taken from the kernel where it tells, because the time of day that
     * Java gives for it moves with the clock.
     */
    private static Optional<String> startOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            // The second field is the program's name in parentheses, and may hold anything; the start is the 22nd.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            // A zombie is dead: its files and sockets are closed, only its parent has not looked.
            return fields[0].equals("Z") ? Optional.empty() : Optional.of(fields[19]);
        } catch (IOException noSuchProcessOrNotLinux) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(alive ->
                            alive.info().startInstant().map(Object::toString).orElse(UNKNOWN));
        }
    }
}
