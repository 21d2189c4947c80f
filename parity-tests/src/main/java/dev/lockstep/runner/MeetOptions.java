package dev.lockstep.runner;

import dev.lockstep.assembly.Catalogue;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that makes walks meet known bugs. */
final class MeetOptions {

    private static final String NAME = "--meet";

    /** The word for none of them. */
    private static final String NONE = "none";

    @Option(
            names = NAME,
            paramLabel = "BUG",
            split = ",",
            description =
                    "Known bugs to meet, which walks otherwise steer round: all, settings (the engine keeps its own"
                            + " defaults), none, or names that ./lockstep known list shows. Default: none; in a replay,"
                            + " what the walk met.")
    private List<String> words = List.of();

    /** Returns the contents of a catalogue for walks that meet what was asked for. */
    Catalogue meeting(Catalogue catalogue, String system) {
        return asked().map(asked -> catalogue.meeting(system, asked, NAME)).orElse(catalogue);
    }

    /**
     * Returns the contents of a catalogue for walks that meet what was asked for, or else what a record met.
     *
     * @param recorded what the record met
     * @param origin the origin of the record, for errors
     */
    Catalogue meeting(Catalogue catalogue, String system, List<String> recorded, String origin) {
        return asked().isPresent() || recorded.isEmpty()
                ? meeting(catalogue, system)
                : catalogue.meeting(system, recorded, origin);
    }

    private Optional<List<String>> asked() {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(words.equals(List.of(NONE)) ? List.of() : words);
    }
}
