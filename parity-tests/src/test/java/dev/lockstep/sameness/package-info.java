/**
 * Proof of sameness: the same seed gives the same commands and the same report in another process, with any locale,
 * zone, charset and order of arms.
 */
package dev.lockstep.sameness;
