package dev.lockstep.system;

/** Looks as it might in another version. */
public interface SystemProvider {}
