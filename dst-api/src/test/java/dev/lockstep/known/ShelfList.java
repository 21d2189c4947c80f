package dev.lockstep.known;

import dev.lockstep.backend.Backend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Walk;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.shelf.Answering;
import dev.lockstep.shelf.Shelf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** A list of the shelf's known differences in a separate folder, with one entry and its witness. */
final class ShelfList {

    /** A day on which the entry has not expired. */
    static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    static final Vocabulary VOCABULARY = new Vocabulary(
            Shelf.SYSTEM,
            Set.of("embedded", "cli", "server"),
            name -> name.equals("shelf") ? Optional.of(new Shelf()) : Optional.empty());

    /** The command line uses another code for a thing that exists. */
    static final String ENTRY = """
            - id: LS-0001
              kind: known-bug
              system: shelf
              arms: {reference: embedded, deviating: cli}
              versions: "[1,2)"
              command: putAgain
              where:
                - {argument: /name, equals: cup}
              difference: {path: /code, class: VALUE}
              expect:
                reference: {outcome: Refused, class: DUPLICATE, code: "409"}
                deviating: {outcome: Refused, class: DUPLICATE, code: "410"}
              witness: witnesses/LS-0001.jsonl
              limits: {hits: 2, perSteps: 200}
              owner: transports
              link: https://example.org/1
              reason: The command line has its own code.
              added: 2026-11-23
              review: 2027-02-01
              open: [things]
            """;

    static final String WITNESS = """
            {"lockstep":1,"system":"shelf","workload":"shelf","seed":1,"generator":1,"kinds":["put","putAgain"]}
            {"command":"put","name":"cup","size":3}
            {"command":"putAgain","name":"cup"}
            """;

    /** The command line that the entry describes. */
    static final UnaryOperator<Backend> OTHER_CODE = Answering.refusing(new Outcome.Refused("DUPLICATE", "410", ""));

    private final Path folder;
    private int walks;

    ShelfList(Path folder) {
        this.folder = folder;
        witness(WITNESS);
        list(ENTRY);
    }

    Path file() {
        return folder.resolve("shelf.yaml");
    }

    ShelfList witness(String text) {
        return write(folder.resolve("witnesses/LS-0001.jsonl"), text);
    }

    ShelfList list(String text) {
        return write(file(), text);
    }

    private ShelfList write(Path path, String text) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    KnownDifferences read() throws KnownListException {
        return KnownDifferences.read(file(), VOCABULARY);
    }

    KnownDifference entry() throws KnownListException {
        return read().entries().get(0);
    }

    /** A walk with this list, over an embedded arm and a command line with this change. */
    WalkResult walk(UnaryOperator<Backend> cli, Shelf.ShelfCommand... commands) throws KnownListException {
        return walk(DAY, cli, commands);
    }

    /** The same walk on another day. */
    WalkResult walk(LocalDate day, UnaryOperator<Backend> cli, Shelf.ShelfCommand... commands)
            throws KnownListException {
        List<ArmPlan> arms = List.of(Shelf.arm("embedded", UnaryOperator.identity()), Shelf.arm("cli", cli));
        WalkPlan<SortedMap<String, Long>> plan = plan(arms, commands);
        return Walk.run(plan.allowing(read().in("shelf", plan.arms().all(), day)), new WalkListener() {});
    }

    WalkPlan<SortedMap<String, Long>> plan(List<ArmPlan> arms, Shelf.ShelfCommand... commands) {
        WalkBuilder<SortedMap<String, Long>> walk =
                WalkBuilder.of(new Shelf()).commands(List.of(commands)).reference("embedded");
        arms.forEach(walk::arm);
        return walk.plan(folder.resolve("arms" + walks++));
    }

    Witness<SortedMap<String, Long>> witness(UnaryOperator<Backend> cli) {
        return new Witness<>(
                new Shelf(),
                List.of(Shelf.arm("embedded", UnaryOperator.identity()), Shelf.arm("cli", cli)),
                Limits.of(Duration.ofSeconds(5)),
                folder.resolve("arms"));
    }
}
