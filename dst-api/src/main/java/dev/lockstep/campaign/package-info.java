/**
 * Building one walk in code, with defaults, and recording and asserting it; and campaigns of many walks: their seeds,
 * and a session that plays and records one walk after another and adds up their results. Nothing here reads options or
 * prints.
 */
package dev.lockstep.campaign;
