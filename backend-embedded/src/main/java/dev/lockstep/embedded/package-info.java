/**
 * In-process arms, one package per system beneath this one. An engine's classes live in a loader of their own and are met
 * through the interfaces of the platform; nothing here links to an engine.
 */
package dev.lockstep.embedded;
