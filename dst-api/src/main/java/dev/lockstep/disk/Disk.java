package dev.lockstep.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The files of an engine, as its file layer asks for them. A name is a path with {@code /} between its parts. An
 * implementation passes its calls on to another disk and records, refuses or changes some of them.
 *
 * <p>The interface has types of the platform alone, because an engine's own classes call it from their class loader.
 */
public interface Disk {

    /** Whether there is a file of this name. */
    boolean exists(String file) throws IOException;

    /** Returns the names of all files that begin with these characters, in their order. */
    List<String> list(String prefix) throws IOException;

    /**
     * Creates an empty file.
     *
     * @return whether there was none
     */
    boolean create(String file) throws IOException;

    /** Deletes a file; without one there is nothing to do. */
    void delete(String file) throws IOException;

    /** Gives a file another name in one step, and deletes a file that had this name. */
    void rename(String from, String to) throws IOException;

    /** Returns the number of bytes in a file. */
    long size(String file) throws IOException;

    /**
     * Reads as many bytes as there are, and room for.
     *
     * @return how many, or -1 at the end of the file
     */
    int read(String file, long position, ByteBuffer into) throws IOException;

    /**
     * Writes bytes, and lets the file grow as far as it must.
     *
     * @return how many of them were written
     */
    int write(String file, long position, ByteBuffer from) throws IOException;

    /** Cuts a file; a shorter one stays as it is. */
    void truncate(String file, long size) throws IOException;

    /** Returns once everything that was written to a file would survive a loss of power. */
    void force(String file) throws IOException;

    /**
     * Takes the lock of a file, which is gone when the machine starts again.
     *
     * @return whether it was free
     */
    boolean lock(String file) throws IOException;

    /** Gives the lock of a file back. */
    void unlock(String file) throws IOException;
}
