/**
 * One walk, built in code with defaults, recorded and asserted; and many walks: the seeds of a campaign, and a session
 * that plays and records one walk after another and adds up their results. Nothing here reads options or prints.
 */
package dev.lockstep.campaign;
