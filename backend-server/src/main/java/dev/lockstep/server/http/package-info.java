/** An arm of a project file that sends a request for each operation, as the project file describes it. */
package dev.lockstep.server.http;
