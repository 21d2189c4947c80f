package dev.lockstep.disk;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes of one file. Copies share what neither of them has changed since, so a copy costs next to nothing. */
final class Pages {

    private static final int SIZE = 4096;

    private byte[][] pages = new byte[0][];
    private boolean[] own = new boolean[0];
    private long length;

    /** Returns a copy. Neither of the two sees what is written to the other later. */
    Pages copy() {
        Pages copy = new Pages();
        copy.pages = pages.clone();
        copy.own = new boolean[pages.length];
        copy.length = length;
        own = new boolean[pages.length];
        return copy;
    }

    long length() {
        return length;
    }

    int read(long position, ByteBuffer into) {
        if (position >= length) {
            return into.hasRemaining() ? -1 : 0;
        }
        int total = (int) Math.min(into.remaining(), length - position);
        for (int done = 0; done < total; ) {
            long at = position + done;
            int offset = (int) (at % SIZE);
            int count = Math.min(total - done, SIZE - offset);
            into.put(pages[(int) (at / SIZE)], offset, count);
            done += count;
        }
        return total;
    }

    int write(long position, ByteBuffer from) {
        int total = from.remaining();
        grow(Math.max(length, position + total));
        for (int done = 0; done < total; ) {
            long at = position + done;
            int offset = (int) (at % SIZE);
            int count = Math.min(total - done, SIZE - offset);
            from.get(mine((int) (at / SIZE)), offset, count);
            done += count;
        }
        return total;
    }

    void truncate(long size) {
        if (size >= length) {
            return;
        }
        int kept = (int) ((size + SIZE - 1) / SIZE);
        pages = Arrays.copyOf(pages, kept);
        own = Arrays.copyOf(own, kept);
        length = size;
        int offset = (int) (size % SIZE);
        if (offset > 0) {
            // What is written beyond the end later must find zeros, as on any disk.
            Arrays.fill(mine(kept - 1), offset, SIZE, (byte) 0);
        }
    }

    private void grow(long size) {
        int needed = (int) ((size + SIZE - 1) / SIZE);
        int there = pages.length;
        if (needed > there) {
            pages = Arrays.copyOf(pages, needed);
            own = Arrays.copyOf(own, needed);
            for (int page = there; page < needed; page++) {
                pages[page] = new byte[SIZE];
                own[page] = true;
            }
        }
        length = size;
    }

    private byte[] mine(int page) {
        if (!own[page]) {
            pages[page] = pages[page].clone();
            own[page] = true;
        }
        return pages[page];
    }
}
