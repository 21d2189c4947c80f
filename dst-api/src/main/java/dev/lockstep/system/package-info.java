/**
 * The systems under test, each described once, as data: coordinates, default version, what it promises and how its refusal
 * codes are classed. A system's behaviour lives in its backends, never here.
 */
package dev.lockstep.system;
