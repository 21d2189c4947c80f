package dev.lockstep.backend;

import dev.lockstep.disk.Disk;
import dev.lockstep.op.OperationKind;
import java.io.IOException;

/**
 * An engine in this process whose stores are on a {@link Disk}, so that each of its writes can be seen, failed or taken
 * back. Stores on different disks may be used at the same time, each by one thread.
 */
public interface DiskEngine extends AutoCloseable {

    /** Declares whether its stores offer operations of this kind. */
    Support support(OperationKind kind);

    /**
     * Whether a killed process has written everything that it acknowledged. If not, a crash may take back operations
     * from the end on, as whole operations, until the last one that closed the store. By default it has.
     */
    default boolean keepsAcknowledged() {
        return true;
    }

    /**
     * Creates a store on an empty disk.
     *
     * @throws IOException if it cannot be created
     */
    DiskStore create(Disk disk) throws IOException;

    /**
     * Opens the store that is on a disk, as the next start after a crash does. Must not create one.
     *
     * @throws IOException if there is no store, or if the engine refuses it; the message has the engine's reason
     */
    DiskStore open(Disk disk) throws IOException;

    @Override
    void close();
}
