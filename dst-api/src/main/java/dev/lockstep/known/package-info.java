/**
 * The list of known differences: places where two transports of one system differ. Each difference is allow-listed by a
 * narrow entry, and each entry has a witness that must still show the difference.
 *
 * <p>This package holds the vocabulary of an entry, the strict reader of a list, the matching of a step with the list,
 * the witnesses, and the proof that an entry is narrow. An entry refers to typed differences, to a command's typed
 * arguments and to the model's state, in a closed vocabulary. There is no pattern over text anywhere. No engine and no
 * transport is named here.
 */
package dev.lockstep.known;
