package dev.lockstep.server.jena;

import static dev.lockstep.server.jena.FusekiAnswers.OK;
import static dev.lockstep.server.jena.FusekiAnswers.parsed;
import static dev.lockstep.server.jena.FusekiAnswers.unexpected;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.platform.Deadline;
import dev.lockstep.server.jena.FusekiAnswers.UnexpectedAnswerException;
import dev.lockstep.server.jena.FusekiClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A compaction of one dataset of Fuseki, which the server does as a task.
 *
 * @param client the client of the dataset
 * @param limit the time in which the task must end
 */
record Compaction(FusekiClient client, Duration limit) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /**
     * The properties of a task in progress. Before a thread takes the task up it has no start, and for a moment before
     * its end it already has its success.
     */
    private static final Set<String> RUNNING_TASK = Set.of("task", "taskId", "started", "success");

    /** Waits for the compaction's task, because the answer to the request only promises a compaction. */
    Outcome done() throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(limit);
        Answer accepted = client.compact();
        Started started = new Started("", 0);
        try {
            if (accepted.status() != OK || accepted.body().isEmpty()) {
                return unexpected(accepted, "the compaction was not accepted");
            }
            started = parsed(accepted.body().get(), Started.class);
            while (!deadline.passed()) {
                Answer looked = client.task(started.taskId());
                if (looked.status() != OK || looked.body().isEmpty()) {
                    return unexpected(looked, "the compaction's task could not be read");
                }
                JsonNode task = parsed(looked.body().get(), JsonNode.class);
                if (!StringNode.valueOf(started.taskId()).equals(task.get("taskId"))) {
                    return unexpected(looked, "not the task of the compaction");
                }
                if (task.has("finished")) {
                    return parsed(looked.body().get(), FinishedTask.class).success()
                            ? Done.UNCOUNTED
                            : unexpected(looked, "the compaction ended without success");
                }
                if (!RUNNING_TASK.containsAll(task.propertyNames())) {
                    return unexpected(looked, "not a task in progress");
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (UnexpectedAnswerException e) {
            return unexpected(accepted, e.getMessage());
        }
        return new Broken(
                Broken.Cause.TIMED_OUT,
                "the compaction did not end within " + limit.toMillis() + " ms",
                true,
                Map.of("task", started.taskId()));
    }

    /** The server's answer when it has accepted a task. */
    private record Started(
            @JsonProperty(required = true) String taskId,
            @JsonProperty(required = true) long requestId) {}

    /** The server's answer about a task that has ended. */
    private record FinishedTask(
            @JsonProperty(required = true) String task,
            @JsonProperty(required = true) String taskId,
            @JsonProperty(required = true) String started,
            @JsonProperty(required = true) String finished,
            @JsonProperty(required = true) boolean success) {}
}
