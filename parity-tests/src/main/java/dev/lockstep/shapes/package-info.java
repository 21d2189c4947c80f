/**
 * The battery of read shapes: every transport asks one query in each of its
 * {@linkplain dev.lockstep.backend.BackendProvider#readShapes read shapes} over stores of each
 * {@linkplain dev.lockstep.shapes.Morphology morphology}, and every answer must be the rows that were stored.
 * {@link dev.lockstep.shapes.Battery} plays it on one arm, and {@link dev.lockstep.shapes.ShapeGrid} holds the results.
 * Nothing is drawn here.
 */
package dev.lockstep.shapes;
