package dev.lockstep.junit;

import dev.lockstep.parity.WalkResult;
import java.nio.file.Path;

/**
 * The walk that was played before the body of a test. Every arm agreed in it, except for known differences.
 *
 * @param seed its seed
 * @param result what was walked and exercised
 * @param folder the folder of its commands, its journal and its report
 */
public record ParityWalk(long seed, WalkResult result, Path folder) {}
