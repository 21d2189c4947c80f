package dev.lockstep.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The process that owns a container, distinguished from any later process with the same number.
 *
 * @param boot the kernel's boot id
 * @param namespace the name space of process numbers: in another container the same number means another process
 * @param pid the process number
 * @param started the start of the process, in ticks since the kernel's start
 */
record Owner(String boot, String namespace, long pid, String started) {

    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");
    private static final String UNKNOWN = "unknown";

    /** Returns this process. */
    static Owner self() {
        return of(ProcessHandle.current().pid());
    }

    /** Returns a process of the same name space as this one. */
    static Owner of(long pid) {
        return new Owner(currentBoot(), currentNamespace(), pid, startOf(pid).orElse(UNKNOWN));
    }

    /** Returns the owner as one word, for a label. */
    String label() {
        return boot + "/" + namespace + "/" + pid + "/" + started;
    }

    /** Parses the text that {@link #label} wrote; empty for any other text. */
    static Optional<Owner> parse(String label) {
        String[] parts = label.split("/", -1);
        if (parts.length != 4 || !parts[2].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new Owner(parts[0], parts[1], Long.parseLong(parts[2]), parts[3]));
    }

    /** Whether the process has certainly ended. In case of doubt it counts as alive. */
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
     * Returns the start of a process; empty if there is none. The kernel's value is used if there is one, because Java
     * gives a time of day, which moves with the clock.
     */
    private static Optional<String> startOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            // The second field is the program's name in parentheses, which may contain anything; the start is the 22nd
            // field.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            // A zombie counts as ended: its files and sockets are closed, and only its parent has not waited for it.
            return fields[0].equals("Z") ? Optional.empty() : Optional.of(fields[19]);
        } catch (IOException noSuchProcessOrNotLinux) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(alive ->
                            alive.info().startInstant().map(Object::toString).orElse(UNKNOWN));
        }
    }
}
