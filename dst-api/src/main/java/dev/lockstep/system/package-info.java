/**
 * The systems under test, each described once, as data: coordinates, default version, promises, and the classes of its
 * refusal codes. The code for a system's behaviour belongs in its backends, never here.
 */
package dev.lockstep.system;
