package example.notes;

import dev.lockstep.op.Outcome;
import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;

/** The system under test: {@code --system notes}. */
public final class NotesSystem implements SystemProvider {

    /** The class of the only refusal. */
    static final String DUPLICATE = "DUPLICATE";

    /** The outcome of an addition under a name that is taken. */
    static final Outcome REFUSED = new Outcome.Refused(DUPLICATE, "exists", "there is such a note");

    @Override
    public SystemUnderTest system() {
        return SystemUnderTest.named("notes");
    }
}
