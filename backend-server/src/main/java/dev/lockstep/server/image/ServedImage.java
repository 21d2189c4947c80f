package dev.lockstep.server.image;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Quoted;
import dev.lockstep.server.BuiltImage;
import java.nio.file.Path;

/** Where the image of a described server comes from. */
sealed interface ServedImage {

    /** Returns the name under which the engine has it. */
    String name(String system) throws ArmUnavailableException, InterruptedException;

    /** Returns a command for {@code sh} that prints its name. It runs in the folder of the project file. */
    String script();

    /**
     * An image that is there, or that a registry has.
     *
     * @param tag its name
     */
    record Named(String tag) implements ServedImage {

        @Override
        public String name(String system) {
            return tag;
        }

        @Override
        public String script() {
            return "echo " + Quoted.shell(tag);
        }
    }

    /**
     * An image that is built from a folder with a Dockerfile.
     *
     * @param folder the folder
     * @param written the folder as the project file names it
     */
    record Built(Path folder, String written) implements ServedImage {

        @Override
        public String name(String system) throws ArmUnavailableException, InterruptedException {
            return BuiltImage.of(folder, system);
        }

        @Override
        public String script() {
            return "docker build -q " + Quoted.shell(written);
        }
    }
}
