/**
 * Scripts played on many arms, each arm alone: {@link dev.lockstep.trial.Trial} plays one script on one arm, and
 * {@link dev.lockstep.trial.TrialGrid} says which arms answered as the reference did. There is no model and no draw
 * here.
 */
package dev.lockstep.trial;
