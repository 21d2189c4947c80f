package dev.lockstep.workloads.social;

/** The format of a file that is loaded. */
public enum FileFormat {
    N_QUADS("nq"),
    TURTLE("ttl");

    private final String ending;

    FileFormat(String ending) {
        this.ending = ending;
    }

    /** Returns the file name's extension. */
    public String ending() {
        return ending;
    }
}
