package dev.lockstep.strike;

import dev.lockstep.contexts.AttachedTracer;
import java.util.List;

/** A program that attaches a tracer to a process, says so, and waits. */
final class TracerHolder {

    private TracerHolder() {}

    public static void main(String[] process) throws Exception {
        try (AttachedTracer tracer = AttachedTracer.to(Long.parseLong(process[0]), List.of("-o", "/dev/null"))) {
            System.out.println("attached " + tracer.pid());
            Thread.sleep(60_000);
        }
    }
}
