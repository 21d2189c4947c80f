/**
 * Proof of sameness: the same seed gives the same commands and the same report in another process, whatever locale, zone,
 * charset and order of arms it has.
 */
package dev.lockstep.sameness;
