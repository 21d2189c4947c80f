/**
 * Everything that a person needs to know about a divergence, computed once from the folder of its walk: a screen, a
 * page and a file only render it.
 *
 * <p>A folder may be damaged: its walk was killed, or its report was never written. Then everything that is left is
 * read, and sentences say what is missing.
 */
package dev.lockstep.report.triage;
