package dev.lockstep.campaign;

import dev.lockstep.platform.Deadline;
import java.util.List;
import java.util.Set;

/**
 * The shutdown hooks that run beside the calling one. They end servers, containers and command lines, so a process that
 * is halted waits for them.
 *
 * @param worker the thread that walks, which does not go on
 * @param exiting the thread that ends the process, which waits for all hooks
 */
record OtherHooks(Thread worker, Thread exiting) {

    /** Threads that wait themselves, or that go on only when the process does. */
    private static final Set<String> WAITING = Set.of("main", "DestroyJavaVM", ExitGuard.THREAD);

    /** Waits until they have ended, at most until the deadline. */
    void await(Deadline deadline) {
        List<Thread> hooks = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread != worker && thread != exiting)
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
