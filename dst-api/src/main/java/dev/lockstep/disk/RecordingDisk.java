package dev.lockstep.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Records everything that changes the files of a disk, and every force, in the order in which it was done. */
public final class RecordingDisk extends ForwardingDisk {

    private final List<DiskEvent> events = new ArrayList<>();

    public RecordingDisk(Disk disk) {
        super(disk);
    }

    /** Returns the number of events so far: the place in the log at which the next one will be. */
    public synchronized int position() {
        return events.size();
    }

    /** Returns the events so far. */
    public synchronized List<DiskEvent> events() {
        return List.copyOf(events);
    }

    @Override
    public synchronized boolean create(String file) throws IOException {
        boolean created = super.create(file);
        if (created) {
            events.add(new DiskEvent.Created(file));
        }
        return created;
    }

    @Override
    public synchronized void delete(String file) throws IOException {
        boolean there = exists(file);
        super.delete(file);
        if (there) {
            events.add(new DiskEvent.Deleted(file));
        }
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        super.rename(from, to);
        events.add(new DiskEvent.Renamed(from, to));
    }

    @Override
    public synchronized int write(String file, long position, ByteBuffer from) throws IOException {
        ByteBuffer before = from.duplicate();
        int written = super.write(file, position, from);
        byte[] bytes = new byte[written];
        before.get(bytes);
        events.add(new DiskEvent.Written(file, position, bytes));
        return written;
    }

    @Override
    public synchronized void truncate(String file, long size) throws IOException {
        boolean shorter = size < size(file);
        super.truncate(file, size);
        if (shorter) {
            events.add(new DiskEvent.Truncated(file, size));
        }
    }

    @Override
    public synchronized void force(String file) throws IOException {
        super.force(file);
        events.add(new DiskEvent.Forced(file));
    }
}
