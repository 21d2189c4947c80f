package example.notes;

import dev.lockstep.op.Outcome;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The system under test: {@code --system notes}. */
public final class NotesSystem implements SystemProvider {

    /** The class of the only refusal. */
    static final String DUPLICATE = "DUPLICATE";

    private static final String EXISTS = "exists";

    /** The outcome of an addition under a name that is taken. */
    static final Outcome REFUSED = new Outcome.Refused(DUPLICATE, EXISTS, "there is such a note");

    @Override
    public SystemUnderTest system() {
        return new SystemUnderTest("notes", "Notes", List.of(), "1", "notes", Set.of(), Map.of(EXISTS, DUPLICATE));
    }
}
