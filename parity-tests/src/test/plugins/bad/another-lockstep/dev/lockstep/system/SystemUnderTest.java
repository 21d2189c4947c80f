package dev.lockstep.system;

/** Looks as it might in another version. */
public record SystemUnderTest(int number) {}
