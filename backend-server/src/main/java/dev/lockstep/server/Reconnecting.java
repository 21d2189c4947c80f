package dev.lockstep.server;

/** The client's side of a server that may be another process from one call to the next. */
public interface Reconnecting {

    /** Forgets every connection: the server was killed, and is there again at another address. */
    void reconnect();
}
