/**
 * Makes a recorded finding small: plays smaller lists of its commands on fresh arms, and keeps the smallest one that
 * shows the same, with a recording of its walk. The lists come from {@link dev.lockstep.shrink}.
 */
package dev.lockstep.reduce;
