/**
 * A disk in memory, on which an engine keeps its files: every write is recorded in order, so that each state in which a
 * crash could leave the files can be built.
 */
package dev.lockstep.disk;
