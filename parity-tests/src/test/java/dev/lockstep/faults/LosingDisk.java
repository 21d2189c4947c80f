package dev.lockstep.faults;

import dev.lockstep.backend.DiskEngine;
import dev.lockstep.backend.DiskStore;
import dev.lockstep.backend.Support;
import dev.lockstep.disk.Disk;
import dev.lockstep.disk.ForwardingDisk;
import dev.lockstep.disk.MemoryDisk;
import dev.lockstep.op.OperationKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Disks and engines that lose what they have acknowledged, with a count of how often they did.
 *
 * <p>The engine itself always sees what it wrote, so it notices nothing before the crash.
 */
enum LosingDisk {

    /** Each write is acknowledged when it is only in memory, and reaches the disk with the next one. */
    WRITES_LATER {
        @Override
        Disk between(Disk disk, AtomicInteger fired) {
            return new Hidden(disk) {
                @Override
                void pass(Call call) throws IOException {
                    held().add(call);
                    if (held().size() > 1) {
                        fired.incrementAndGet();
                        held().remove().to(disk);
                    }
                }
            };
        }
    },

    /** One write never reaches the disk. */
    SWALLOWS_A_WRITE {
        @Override
        Disk between(Disk disk, AtomicInteger fired) {
            return new Hidden(disk) {
                private int writes;

                @Override
                void pass(Call call) throws IOException {
                    if (++writes == 12) {
                        fired.incrementAndGet();
                    } else {
                        call.to(disk);
                    }
                }
            };
        }
    },

    /** A write reaches the disk after the one that follows it. */
    SWAPS_WRITES {
        @Override
        Disk between(Disk disk, AtomicInteger fired) {
            return new Hidden(disk) {
                private int writes;

                @Override
                void pass(Call call) throws IOException {
                    writes++;
                    if (writes % 7 == 0) {
                        held().add(call);
                        return;
                    }
                    call.to(disk);
                    while (!held().isEmpty()) {
                        fired.incrementAndGet();
                        held().remove().to(disk);
                    }
                }
            };
        }
    },

    /** A force is acknowledged and does nothing. */
    FORCES_NOTHING {
        @Override
        boolean keeps(AtomicInteger fired) {
            fired.incrementAndGet();
            return false;
        }
    },

    /** The recovery drops the end of the file, with the last commit in it. */
    RECOVERS_TOO_LITTLE {
        @Override
        DiskEngine around(DiskEngine engine, AtomicInteger fired) {
            return new Engine(engine) {
                @Override
                public DiskStore open(Disk disk) throws IOException {
                    for (String file : disk.list("")) {
                        long size = disk.size(file);
                        if (size > 12 * 4096) {
                            fired.incrementAndGet();
                            disk.truncate(file, size - 4096);
                        }
                    }
                    return super.open(disk);
                }
            };
        }
    };

    /** Puts the fault between the engine and the disk whose record is kept. */
    Disk between(Disk disk, AtomicInteger fired) {
        return disk;
    }

    /** Whether a force keeps what was written. */
    boolean keeps(AtomicInteger fired) {
        return true;
    }

    /** Puts the fault into the engine. */
    DiskEngine around(DiskEngine engine, AtomicInteger fired) {
        return engine;
    }

    /** A call that changes a disk. */
    private interface Call {
        void to(Disk disk) throws IOException;
    }

    /** The engine works on a disk in memory; what it does there is passed on by the fault. */
    private abstract static class Hidden extends ForwardingDisk {

        private final Disk kept;
        private final Deque<Call> held = new ArrayDeque<>();

        Hidden(Disk kept) {
            super(new MemoryDisk());
            this.kept = kept;
        }

        Deque<Call> held() {
            return held;
        }

        abstract void pass(Call call) throws IOException;

        @Override
        public synchronized boolean create(String file) throws IOException {
            boolean created = super.create(file);
            if (created) {
                pass(disk -> disk.create(file));
            }
            return created;
        }

        @Override
        public synchronized int write(String file, long position, ByteBuffer from) throws IOException {
            byte[] bytes = new byte[from.remaining()];
            from.duplicate().get(bytes);
            int written = super.write(file, position, from);
            pass(disk -> disk.write(file, position, ByteBuffer.wrap(bytes)));
            return written;
        }

        @Override
        public synchronized void truncate(String file, long size) throws IOException {
            super.truncate(file, size);
            pass(disk -> disk.truncate(file, size));
        }

        @Override
        public synchronized void delete(String file) throws IOException {
            super.delete(file);
            pass(disk -> disk.delete(file));
        }

        @Override
        public synchronized void rename(String from, String to) throws IOException {
            super.rename(from, to);
            pass(disk -> disk.rename(from, to));
        }

        @Override
        public void force(String file) throws IOException {
            super.force(file);
            kept.force(file);
        }
    }

    /** An engine that passes every call on to another one. */
    abstract static class Engine implements DiskEngine {

        private final DiskEngine engine;

        Engine(DiskEngine engine) {
            this.engine = engine;
        }

        @Override
        public Support support(OperationKind kind) {
            return engine.support(kind);
        }

        @Override
        public DiskStore create(Disk disk) throws IOException {
            return engine.create(disk);
        }

        @Override
        public DiskStore open(Disk disk) throws IOException {
            return engine.open(disk);
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
