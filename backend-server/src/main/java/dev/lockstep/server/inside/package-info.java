/**
 * What runs beside the server, in its own place: small programs of the Java base alone, put into the image and on the local
 * process's class path as bare class files. They may not use anything else of Lockstep.
 */
package dev.lockstep.server.inside;
