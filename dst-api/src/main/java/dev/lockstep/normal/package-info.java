/**
 * Normalisers: what is taken out of an outcome before it is compared, each with an id, a reason and a hit count. They are
 * part of what can hide a bug, so they are few and narrow.
 *
 * <p>No engine and no transport is named here.
 */
package dev.lockstep.normal;
