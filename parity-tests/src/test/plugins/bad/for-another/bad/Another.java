package bad;

import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;

/** Compiled against the Lockstep of {@code another-lockstep}, in which these classes are complete. */
public final class Another {

    public static final class Lacking implements SystemProvider {}

    public static final class Calling implements SystemProvider {
        public SystemUnderTest system() {
            return new SystemUnderTest(42);
        }
    }
}
