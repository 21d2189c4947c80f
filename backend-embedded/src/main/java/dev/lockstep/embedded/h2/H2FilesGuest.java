package dev.lockstep.embedded.h2;

import dev.lockstep.disk.Disk;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.message.DbException;
import org.h2.store.fs.FilePath;

/**
 * A file on a disk of ours, from inside H2's class loader. A name is {@code lockstep:DISK/FILE}. The class and its
 * constructor are public, because their caller is outside.
 */
public final class H2FilesGuest extends FilePath implements H2Files {

    private final Map<String, Disk> disks;
    private final String mounted;
    private final String file;

    /** The provider of the scheme, which knows the disks. */
    public H2FilesGuest() {
        this(new ConcurrentHashMap<>(), SCHEME + ":");
    }

    private H2FilesGuest(Map<String, Disk> disks, String path) {
        this.disks = disks;
        this.name = path.replace('\\', '/');
        String inside = name.substring(name.indexOf(':') + 1);
        int end = inside.indexOf('/');
        this.mounted = end < 0 ? inside : inside.substring(0, end);
        this.file = end < 0 ? "" : inside.substring(end + 1);
    }

    @Override
    public void register() {
        FilePath.register(this);
    }

    @Override
    public void mount(String disk, Disk content) {
        disks.put(disk, content);
    }

    @Override
    public void unmount(String disk) {
        disks.remove(disk);
    }

    /**
     * Does something to the disk. H2 expects its own exceptions from a path, and {@link IOException} from a channel.
     */
    private <T> T ask(Question<T> question) {
        try {
            return question.ask(disk());
        } catch (IOException e) {
            throw DbException.convertIOException(e, name);
        }
    }

    private Disk disk() throws IOException {
        Disk disk = disks.get(mounted);
        if (disk == null) {
            throw new FileNotFoundException("the disk of " + name + " is gone");
        }
        return disk;
    }

    /** A call of the disk. */
    private interface Question<T> {
        T ask(Disk disk) throws IOException;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FilePath getPath(String path) {
        return new H2FilesGuest(disks, path);
    }

    @Override
    public long size() {
        return ask(disk -> disk.size(file));
    }

    @Override
    public void moveTo(FilePath newName, boolean atomicReplace) {
        String to = new H2FilesGuest(disks, newName.toString()).file;
        ask(disk -> {
            if (!atomicReplace && disk.exists(to)) {
                throw new IOException(to + " exists");
            }
            disk.rename(file, to);
            return null;
        });
    }

    @Override
    public boolean createFile() {
        return ask(disk -> disk.create(file));
    }

    @Override
    public boolean exists() {
        return file.isEmpty() ? disks.containsKey(mounted) : ask(disk -> disk.exists(file));
    }

    @Override
    public void delete() {
        ask(disk -> {
            disk.delete(file);
            return null;
        });
    }

    @Override
    public List<FilePath> newDirectoryStream() {
        return ask(disk -> {
            List<FilePath> files = new ArrayList<>();
            for (String each : disk.list(file.isEmpty() ? "" : file + "/")) {
                files.add(getPath(SCHEME + ":" + mounted + "/" + each));
            }
            return files;
        });
    }

    @Override
    public FilePath toRealPath() {
        return this;
    }

    @Override
    public FilePath getParent() {
        int end = name.lastIndexOf('/');
        return end < 0 ? null : getPath(name.substring(0, end));
    }

    @Override
    public boolean isDirectory() {
        return file.isEmpty();
    }

    @Override
    public boolean isRegularFile() {
        return !file.isEmpty() && exists();
    }

    @Override
    public boolean isAbsolute() {
        return true;
    }

    /** No clock, so that nothing that H2 does depends on one here. */
    @Override
    public long lastModified() {
        return 0;
    }

    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public boolean setReadOnly() {
        return false;
    }

    @Override
    public void createDirectory() {
        // A disk has no folders; a file's name may have slashes.
    }

    @Override
    public OutputStream newOutputStream(boolean append) throws IOException {
        FileChannel channel = open("rw");
        if (append) {
            channel.position(channel.size());
        } else {
            channel.truncate(0);
        }
        return Channels.newOutputStream(channel);
    }

    @Override
    public InputStream newInputStream() throws IOException {
        return Channels.newInputStream(open("r"));
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        boolean writes = !mode.equals("r");
        if (writes) {
            disk().create(file);
        } else if (!disk().exists(file)) {
            throw new FileNotFoundException(name);
        }
        return new Channel(writes);
    }

    /** An open file. It extends Java's own class, because the base classes of H2 differ between its releases. */
    private final class Channel extends FileChannel {

        private final boolean writes;
        private long position;

        Channel(boolean writes) {
            this.writes = writes;
        }

        @Override
        public synchronized long position() {
            return position;
        }

        @Override
        public synchronized FileChannel position(long next) {
            position = next;
            return this;
        }

        @Override
        public long size() throws IOException {
            return disk().size(file);
        }

        @Override
        public int read(ByteBuffer into, long at) throws IOException {
            return disk().read(file, at, into);
        }

        @Override
        public synchronized int read(ByteBuffer into) throws IOException {
            int count = read(into, position);
            position += Math.max(0, count);
            return count;
        }

        @Override
        public int write(ByteBuffer from, long at) throws IOException {
            requireWrites();
            return disk().write(file, at, from);
        }

        @Override
        public synchronized int write(ByteBuffer from) throws IOException {
            int count = write(from, position);
            position += count;
            return count;
        }

        @Override
        public synchronized FileChannel truncate(long size) throws IOException {
            requireWrites();
            disk().truncate(file, size);
            position = Math.min(position, size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            disk().force(file);
        }

        @Override
        public FileLock tryLock(long from, long size, boolean shared) throws IOException {
            return disk().lock(file) ? new Lock(this, from, size, shared) : null;
        }

        private void requireWrites() {
            if (!writes) {
                throw new NonWritableChannelException();
            }
        }

        @Override
        public FileLock lock(long from, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long from, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] into, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] from, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long from, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long to, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void implCloseChannel() {
            // Nothing is kept open.
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The lock of an open file. */
    private final class Lock extends FileLock {

        private boolean held = true;

        Lock(FileChannel channel, long position, long size, boolean shared) {
            super(channel, position, size, shared);
        }

        @Override
        public synchronized boolean isValid() {
            return held;
        }

        @Override
        public synchronized void release() throws IOException {
            if (held) {
                held = false;
                Disk disk = disks.get(mounted);
                if (disk != null) {
                    disk.unlock(file);
                }
            }
        }
    }
}
