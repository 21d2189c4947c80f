/**
 * In-process arms, with one package below this one for each system. An engine's classes are in a separate class loader
 * and are used through Java's own interfaces; nothing here links to an engine.
 */
package dev.lockstep.embedded;
