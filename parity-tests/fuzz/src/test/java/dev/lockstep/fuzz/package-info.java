/**
 * Coverage-guided fuzzing. A class {@code …FuzzTest} has one target. Without more it plays the kept inputs, as any
 * test; in the profile {@code fuzz}, Jazzer makes new ones. {@link dev.lockstep.fuzz.ParserRule} is what our parsers
 * keep. A target stands in the package of its parser, because parsers are private to their packages.
 */
package dev.lockstep.fuzz;
