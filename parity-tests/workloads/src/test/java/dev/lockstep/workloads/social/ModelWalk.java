package dev.lockstep.workloads.social;

import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.stream.CommandStream;
import dev.lockstep.stream.GeneratedCommands;
import dev.lockstep.stream.SeedTree;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** A walk over the model alone, as if every arm behaved as the model says. */
final class ModelWalk {

    final List<SocialCommand> commands = new ArrayList<>();
    final Set<String> exercised = new TreeSet<>();
    final SocialModel model;

    final Alphabet<SocialModel> alphabet;
    private final CommandCodec<SocialModel> codec;

    private ModelWalk(SocialWorkload workload, long seed) {
        this.model = CommandStream.drawn(workload, seed, 1).newModel();
        this.alphabet = new Alphabet<>(workload.alphabet());
        this.codec = new CommandCodec<>(alphabet);
    }

    List<String> lines() {
        return commands.stream().map(codec::write).toList();
    }

    static ModelWalk of(SocialWorkload workload, long seed, int steps) {
        return of(workload, workload.alphabet(), seed, steps, (model, command) -> {});
    }

    /**
     * Plays the walk.
     *
     * @param before receives each command and the state before it
     */
    static ModelWalk of(
            SocialWorkload workload,
            List<CommandKind<SocialModel>> kinds,
            long seed,
            int steps,
            BiConsumer<SocialModel, SocialCommand> before) {
        ModelWalk walk = new ModelWalk(workload, seed);
        GeneratedCommands<SocialModel> source = new GeneratedCommands<>(new SeedTree(seed), kinds);
        for (long step = 1; step <= steps; step++) {
            SocialCommand command =
                    (SocialCommand) source.next(walk.model, step).orElseThrow();
            before.accept(walk.model, command);
            if (command.expect(walk.model).exercises()) {
                walk.exercised.add(walk.alphabet.kindOf(command).name());
            }
            walk.commands.add(command);
            if (!(command.expect(walk.model) instanceof Expectation.Refuses)) {
                command.apply(walk.model);
            }
        }
        return walk;
    }
}
