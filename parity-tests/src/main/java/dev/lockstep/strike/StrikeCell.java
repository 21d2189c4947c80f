package dev.lockstep.strike;

/**
 * A cell of the grid.
 *
 * @param arm the transport
 * @param phase what the process does
 * @param blow what strikes it; of two openers, what struck the process before them
 */
public record StrikeCell(String arm, StrikePhase phase, Blow blow) {

    @Override
    public String toString() {
        return arm + ", " + phase + ", " + blow;
    }
}
