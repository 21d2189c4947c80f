/** The servers of a project file that are images of a container engine, started by Lockstep. */
package dev.lockstep.server.image;
