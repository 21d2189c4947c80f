package dev.lockstep.workloads.social;

import java.util.random.RandomGenerator;

/**
 * How large the state may become for some time. Each step reads the whole state, so half of the walks begin small. The
 * others go beyond the hundred rows that engines fetch at once, and a few far beyond. A long walk changes its scale now
 * and then, so that it meets more than one.
 */
enum Scale {
    SMALL(40, 40, 30),
    MEDIUM(160, 160, 120),
    LARGE(640, 160, 250),
    HUGE(2_600, 160, 1_000);

    private final int persons;
    private final int docs;
    private final int batch;

    Scale(int persons, int docs, int batch) {
        this.persons = persons;
        this.docs = docs;
        this.batch = batch;
    }

    /** The number of commands after which a walk draws its scale again. */
    static final long PHASE = 1_000;

    /** Draws a scale. */
    static Scale draw(RandomGenerator random) {
        int chance = random.nextInt(64);
        if (chance < 32) {
            return SMALL;
        }
        return chance < 56 ? MEDIUM : chance < 63 ? LARGE : HUGE;
    }

    /** The largest number of persons that commands are drawn for. */
    int persons() {
        return persons;
    }

    /** The largest number of persons after a merge. It is higher, because otherwise a full model could never merge. */
    int mergedPersons() {
        return persons + persons / 4;
    }

    /** The largest number of documents that commands are drawn for. Their bodies may be long. */
    int docs() {
        return docs;
    }

    int mergedDocs() {
        return docs + docs / 4;
    }

    /** The largest number of rows that one command inserts. */
    int batch() {
        return batch;
    }
}
