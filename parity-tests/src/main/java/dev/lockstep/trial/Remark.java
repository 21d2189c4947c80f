package dev.lockstep.trial;

import dev.lockstep.workloads.script.ScriptLine;

/**
 * A line of a script, with what an arm said instead of doing it.
 *
 * @param line the line
 * @param why the refusal, or the reason why the arm does not offer the line
 */
public record Remark(ScriptLine line, String why) {}
