/**
 * Building one walk in code, with defaults, and recording and asserting it; and campaigns of many walks: their seeds,
 * shards and workers, a session that plays and records walks and adds up their results, the folder that is enough to
 * make their report again, and the merge of several. Nothing here reads options or prints.
 */
package dev.lockstep.campaign;
