package dev.lockstep.embedded.h2;

import dev.lockstep.disk.Disk;

/**
 * The disks that one version of H2 sees as files under {@code lockstep:NAME/}, in types that both sides of its class
 * loader know. The interface is public because classes of another loader cannot use package-private ones, even in a
 * package of the same name.
 */
public interface H2Files {

    /** The beginning of the name of such a file, before the colon. */
    String SCHEME = "lockstep";

    /** Makes H2 ask here for all files of the scheme. Called once. */
    void register();

    /** Shows a disk under a name. */
    void mount(String name, Disk disk);

    /** Takes a disk away. What still uses it is refused. */
    void unmount(String name);
}
