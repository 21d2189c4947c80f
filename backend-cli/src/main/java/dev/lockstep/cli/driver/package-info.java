/**
 * An arm that is a program in any language, to which Lockstep talks in lines of JSON: {@code docs/driver-protocol.md}.
 */
package dev.lockstep.cli.driver;
