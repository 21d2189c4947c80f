/**
 * Everything that a person reads at the terminal: the live line, the lines for a log, the summary, and the one line of
 * a crash. Nothing is decided here.
 */
package dev.lockstep.terminal;
