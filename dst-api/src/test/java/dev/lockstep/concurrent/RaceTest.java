package dev.lockstep.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Actor;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.SessionAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Everything that was asked is in the history, with an answer or without one. */
class RaceTest {

    private static final Duration LIMIT = Duration.ofMillis(200);

    @Test
    void an_act_that_never_ends_and_the_turns_behind_it_are_in_doubt() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        List<Invocation> history = play(
                List.of(
                        new Turn(1, 0, new Act.Add("c1")),
                        new Turn(1, 1, new Act.Add("c1")),
                        new Turn(2, 0, new Act.Put("s1", 1))),
                List.of(new Fake(() -> uninterruptibly(never)), new Fake(() -> {}), new Fake(() -> {})));
        never.countDown();

        assertThat(history)
                .filteredOn(each -> each.actor() == 0)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.reply()).isInstanceOf(Reply.Doubtful.class));
        assertThat(HistoryVerdict.of(history, Isolation.READ_COMMITTED).violations())
                .filteredOn(each -> each.startsWith("no answer: actor 0"))
                .hasSize(2)
                .anyMatch(each -> each.contains("it was never asked"));
    }

    @Test
    void a_witness_that_gets_no_answer_does_not_stop_the_walk() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        List<Invocation> history = play(
                List.of(new Turn(1, 0, new Act.Add("c1"))),
                List.of(new Fake(() -> {}), new Fake(() -> {}), new Fake(() -> uninterruptibly(never))));
        never.countDown();

        assertThat(history)
                .filteredOn(each -> each.actor() == Invocation.WITNESS)
                .hasSize(Schedule.keys().size())
                .allMatch(each -> each.reply() instanceof Reply.Doubtful);
    }

    @Test
    void a_commit_that_is_refused_is_rolled_back() throws Exception {
        Fake refusing = new Fake(() -> {});
        List<Invocation> history = play(
                List.of(
                        new Turn(1, 0, new Act.Begin()),
                        new Turn(2, 0, new Act.Append("l1", 1)),
                        new Turn(3, 0, new Act.Commit())),
                List.of(refusing, new Fake(() -> {}), new Fake(() -> {})));

        assertThat(refusing.asked)
                .extracting(Object::getClass)
                .containsSubsequence(SessionAction.Commit.class, SessionAction.Rollback.class);
        assertThat(history)
                .filteredOn(each -> each.actor() == 0)
                .last()
                .satisfies(each -> assertThat(each.act()).isInstanceOf(Act.Rollback.class));
    }

    private static List<Invocation> play(List<Turn> turns, List<Fake> actors) throws InterruptedException {
        return Race.play(new Schedule(1, 2, Isolation.READ_COMMITTED, turns), new Words(), actors, LIMIT);
    }

    private static void uninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ignored) {
                // A driver that waits for its server does the same.
                continue;
            }
        }
    }

    /** An actor that does everything, and refuses each commit. */
    private static final class Fake implements Actor {

        private final Runnable first;
        private final List<SessionAction> asked = new ArrayList<>();

        Fake(Runnable first) {
            this.first = first;
        }

        @Override
        public Outcome apply(Operation operation) {
            first.run();
            return Outcome.Done.UNCOUNTED;
        }

        @Override
        public Outcome control(SessionAction action) {
            asked.add(action);
            return action instanceof SessionAction.Commit
                    ? new Outcome.Refused("BUSY", "1", "busy")
                    : Outcome.Done.UNCOUNTED;
        }

        @Override
        public void close() {}
    }

    /** Every act is the same statement. */
    private static final class Words implements ActorDialect {

        @Override
        public List<Operation> setup() {
            return List.of();
        }

        @Override
        public Operation render(Act.OnKey act) {
            return new Operation.Mutate(act.toString());
        }

        @Override
        public String value(String key, Outcome.Rows answer) {
            return "";
        }

        @Override
        public List<Isolation> levels() {
            return List.of(Isolation.READ_COMMITTED);
        }

        @Override
        public SessionAction.Isolation asked(Isolation level) {
            return SessionAction.Isolation.READ_COMMITTED;
        }
    }
}
