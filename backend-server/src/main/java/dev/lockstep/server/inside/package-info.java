/**
 * Small programs that run next to the server, in the server's place. They use only the Java base module, and they are
 * put into the image and on the local process's class path as bare class files. They may not use anything else of
 * Lockstep.
 */
package dev.lockstep.server.inside;
