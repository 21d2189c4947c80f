/**
 * The list of known differences: places where two transports of one system differ, signed for one by one, narrowly, each
 * with a witness that must go on showing it.
 *
 * <p>Here lives what an entry may say, the strict reading of a list, the matching of a step against it, the witnesses, and
 * the proof that an entry is narrow. An entry speaks of typed differences, of a command's typed arguments and of the
 * model's state, in a closed vocabulary: there is no pattern over text anywhere. No engine and no transport is named here.
 */
package dev.lockstep.known;
