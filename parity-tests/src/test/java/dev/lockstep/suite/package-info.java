/** The parity suites: what each pull request walks over real systems, and what each night walks. */
package dev.lockstep.suite;
