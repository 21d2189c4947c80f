package dev.lockstep.crash;

/**
 * An operation of a recorded walk, with its place in the record of the disk.
 *
 * @param text the operation in a few words
 * @param begun the number of events before it was asked
 * @param acknowledged the number of events when its answer was there
 */
record Moment(String text, int begun, int acknowledged) {}
