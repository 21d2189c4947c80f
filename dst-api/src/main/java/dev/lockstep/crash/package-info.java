/**
 * Every state in which a crash can leave a store: a walk is recorded write by write, each state of its files is opened,
 * and the store must be as it was after the last acknowledged operation, or after the one in flight.
 */
package dev.lockstep.crash;
