/**
 * Normalisers: each removes from an outcome something that is not compared, and has an id, a reason and a hit count. A
 * normaliser can hide a bug, so there are few of them and they are narrow.
 *
 * <p>No engine and no transport is named here.
 */
package dev.lockstep.normal;
