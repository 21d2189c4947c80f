package dev.lockstep.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A disk in memory. Everything that is written is safe at once, so a force does nothing. */
public final class MemoryDisk implements Disk {

    private final TreeMap<String, Pages> files = new TreeMap<>();
    private final Set<String> locked = new HashSet<>();

    /** Returns a copy without its locks: the disk as the next start of the machine finds it. */
    public synchronized MemoryDisk copy() {
        MemoryDisk copy = new MemoryDisk();
        files.forEach((name, pages) -> copy.files.put(name, pages.copy()));
        return copy;
    }

    /** Writes all files into a folder, for a person who wants to open them with other tools. */
    public synchronized void writeTo(Path folder) throws IOException {
        for (String name : files.keySet()) {
            Path file = folder.resolve(name).normalize();
            if (!file.startsWith(folder.normalize())) {
                throw new IOException("the file " + name + " would be outside of " + folder);
            }
            Files.createDirectories(file.getParent());
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size(name)));
            read(name, 0, bytes);
            Files.write(file, bytes.array());
        }
    }

    /** Whether no file has a byte. */
    public synchronized boolean isEmpty() {
        return files.values().stream().allMatch(pages -> pages.length() == 0);
    }

    @Override
    public synchronized boolean exists(String file) {
        return files.containsKey(file);
    }

    @Override
    public synchronized List<String> list(String prefix) {
        return files.tailMap(prefix).keySet().stream()
                .takeWhile(name -> name.startsWith(prefix))
                .toList();
    }

    @Override
    public synchronized boolean create(String file) {
        return files.putIfAbsent(file, new Pages()) == null;
    }

    @Override
    public synchronized void delete(String file) {
        files.remove(file);
    }

    @Override
    public synchronized void rename(String from, String to) throws NoSuchFileException {
        Pages pages = pages(from);
        files.remove(from);
        files.put(to, pages);
    }

    @Override
    public synchronized long size(String file) throws NoSuchFileException {
        return pages(file).length();
    }

    @Override
    public synchronized int read(String file, long position, ByteBuffer into) throws NoSuchFileException {
        return pages(file).read(position, into);
    }

    @Override
    public synchronized int write(String file, long position, ByteBuffer from) throws NoSuchFileException {
        return pages(file).write(position, from);
    }

    @Override
    public synchronized void truncate(String file, long size) throws NoSuchFileException {
        pages(file).truncate(size);
    }

    @Override
    public void force(String file) {
        // Memory has nothing below it.
    }

    @Override
    public synchronized boolean lock(String file) {
        return locked.add(file);
    }

    @Override
    public synchronized void unlock(String file) {
        locked.remove(file);
    }

    private Pages pages(String file) throws NoSuchFileException {
        Pages pages = files.get(file);
        if (pages == null) {
            throw new NoSuchFileException(file);
        }
        return pages;
    }
}
