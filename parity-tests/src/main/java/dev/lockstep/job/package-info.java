/**
 * A parity job: what each of its parts did, as a file, and the guard that fails a job whose parts did nothing. What
 * plays the parts does not live here; the commands do.
 */
package dev.lockstep.job;
