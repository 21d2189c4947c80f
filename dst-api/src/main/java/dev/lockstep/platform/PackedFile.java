package dev.lockstep.platform;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A file of lines that may be kept packed, as {@code NAME.gz} beside its place. It is written plain, so that a kill
 * leaves every whole line readable, and packed when nothing follows any more.
 *
 * <p>The packed form is that of {@code gzip}, so {@code zcat} reads it. It consists of members of about 1 MiB of text,
 * each of which names its two lengths in gzip's extra field; the last one is empty. A part in the middle is therefore
 * found by jumping from member to member, and neither packing nor reading needs more memory than one member.
 *
 * @param path the place of the plain file
 */
public record PackedFile(Path path) {

    /** The end of the name of a packed file. */
    public static final String SUFFIX = ".gz";

    /** A plain file of this size or less stays plain, because people read it. */
    static final int SMALL = 1 << 20;

    private static final int MEMBER = 1 << 20;

    /** Magic, deflate, an extra field, no time, no hint, unknown system; 12 bytes of extra field: LS, 8 bytes. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, (byte) 255, 12, 0, 'L', 'S', 8, 0};

    /** The text of the last member. Without it, a file that was cut off between two members would look whole. */
    private static final byte[] END = {};

    private static final int LENGTHS = 8;
    private static final int TRAILER = 8;

    /** Returns the place of the packed file. */
    public Path packed() {
        return path.resolveSibling(path.getFileName() + SUFFIX);
    }

    /** Whether the file is there, plain or packed. */
    public boolean exists() {
        return Files.exists(path) || Files.exists(packed());
    }

    /** Opens the file from its start. If there are both forms, packing was cut off, and the plain one is whole. */
    public InputStream open() throws IOException {
        if (Files.notExists(path) && Files.exists(packed())) {
            return new Members(new DataInputStream(new BufferedInputStream(Files.newInputStream(packed()), 1 << 16)));
        }
        return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    }

    /**
     * Packs the file and deletes the plain one, unless it is small.
     *
     * @throws IOException if it cannot be packed; then the plain file is still there
     */
    public void pack() throws IOException {
        if (Files.notExists(path) || Files.size(path) <= SMALL) {
            return;
        }
        Path part = path.resolveSibling(path.getFileName() + SUFFIX + ".part");
        try (InputStream in = open();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
            ByteArrayOutputStream member = new ByteArrayOutputStream(MEMBER + (MEMBER >> 3));
            for (int read = in.read(); read >= 0; read = in.read()) {
                member.write(read);
                if (read == '\n' && member.size() >= MEMBER) {
                    write(member.toByteArray(), out);
                    member.reset();
                }
            }
            if (member.size() > 0) {
                write(member.toByteArray(), out);
            }
            write(END, out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, packed(), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(path);
    }

    private static void write(byte[] text, OutputStream out) throws IOException {
        byte[] deflated = deflated(text);
        CRC32 sum = new CRC32();
        sum.update(text);
        out.write(HEADER);
        out.write(numbers(deflated.length, text.length));
        out.write(deflated);
        out.write(numbers((int) sum.getValue(), text.length));
    }

    private static byte[] deflated(byte[] text) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(text);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] numbers(int first, int second) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(first)
                .putInt(second)
                .array();
    }

    /**
     * Reads a part of the text that lies within one line.
     *
     * @param offset the place of its first byte in the plain text
     * @throws IOException if the file has no such part, or is packed by another program
     */
    public byte[] read(long offset, int length) throws IOException {
        if (Files.exists(path)) {
            try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
                in.seek(offset);
                byte[] bytes = new byte[length];
                in.readFully(bytes);
                return bytes;
            }
        }
        try (RandomAccessFile in = new RandomAccessFile(packed().toFile(), "r")) {
            long before = 0;
            while (true) {
                Lengths lengths = Lengths.read(in);
                if (offset < before + lengths.plain()) {
                    return part(in, lengths, (int) (offset - before), length);
                }
                before += lengths.plain();
                in.seek(in.getFilePointer() + lengths.packed() + TRAILER);
            }
        }
    }

    /** The two lengths of a member. */
    private record Lengths(int packed, int plain) {

        static Lengths read(DataInput in) throws IOException {
            byte[] header = new byte[HEADER.length + LENGTHS];
            in.readFully(header);
            ByteBuffer buffer = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            byte[] start = new byte[HEADER.length];
            buffer.get(start);
            Lengths lengths = new Lengths(buffer.getInt(), buffer.getInt());
            if (!Arrays.equals(start, HEADER) || lengths.packed() < 0 || lengths.plain() < 0) {
                throw new IOException("packed by another program; unpack it with gunzip");
            }
            return lengths;
        }
    }

    /** The text of all members, one after another. */
    private static final class Members extends InputStream {

        private final DataInputStream in;
        private byte[] text = {};
        private int next;
        private boolean ended;

        Members(DataInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return hasMore() ? text[next++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int count = Math.min(length, text.length - next);
            System.arraycopy(text, next, into, offset, count);
            next += count;
            return count;
        }

        private boolean hasMore() throws IOException {
            while (next == text.length && !ended) {
                Lengths lengths = Lengths.read(in);
                byte[] packed = in.readNBytes(lengths.packed());
                if (packed.length < lengths.packed()) {
                    throw new EOFException("cut off");
                }
                text = inflated(packed, lengths.plain());
                next = 0;
                requireTrailer();
                ended = text.length == 0;
                if (ended && in.read() >= 0) {
                    throw new IOException("damaged: there is something behind its end");
                }
            }
            return next < text.length;
        }

        private void requireTrailer() throws IOException {
            CRC32 sum = new CRC32();
            sum.update(text);
            byte[] trailer = new byte[TRAILER];
            in.readFully(trailer);
            if (!Arrays.equals(trailer, numbers((int) sum.getValue(), text.length))) {
                throw new IOException("damaged: the sum of a member is another one");
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static byte[] part(RandomAccessFile in, Lengths lengths, int from, int length) throws IOException {
        if ((long) from + length > lengths.plain() || in.length() - in.getFilePointer() < lengths.packed()) {
            throw new EOFException("the part is not in the file");
        }
        byte[] packed = new byte[lengths.packed()];
        in.readFully(packed);
        return Arrays.copyOfRange(inflated(packed, from + length), from, from + length);
    }

    /** Returns the first part of what was packed. */
    private static byte[] inflated(byte[] packed, int length) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] text = new byte[length];
            int done = 0;
            while (done < text.length) {
                int more = inflater.inflate(text, done, text.length - done);
                if (more == 0 && (inflater.finished() || inflater.needsInput())) {
                    throw new EOFException("the part is not in the file");
                }
                done += more;
            }
            return text;
        } catch (DataFormatException e) {
            throw new IOException("damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }
}
