package dev.lockstep.workloads.social;

/** What a file that is loaded is written in. */
enum FileFormat {
    N_QUADS("nq"),
    TURTLE("ttl");

    private final String ending;

    FileFormat(String ending) {
        this.ending = ending;
    }

    /** What the name of such a file ends in. */
    String ending() {
        return ending;
    }
}
