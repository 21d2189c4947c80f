package dev.lockstep.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A disk that passes every call on to another one. An implementation overrides the calls that it changes. */
public class ForwardingDisk implements Disk {

    private final Disk disk;

    public ForwardingDisk(Disk disk) {
        this.disk = disk;
    }

    @Override
    public boolean exists(String file) throws IOException {
        return disk.exists(file);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        return disk.list(prefix);
    }

    @Override
    public boolean create(String file) throws IOException {
        return disk.create(file);
    }

    @Override
    public void delete(String file) throws IOException {
        disk.delete(file);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public long size(String file) throws IOException {
        return disk.size(file);
    }

    @Override
    public int read(String file, long position, ByteBuffer into) throws IOException {
        return disk.read(file, position, into);
    }

    @Override
    public int write(String file, long position, ByteBuffer from) throws IOException {
        return disk.write(file, position, from);
    }

    @Override
    public void truncate(String file, long size) throws IOException {
        disk.truncate(file, size);
    }

    @Override
    public void force(String file) throws IOException {
        disk.force(file);
    }

    @Override
    public boolean lock(String file) throws IOException {
        return disk.lock(file);
    }

    @Override
    public void unlock(String file) throws IOException {
        disk.unlock(file);
    }
}
