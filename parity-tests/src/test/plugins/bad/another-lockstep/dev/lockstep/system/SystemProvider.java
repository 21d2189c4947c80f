package dev.lockstep.system;

/** As it might have been in another version. */
public interface SystemProvider {}
