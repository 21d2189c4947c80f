package dev.lockstep.workloads.types;

/** The place of a term in its triple. Only an IRI can have another than the last. */
enum Role {
    OBJECT,
    SUBJECT,
    PREDICATE
}
