package dev.lockstep.server;

/**
 * Where a server is about to run, as it sees the place itself.
 *
 * @param data the folder for its data
 * @param port the port to listen on
 * @param contained whether it is alone in a container, where every caller comes from outside; otherwise it must listen on
 *     loopback only
 */
public record Place(String data, int port, boolean contained) {}
