package dev.lockstep.system;

/** As it might have been in another version. */
public record SystemUnderTest(int number) {}
