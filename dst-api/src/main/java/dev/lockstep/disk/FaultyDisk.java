package dev.lockstep.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A disk on which one drawn call fails. Until a fault is set, it only counts its calls.
 *
 * <p>A short read and a short write are no errors: the caller has to ask for the rest. Nor is a slow call.
 */
public final class FaultyDisk extends ForwardingDisk {

    /** Long enough to let another thread of the engine pass, and short enough to be repeated. */
    private static final long SLOW_MILLIS = 5;

    private final Map<DiskCall, Integer> calls = new EnumMap<>(DiskCall.class);
    private Optional<DiskFault> fault = Optional.empty();
    private int left;
    private int fired;

    public FaultyDisk(Disk disk) {
        super(disk);
    }

    /** Sets a fault that strikes at the k-th call from now on, and forgets the counts. */
    public synchronized void set(DiskFault next, int kth) {
        fault = Optional.of(next);
        left = kth;
        calls.clear();
    }

    /** Takes the fault away, and forgets the counts. */
    public synchronized void heal() {
        fault = Optional.empty();
        calls.clear();
    }

    /** Returns how often a fault has struck. */
    public synchronized int fired() {
        return fired;
    }

    /** Returns the number of calls since the last fault was set or taken away. */
    public synchronized int calls(DiskCall call) {
        return calls.getOrDefault(call, 0);
    }

    /** Counts a call, and returns the fault if it strikes now. */
    private synchronized Optional<DiskFault.Kind> strike(DiskCall call) {
        calls.merge(call, 1, Integer::sum);
        if (fault.isEmpty() || fault.get().call() != call || --left > 0) {
            return Optional.empty();
        }
        fired++;
        DiskFault.Kind kind = fault.get().kind();
        if (!kind.lasts()) {
            fault = Optional.empty();
        }
        return Optional.of(kind);
    }

    private static void fail(DiskFault.Kind kind) throws IOException {
        switch (kind) {
            case ERROR -> throw new IOException("Input/output error");
            case NO_SPACE -> throw new IOException("No space left on device");
            case SLOW -> pause();
            case SHORT, FLIPPED_BIT -> {
                // These change what the call does, so the call itself handles them.
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int read(String file, long position, ByteBuffer into) throws IOException {
        Optional<DiskFault.Kind> kind = strike(DiskCall.READ);
        if (kind.isEmpty()) {
            return super.read(file, position, into);
        }
        fail(kind.get());
        if (kind.get() == DiskFault.Kind.SHORT && into.remaining() > 1) {
            ByteBuffer half = into.duplicate().limit(into.position() + into.remaining() / 2);
            int count = super.read(file, position, half);
            into.position(into.position() + Math.max(0, count));
            return count;
        }
        int before = into.position();
        int count = super.read(file, position, into);
        if (kind.get() == DiskFault.Kind.FLIPPED_BIT && count > 0) {
            int at = before + count / 2;
            into.put(at, (byte) (into.get(at) ^ 1));
        }
        return count;
    }

    @Override
    public int write(String file, long position, ByteBuffer from) throws IOException {
        Optional<DiskFault.Kind> kind = strike(DiskCall.WRITE);
        if (kind.isPresent()) {
            fail(kind.get());
            if (kind.get() == DiskFault.Kind.SHORT && from.remaining() > 1) {
                ByteBuffer half = from.duplicate().limit(from.position() + from.remaining() / 2);
                int count = super.write(file, position, half);
                from.position(from.position() + count);
                return count;
            }
        }
        return super.write(file, position, from);
    }

    @Override
    public void truncate(String file, long size) throws IOException {
        Optional<DiskFault.Kind> kind = strike(DiskCall.TRUNCATE);
        if (kind.isPresent()) {
            fail(kind.get());
        }
        super.truncate(file, size);
    }

    @Override
    public void force(String file) throws IOException {
        Optional<DiskFault.Kind> kind = strike(DiskCall.FORCE);
        if (kind.isPresent()) {
            fail(kind.get());
        }
        super.force(file);
    }
}
