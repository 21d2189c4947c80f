package dev.lockstep.backend;

/** A store on a {@link dev.lockstep.disk.Disk}. */
public interface DiskStore extends Backend {

    /** Releases the store without another write, as if the process had been killed. */
    void abandon();
}
