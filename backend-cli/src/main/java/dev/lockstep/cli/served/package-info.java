/** The servers of a project file that are local processes, started by Lockstep. */
package dev.lockstep.cli.served;
