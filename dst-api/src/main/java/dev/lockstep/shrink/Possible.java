package dev.lockstep.shrink;

import dev.lockstep.op.Json;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandFormatException;
import dev.lockstep.stream.RecordedCommand;
import dev.lockstep.stream.RecordedStep;
import dev.lockstep.stream.Rehearsal;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The preconditions of commands, checked on the model alone. A smaller argument may be one that no command can have, or
 * one of which its author did not think, so whatever a command throws makes it impossible.
 */
public final class Possible<M> {

    private final Workload<M> workload;
    private final Alphabet<M> alphabet;
    private final CommandCodec<M> codec;
    private final Map<String, Optional<Command<M>>> read = new HashMap<>();

    public Possible(Workload<M> workload) {
        this.workload = workload;
        this.alphabet = new Alphabet<>(workload.alphabet());
        this.codec = new CommandCodec<>(alphabet);
    }

    /** Returns the steps of a walk as lines. */
    public List<Line> lines(List<RecordedStep<M>> steps) {
        return steps.stream().map(this::line).toList();
    }

    /** The arguments are read from their text, so that equal numbers are equal whatever types the commands have. */
    private Line line(RecordedStep<M> step) {
        RecordedCommand recorded = codec.recorded(step.command());
        JsonNode arguments = Json.tree(Json.MAPPER.writeValueAsString(recorded.arguments()));
        return new Line(new RecordedCommand(recorded.kind(), arguments), step.observation());
    }

    /** Returns the lines that are possible one after another, without the others; see {@link Trial#possible}. */
    public List<Line> of(List<Line> lines) {
        M model = workload.newModel();
        List<Line> possible = new ArrayList<>();
        for (Line line : lines) {
            if (isPlayed(line, model)) {
                possible.add(line);
            }
        }
        return possible;
    }

    /** Returns a line with each command that is simpler than its own; see {@link Trial#simpler}. */
    public List<Line> simpler(Line line) {
        return others(line, Command::simpler);
    }

    /** Returns the lines of a composite one; see {@link Trial#parts}. */
    public List<Line> parts(Line line) {
        return others(line, Command::composedOf);
    }

    private List<Line> others(Line line, Function<Command<M>, List<? extends Command<M>>> which) {
        try {
            return command(line).stream()
                    .flatMap(command -> which.apply(command).stream())
                    .map(other -> line(new RecordedStep<M>(other, line.observation())))
                    .toList();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error unthoughtOf) {
            return List.of();
        }
    }

    /** Returns the values that a place in a line can have by its type; see {@link Trial#choices}. */
    public List<JsonNode> choices(Line line, String path) {
        return alphabet.named(line.command().kind())
                .map(kind -> Choices.of(kind.type(), path))
                .orElse(List.of());
    }

    private boolean isPlayed(Line line, M model) {
        Optional<Command<M>> command = command(line);
        if (command.isEmpty()) {
            return false;
        }
        try {
            return command.get().possible(model)
                    && alphabet.render(command.get()) != null
                    && Rehearsal.isPlayed(command.get(), model);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (RuntimeException | Error unthoughtOf) {
            return false;
        }
    }

    /** Returns lines as the steps of a walk; each of them is possible. */
    public List<RecordedStep<M>> steps(List<Line> lines) {
        return lines.stream()
                .map(line -> new RecordedStep<>(command(line).orElseThrow(), line.observation()))
                .toList();
    }

    private Optional<Command<M>> command(Line line) {
        return read.computeIfAbsent(line.command().line(), text -> {
            try {
                Command<M> command = codec.read(text);
                // A number may be read as less than it says; then the line is not the command that would be recorded.
                return codec.recorded(command).line().equals(text) ? Optional.of(command) : Optional.empty();
            } catch (OutOfMemoryError e) {
                throw e;
            } catch (CommandFormatException | RuntimeException | Error unreadable) {
                return Optional.empty();
            }
        });
    }
}
