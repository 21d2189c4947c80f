package dev.lockstep.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Reproduced;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Reproduction;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainProviderTest {

    private final List<Operation> asked = new ArrayList<>();
    private final PlainProvider plain = new PlainProvider(new Recording(asked));

    @Test
    void maintenance_is_left_out_and_everything_else_is_offered() {
        assertThat(List.of(OperationKind.values()))
                .filteredOn(kind -> plain.support(kind).level() == Support.Level.UNSUPPORTED)
                // The provider of this test has no read shapes.
                .filteredOn(kind -> kind != OperationKind.SHAPED)
                .containsExactly(
                        OperationKind.OPTIMIZE,
                        OperationKind.REPAIR,
                        OperationKind.REOPEN,
                        OperationKind.RESTART,
                        OperationKind.RESTORE);
        assertThat(plain.support("reopen", Operation.reopen()).level()).isEqualTo(Support.Level.UNSUPPORTED);
    }

    @Test
    void what_is_asked_elsewhere_is_asked_in_the_default_session_and_other_sessions_stay() throws Exception {
        Backend arm = plain.open(null);
        Operation ask = Operation.ask("all");
        Operation named = Operation.inSession("a", ask);
        arm.apply(Operation.inSession(Operation.InSession.ELSEWHERE, ask));
        arm.apply(named);
        assertThat(asked).containsExactly(ask, named);
    }

    @Test
    void what_is_asked_in_a_read_shape_is_asked_without_one_unless_it_has_parameters() throws Exception {
        Backend arm = plain.open(null);
        Operation.Ask ask = Operation.ask("all");
        Operation with = new Operation.Shaped(ask, Parameters.values(Cell.number(1)), 3);
        arm.apply(Operation.shaped(ask, 3));
        arm.apply(with);
        assertThat(asked).containsExactly(ask, with);
        assertThat(plain.support("ask", Operation.shaped(ask, 3))).isEqualTo(Support.OFFERED);
    }

    @Test
    void a_plain_arm_is_named_once_and_becomes_the_reference() {
        List<ArmSpec> arms = ArmSpec.withPlain(ArmSpec.parseList(List.of("cli", "embedded@2.4.240")), Optional.empty());
        assertThat(arms).extracting(ArmSpec::name).containsExactly("cli~plain", "cli", "embedded@2.4.240");
        assertThat(ArmSpec.withPlain(arms, Optional.empty())).isEqualTo(arms);
        assertThat(ArmSpec.reference(arms, Optional.empty()).name()).isEqualTo("cli~plain");
        assertThat(ArmSpec.parse("server@2.4.240/2.5.252~plain").plain()).isTrue();
    }

    @Test
    void a_plain_arm_reaches_the_system_in_the_way_of_its_transport() {
        assertThat(new PlainProvider(new Scripted("in process (JDBC)"))
                        .reproducer()
                        .orElseThrow()
                        .way())
                .isEqualTo("in process (JDBC), without maintenance");
        assertThat(new PlainProvider(new Scripted(""))
                        .reproducer()
                        .orElseThrow()
                        .way())
                .isEqualTo("over any, without maintenance");
    }

    @Test
    void plain_arms_alone_are_refused_because_nothing_is_compared_with_them() {
        List<ArmSpec> arms = ArmSpec.parseList(List.of("embedded~plain", "server~plain"));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ArmSpec.withPlain(arms, Optional.empty()))
                .withMessageContaining("name one without ~plain");
    }

    private interface AnyTransport extends BackendProvider {
        @Override
        default String system() {
            return "any";
        }

        @Override
        default String transport() {
            return "any";
        }
    }

    private record Scripted(String way) implements AnyTransport {
        @Override
        public Backend open(ArmContext context) {
            throw new AssertionError("nothing is played");
        }

        @Override
        public Optional<Reproducer> reproducer() {
            return Optional.of(new Reproducer() {
                @Override
                public Reproduced reproduce(Reproduction reproduction) {
                    throw new AssertionError("nothing is written");
                }

                @Override
                public String way() {
                    return way;
                }
            });
        }
    }

    private record Recording(List<Operation> asked) implements AnyTransport {
        @Override
        public Backend open(ArmContext context) {
            return new Backend() {
                @Override
                public Outcome apply(Operation operation) {
                    asked.add(operation);
                    return Outcome.Done.UNCOUNTED;
                }

                @Override
                public void close() {}
            };
        }
    }
}
