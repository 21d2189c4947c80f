package dev.lockstep.report.html;

import dev.lockstep.backend.Backend;
import dev.lockstep.backend.ForwardingBackend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.parity.Allowlist;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.HitLimit;
import dev.lockstep.parity.Ruling;
import dev.lockstep.parity.Ruling.NearMiss;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.StateReads;
import dev.lockstep.report.triage.WalkFolder;
import dev.lockstep.shelf.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** Recorded walks of three arms, one of which may be wrong. */
final class SampleWalk {

    static final int STEPS = 40;

    private SampleWalk() {}

    /** A walk in which {@code slow} loses every thing after the third, and an entry almost covers it. */
    static WalkFolder diverged(Path folder) throws IOException {
        play(
                folder,
                SampleWalk::forgetful,
                new Ruling.Novel(List.of(new NearMiss("LS-0001", "where", "argument: /name, equals: \"cup\""))));
        return WalkFolder.read(folder);
    }

    /** The same walk, with a smaller one of four commands that shows the same. */
    static WalkFolder shrunk(Path folder) throws IOException {
        String bucket = diverged(folder).divergences().get(0).bucket();
        Path smaller = folder.resolve(Shrunk.FOLDER).resolve(bucket);
        Files.createDirectories(smaller.getParent());
        play(
                builder()
                        .commands(List.of(
                                new Shelf.Put("cup", 1),
                                new Shelf.Put("bowl", 2),
                                new Shelf.Put("jug", 3),
                                new Shelf.Put("pan", 4))),
                smaller,
                SampleWalk::forgetful,
                new Ruling.Novel(List.of()));
        new Shrunk(
                        Shrunk.FORM,
                        bucket,
                        bucket,
                        "put",
                        Shrunk.Ended.FINISHED,
                        11,
                        4,
                        7,
                        5,
                        0.5,
                        new Shrunk.Reproduction(2, 2),
                        new Shrunk.Reproduction(3, 3),
                        StateReads.AT_THE_END,
                        List.of("inside", "slow"),
                        List.of(),
                        List.of())
                .write(smaller);
        return WalkFolder.read(folder);
    }

    /** The same walk as the first, in which {@code slow} is reached by requests, and with a definition of the list. */
    static WalkFolder requested(Path folder) throws IOException {
        play(
                builder().seed(1).steps(STEPS),
                folder,
                Shelf.byRequests(Shelf.arm("slow", SampleWalk::forgetful)),
                new Ruling.Novel(List.of()));
        Path journal = folder.resolve("journal.jsonl");
        Files.writeString(
                journal, Files.readString(journal).replace("\"clear\"", "\"CREATE SHELF list (name TEXT, size INT)\""));
        return WalkFolder.read(folder);
    }

    /** A walk in which all arms agree. */
    static WalkFolder agreed(Path folder) throws IOException {
        play(folder, UnaryOperator.identity(), new Ruling.Novel(List.of()));
        return WalkFolder.read(folder);
    }

    /** A walk in which {@code slow} answers a question wrongly, and an entry covers it. */
    static WalkFolder known(Path folder) throws IOException {
        play(
                folder,
                SampleWalk::miscounting,
                new Ruling.Covered(List.of(new Ruling.Signature("LS-0001", new HitLimit(100, 100)))));
        return WalkFolder.read(folder);
    }

    private static WalkBuilder<SortedMap<String, Long>> builder() {
        return WalkBuilder.of(new Shelf());
    }

    private static void play(Path folder, UnaryOperator<Backend> wrong, Ruling ruling) throws IOException {
        play(builder().seed(1).steps(STEPS), folder, wrong, ruling);
    }

    private static void play(
            WalkBuilder<SortedMap<String, Long>> builder, Path folder, UnaryOperator<Backend> wrong, Ruling ruling)
            throws IOException {
        play(builder, folder, Shelf.arm("slow", wrong), ruling);
    }

    private static void play(WalkBuilder<SortedMap<String, Long>> builder, Path folder, ArmPlan slow, Ruling ruling)
            throws IOException {
        WalkBuilder<SortedMap<String, Long>> walk = builder.reference("inside")
                .allowing(new Allowlist() {
                    @Override
                    public List<String> inForce() {
                        return List.of("LS-0001");
                    }

                    @Override
                    public Ruling rule(StepRecord step) {
                        return ruling;
                    }
                })
                .folder(folder);
        walk.arm(Shelf.arm("inside", UnaryOperator.identity()));
        walk.arm(Shelf.arm("outside", UnaryOperator.identity()));
        walk.arm(slow);
        walk.play();
    }

    private static Backend forgetful(Backend backend) {
        return new ForwardingBackend() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public List<Outcome> read(List<Operation.Query> queries) throws InterruptedException {
                return backend.read(queries).stream()
                        .map(answer -> answer instanceof Outcome.Rows rows
                                        && rows.rows().size() > 3
                                ? rows.with(rows.rows().subList(0, 3))
                                : answer)
                        .toList();
            }
        };
    }

    private static Backend miscounting(Backend backend) {
        return new ForwardingBackend() {
            @Override
            public Backend backend() {
                return backend;
            }

            @Override
            public Outcome apply(Operation operation) throws InterruptedException {
                return operation instanceof Operation.Query query
                                && query.before().equals("count")
                        ? new Outcome.Rows(List.of(Row.texts("many")))
                        : backend.apply(operation);
            }
        };
    }
}
