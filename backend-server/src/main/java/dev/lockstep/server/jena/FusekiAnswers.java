package dev.lockstep.server.jena;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.backend.sparql.NotResultsException;
import dev.lockstep.backend.sparql.ResultsJson;
import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.server.jena.FusekiClient.Answer;
import dev.lockstep.system.SystemUnderTest;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The meaning of Fuseki's answers. Each kind of request has one right answer, to the status and the media type.
 *
 * @param system the system, which names the statuses that are refusals
 */
record FusekiAnswers(SystemUnderTest system) {

    static final int OK = 200;
    static final int NO_CONTENT = 204;
    static final int NOT_FOUND = 404;

    private static final int CREATED = 201;

    /** The answer to an update. */
    Outcome updated(Answer answer) {
        return read(answer, NO_CONTENT, "", body -> {
            if (body.length > 0) {
                throw new UnexpectedAnswerException("an update answered with more than its status");
            }
            return Done.UNCOUNTED;
        });
    }

    /** The answer to a load. */
    Outcome loaded(Answer answer) {
        return read(answer, answer.status() == CREATED ? CREATED : OK, "application/json", body -> {
            Loaded loaded = parsed(body, Loaded.class);
            if (loaded.count() != loaded.tripleCount() + loaded.quadCount()) {
                throw new UnexpectedAnswerException("the counts of the load are inconsistent: " + loaded);
            }
            return Done.UNCOUNTED;
        });
    }

    /** The answer to a query for these columns. */
    Outcome rows(Answer answer, Operation.Query query) {
        return results(
                answer, FusekiClient.RESULTS, body -> new Outcome.Rows(new ResultsJson(query.columns()).rows(body)));
    }

    /** The answer that is a document of results. */
    Outcome results(Answer answer, String mediaType, ResultsReader reader) {
        return read(answer, OK, mediaType, body -> {
            try {
                return reader.read(body);
            } catch (NotResultsException e) {
                throw new UnexpectedAnswerException(e.getMessage());
            }
        });
    }

    /** Turns a document of results into an outcome. */
    @FunctionalInterface
    interface ResultsReader {
        Outcome read(byte[] document) throws NotResultsException;
    }

    /** A success is one status with one media type. A refusal is a status that the system's description lists. */
    Outcome read(Answer answer, int success, String type, Reader reader) {
        if (answer.status() == success && answer.type().equals(type)) {
            Optional<byte[]> body = answer.body();
            if (body.isEmpty()) {
                return Broken.of(Broken.Cause.CUT_OFF, "the answer was too long");
            }
            try {
                return reader.read(body.get());
            } catch (UnexpectedAnswerException e) {
                return unexpected(answer, e.getMessage());
            }
        }
        String refusal = system.refusalOf("http " + answer.status());
        return refusal.equals(Refused.UNCLASSIFIED)
                ? unexpected(answer, "the server answered with status " + answer.status())
                // The status belongs to HTTP and not to the system, so it is not a code that can be compared with
                // another arm's.
                : new Refused(refusal, "", answer.text());
    }

    static Outcome unexpected(Answer answer, String what) {
        return new Broken(
                Broken.Cause.GARBAGE,
                what,
                true,
                Map.of("status", Integer.toString(answer.status()), "type", answer.type(), "body", answer.text()));
    }

    static <T> T parsed(byte[] json, Class<T> type) throws UnexpectedAnswerException {
        try {
            T value = Json.MAPPER.readValue(json, type);
            if (value == null) {
                throw new UnexpectedAnswerException("not a " + type.getSimpleName() + ": null");
            }
            return value;
        } catch (JacksonException e) {
            throw new UnexpectedAnswerException("not a " + type.getSimpleName() + ": " + JsonFault.of(e));
        }
    }

    /** Turns the body of a success into an outcome. */
    @FunctionalInterface
    interface Reader {
        Outcome read(byte[] body) throws UnexpectedAnswerException;
    }

    static final class UnexpectedAnswerException extends Exception {
        private static final long serialVersionUID = 1L;

        UnexpectedAnswerException(String message) {
            super(message);
        }
    }

    /** The server's answer to a load. */
    private record Loaded(
            @JsonProperty(required = true) long count,
            @JsonProperty(required = true) long tripleCount,
            @JsonProperty(required = true) long quadCount) {}
}
