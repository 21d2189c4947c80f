package example.moody;

import dev.lockstep.system.SystemProvider;
import dev.lockstep.system.SystemUnderTest;

/** A list of names in memory. */
public final class MoodySystem implements SystemProvider {
    @Override
    public SystemUnderTest system() {
        return SystemUnderTest.named("moody");
    }
}
