/**
 * Turns names into a lineup: the catalogue of systems, transports and workloads, the plugins, the arms as a person
 * writes them, and the allow-list that belongs to a system. Nothing is played here.
 */
package dev.lockstep.assembly;
