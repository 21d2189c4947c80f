package dev.lockstep.server;

/**
 * The place where a server runs, as the server sees it.
 *
 * @param data the folder for its data
 * @param port the port to listen on
 * @param contained whether the server is alone in a container, where every caller comes from outside and only programs
 *     beside the server see its data; otherwise it is a process of this machine, and must listen only on loopback
 */
public record Place(String data, int port, boolean contained) {}
