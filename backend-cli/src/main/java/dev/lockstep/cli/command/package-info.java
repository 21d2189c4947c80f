/**
 * An arm of a project file that starts a program for each operation, with arguments that the project file describes.
 */
package dev.lockstep.cli.command;
