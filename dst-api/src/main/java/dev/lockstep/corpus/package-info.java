/**
 * The corpus: shrunk findings with the verdict that each is expected to have, which every parity run plays first. What
 * plays them does not live here; a replay does.
 */
package dev.lockstep.corpus;
