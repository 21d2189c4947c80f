package dev.lockstep.report.repro;

/** After which steps a reproducer reads the state. */
public enum StateReads {
    /** After the last one. A script is short with it, and most findings show. */
    AT_THE_END,
    /** After each one, as in the walk. A few findings need it: what was read before makes a later read wrong. */
    AFTER_EACH_STEP
}
