package dev.lockstep.op;

import dev.lockstep.platform.WholeFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that holds one JSON object, in a form that has a number.
 *
 * @param path the file
 * @param content the content in a message, such as {@code the plan of a campaign}
 */
public record JsonFile(Path path, String content) {

    /** Makes a value of the object. */
    @FunctionalInterface
    public interface Reading<T> {
        /**
         * Makes the value.
         *
         * @throws IOException if the file is one of these and cannot be read here
         * @throws JacksonException if the object has another shape
         * @throws IllegalArgumentException if the shape is right and a value in it is not
         */
        T of(ObjectNode object) throws IOException;
    }

    /**
     * Reads the file.
     *
     * @throws IOException if the file cannot be read, or does not hold this content; the message names the file and the
     *     error
     */
    public <T> T read(Reading<T> reading) throws IOException {
        try {
            if (!(Json.tree(Files.readString(path)) instanceof ObjectNode object)) {
                throw foreign("not a JSON object", null);
            }
            return reading.of(object);
        } catch (CharacterCodingException e) {
            throw foreign("not UTF-8", e);
        } catch (JacksonException e) {
            throw foreign(JsonFault.of(e), e);
        } catch (IllegalArgumentException e) {
            throw foreign(e.getMessage(), e);
        }
    }

    /**
     * Reads the file, if its {@code lockstep} is the number of the form that is known.
     *
     * @param noun the file in the message about another form, such as {@code plan}
     * @throws IOException like {@link #read(Reading)}, and if the file has another form
     */
    public <T> T read(int form, String noun, Reading<T> reading) throws IOException {
        return read(object -> {
            int written = object.path("lockstep").asInt(form);
            if (written != form) {
                throw new IOException(path + ": the " + noun + " has format " + written + ", but this Lockstep reads"
                        + " format " + form + "; use the Lockstep that wrote it");
            }
            return reading.of(object);
        });
    }

    /**
     * Writes a value in place of what the file may hold. The file is always complete, also after a kill.
     *
     * @throws IOException if the file cannot be written
     */
    public void write(Object value) throws IOException {
        WholeFile.write(path, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
    }

    private IOException foreign(String why, Exception cause) {
        return new IOException(path + ": not " + content + " (" + why + ")", cause);
    }
}
