package dev.lockstep.system;

/** Provides H2, as {@code h2.json} describes it. */
public final class H2Provider implements SystemProvider {
    @Override
    public SystemUnderTest system() {
        return DescriptionFile.read(H2Provider.class, "h2.json");
    }
}
