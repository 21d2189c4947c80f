/**
 * Several actors on one store at the same time: the drawn {@link dev.lockstep.concurrent.Schedule}, the
 * {@link dev.lockstep.concurrent.Race} that plays it on an arm, the recorded history, and the checkers that judge it.
 *
 * <p>A checker reads a history and nothing else, so a history from a disk is judged like one that was just played.
 */
package dev.lockstep.concurrent;
