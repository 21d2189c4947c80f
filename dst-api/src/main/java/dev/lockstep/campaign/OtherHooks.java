package dev.lockstep.campaign;

import dev.lockstep.platform.Deadline;
import java.util.List;
import java.util.Set;

/**
 * The shutdown hooks that run beside the calling one. They write results, and end servers, containers and command
 * lines, so a process that is halted waits for them.
 *
 * @param exiting the thread that ends the process, which waits for all hooks
 */
record OtherHooks(Thread exiting) {

    /** Threads that wait themselves, or that go on only when the process does. */
    private static final Set<String> WAITING = Set.of("main", "DestroyJavaVM");

    /** Waits until they have ended, at most until the deadline. */
    void await(Deadline deadline) {
        List<Thread> hooks = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread != exiting)
                .filter(thread -> thread != Thread.currentThread() && !WAITING.contains(thread.getName()))
                .toList();
        for (Thread hook : hooks) {
            long millis = deadline.left() / 1_000_000;
            if (millis <= 0) {
                return;
            }
            try {
                hook.join(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
