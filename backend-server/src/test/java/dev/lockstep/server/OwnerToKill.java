package dev.lockstep.server;

/** A process that owns something, prints the label of its containers, and waits to be killed. */
public final class OwnerToKill {

    private OwnerToKill() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(Owner.self().label());
        Thread.sleep(Long.MAX_VALUE);
    }
}
