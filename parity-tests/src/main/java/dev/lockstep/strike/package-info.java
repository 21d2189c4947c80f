/**
 * Unmodified processes under faults, for {@code ./lockstep strikes}: the system's own tools and servers, whose system
 * calls a tracer fails or answers with a kill, and what is left of their stores.
 */
package dev.lockstep.strike;
