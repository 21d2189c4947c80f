package dev.lockstep.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One thing that an engine did to its files, in the order in which it did them. */
public sealed interface DiskEvent {

    /** Returns the file that it was done to. */
    String file();

    /** Does the same to another disk. */
    void applyTo(Disk disk) throws IOException;

    /** Whether the files may be others afterwards. A force alone changes nothing. */
    default boolean changes() {
        return true;
    }

    /** Returns the event in a few words: {@code write db.mv.db 4096+512}. */
    String brief();

    /** A file was created. */
    record Created(String file) implements DiskEvent {
        @Override
        public void applyTo(Disk disk) throws IOException {
            disk.create(file);
        }

        @Override
        public String brief() {
            return "create " + file;
        }
    }

    /** Bytes were written. The array belongs to the event; nobody changes it. */
    record Written(String file, long position, byte[] bytes) implements DiskEvent {
        @Override
        public void applyTo(Disk disk) throws IOException {
            disk.write(file, position, ByteBuffer.wrap(bytes));
        }

        @Override
        public String brief() {
            return "write " + file + " " + position + "+" + bytes.length;
        }

        /** Returns the same write, of which only the first bytes reached the disk. */
        public Written torn(int kept) {
            return new Written(file, position, Arrays.copyOf(bytes, kept));
        }
    }

    /** A file was cut. */
    record Truncated(String file, long size) implements DiskEvent {
        @Override
        public void applyTo(Disk disk) throws IOException {
            disk.truncate(file, size);
        }

        @Override
        public String brief() {
            return "truncate " + file + " " + size;
        }
    }

    /** A file was deleted. */
    record Deleted(String file) implements DiskEvent {
        @Override
        public void applyTo(Disk disk) throws IOException {
            disk.delete(file);
        }

        @Override
        public String brief() {
            return "delete " + file;
        }
    }

    /** A file was given another name. */
    record Renamed(String file, String to) implements DiskEvent {
        @Override
        public void applyTo(Disk disk) throws IOException {
            disk.rename(file, to);
        }

        @Override
        public String brief() {
            return "rename " + file + " " + to;
        }
    }

    /** Everything before this was made to survive a loss of power. */
    record Forced(String file) implements DiskEvent {
        @Override
        public void applyTo(Disk disk) {
            // It changes nothing that a reader sees.
        }

        @Override
        public boolean changes() {
            return false;
        }

        @Override
        public String brief() {
            return "force " + file;
        }
    }
}
