/**
 * The minimiser: makes a list of commands small while a trial still shows the finding. A pure algorithm over lines of
 * JSON; the trial knows about arms and files, and this package does not.
 */
package dev.lockstep.shrink;
