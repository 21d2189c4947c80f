/**
 * The forms of a campaign's result that other programs read: a build server, a code host, a scanner's dashboard. Each
 * is a pure function of the report and of the divergences.
 */
package dev.lockstep.machine;
