package dev.lockstep.system;

/** Provides Apache Jena TDB2, as {@code jena.json} describes it. */
public final class JenaProvider implements SystemProvider {
    @Override
    public SystemUnderTest system() {
        return DescriptionFile.read(JenaProvider.class, "jena.json");
    }
}
