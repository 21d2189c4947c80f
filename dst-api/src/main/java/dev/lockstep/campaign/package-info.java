/**
 * Many walks: the seeds of a campaign, a session that plays and records them one after another, and what they came to
 * together. Nothing here reads options or prints.
 */
package dev.lockstep.campaign;
