package dev.lockstep.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies a file without its empty blocks: a store that maps its files may have two hundred megabytes of them. */
public final class SparseCopy {

    private static final int BLOCK = 64 << 10;

    private SparseCopy() {}

    /**
     * Copies a file.
     *
     * @throws IOException if it cannot be read, or if there already is such a file
     */
    public static void copy(Path from, Path to) throws IOException {
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel target = FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            long size = source.size();
            long at = 0;
            while (at < size) {
                block.clear();
                int read = source.read(block, at);
                if (read < 0) {
                    return;
                }
                block.flip();
                boolean last = at + read >= size;
                if (!isEmpty(block)) {
                    writeWhole(target, block, at);
                } else if (last) {
                    // The last byte alone gives the file its length.
                    writeWhole(target, ByteBuffer.allocate(1), at + read - 1);
                }
                at += read;
            }
        }
    }

    private static boolean isEmpty(ByteBuffer block) {
        for (int i = 0; i < block.limit(); i++) {
            if (block.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static void writeWhole(FileChannel target, ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += target.write(bytes, next);
        }
    }
}
