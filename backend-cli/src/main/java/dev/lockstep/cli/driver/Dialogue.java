package dev.lockstep.cli.driver;

import dev.lockstep.cli.CommandLine;
import dev.lockstep.cli.Companion;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.platform.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests and answers, one after another. After the first fault nothing can be believed any more, because nobody knows
 * to which request an answer belongs; the driver is then ended.
 */
final class Dialogue implements AutoCloseable {

    private static final int SHOWN = 120;

    private final Companion driver;
    private long last;
    private Optional<DriverFaultException> fault = Optional.empty();

    private Dialogue(Companion driver) {
        this.driver = driver;
    }

    static Dialogue begin(CommandLine command, Map<String, String> environment) throws IOException {
        return new Dialogue(Companion.start(command, environment));
    }

    Companion driver() {
        return driver;
    }

    /**
     * Sends a message and returns its answer, without the id.
     *
     * @param message the message, without an id
     */
    ObjectNode ask(ObjectNode message, Deadline deadline) throws DriverFaultException, InterruptedException {
        if (fault.isPresent()) {
            throw new DriverFaultException(
                    Cause.DIED, "the driver was ended before: " + fault.get().getMessage());
        }
        try {
            Optional<Companion.End> end = refuseUnasked();
            if (end.isPresent()) {
                throw ended(end.get());
            }
            ObjectNode numbered = Json.MAPPER.createObjectNode().put("id", ++last);
            numbered.setAll(message);
            driver.say(Json.MAPPER.writeValueAsString(numbered));
            return answer(deadline);
        } catch (DriverFaultException e) {
            fault = Optional.of(e);
            driver.close();
            throw e;
        } catch (InterruptedException e) {
            driver.close();
            throw e;
        }
    }

    /**
     * Returns the end of what the driver says, if it has come.
     *
     * @throws DriverFaultException if the driver said something to which no request belongs
     */
    Optional<Companion.End> refuseUnasked() throws DriverFaultException {
        Optional<Companion.Heard> unasked = driver.unasked();
        if (unasked.isPresent() && unasked.get() instanceof Companion.Line line) {
            throw garbage("said something that nobody asked for: " + shown(line.bytes()));
        }
        if (unasked.isPresent() && unasked.get() instanceof Companion.TooLong) {
            throw new DriverFaultException(Cause.CUT_OFF, tooLong());
        }
        return unasked.map(Companion.End.class::cast);
    }

    private DriverFaultException ended(Companion.End end) throws InterruptedException {
        String exit = driver.exitCode().map(code -> "ended with " + code).orElse("closed its output");
        return new DriverFaultException(
                Cause.DIED,
                "the driver " + exit + " before it answered"
                        + (end.rest().length == 0 ? "" : ", in the middle of a line: " + shown(end.rest())),
                lastWords());
    }

    /**
     * Returns the last line of the driver's log, which often says why it ended. It has times and numbers of processes,
     * and may come too late.
     */
    private String lastWords() {
        String log = driver.log().strip();
        String line = log.substring(log.lastIndexOf('\n') + 1).strip();
        return line.isEmpty() ? "" : JsonFault.shown(line);
    }

    private ObjectNode answer(Deadline deadline) throws DriverFaultException, InterruptedException {
        Companion.Heard heard = driver.hear(deadline)
                .orElseThrow(() -> new DriverFaultException(
                        Cause.TIMED_OUT,
                        "the driver did not answer within " + deadline.allowed().toMillis() + " ms"));
        if (heard instanceof Companion.TooLong) {
            throw new DriverFaultException(Cause.CUT_OFF, tooLong());
        }
        if (heard instanceof Companion.End end) {
            throw ended(end);
        }
        return read(((Companion.Line) heard).bytes());
    }

    private static String tooLong() {
        return "the driver printed a line of more than " + Companion.LONGEST_LINE + " bytes";
    }

    private ObjectNode read(byte[] line) throws DriverFaultException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw garbage("answered with bytes that are not UTF-8: " + shown(line));
        }
        JsonNode answer;
        try {
            answer = Json.tree(text);
        } catch (JacksonException e) {
            throw garbage("printed a line that is " + JsonFault.of(e) + ": " + shown(line));
        }
        if (!(answer instanceof ObjectNode object)) {
            throw garbage("printed a line that is no object of JSON: " + shown(line));
        }
        JsonNode id = object.remove("id");
        if (id == null || !id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() != last) {
            throw garbage("answered " + (id == null ? "without an id" : "the request " + JsonFault.shown(id.toString()))
                    + " where the answer to " + last + " was due: " + shown(line));
        }
        return object;
    }

    static DriverFaultException garbage(String what) {
        return new DriverFaultException(Cause.GARBAGE, "the driver " + what);
    }

    private static String shown(byte[] line) {
        String text = new String(line, 0, Math.min(line.length, SHOWN), StandardCharsets.UTF_8);
        return JsonFault.shown(line.length > SHOWN ? text + "… (" + line.length + " bytes)" : text);
    }

    /** Notes that the driver broke its word in an answer, and ends it. */
    void end(DriverFaultException broken) {
        if (fault.isEmpty()) {
            fault = Optional.of(broken);
        }
        driver.close();
    }

    boolean isBroken() {
        return fault.isPresent();
    }

    @Override
    public void close() {
        driver.close();
    }
}
