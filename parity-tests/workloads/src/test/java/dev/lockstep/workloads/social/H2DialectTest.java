package dev.lockstep.workloads.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.Golden;
import dev.lockstep.op.Operation;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.H2Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2DialectTest {

    private static final Person ADA = new Person("ada", Optional.of("Ada"), 36, new BigDecimal("12.50"));
    private static final Person NAMELESS = new Person(
            "it's;\n\ud83d\ude00", Optional.empty(), Integer.MIN_VALUE, new BigDecimal("-9999999999999999.9999"));
    private static final Doc NOTE = new Doc("note", "mail", "\\ \u0000\ud800\r\nexit\n");

    private static final List<SocialCommand> SAMPLES = List.of(
            new InsertPersons(List.of(ADA, NAMELESS)),
            new InsertDocs(List.of(NOTE, new Doc("", "wiki", ""))),
            new InsertHalfPair(new Doc("half", "chat", "a\udc00b")),
            new UpsertPerson(ADA),
            new UpdateDoc(NOTE),
            new DeletePerson("null"),
            new DeleteDoc(" x "),
            new DeleteDocsFrom("chat"),
            new InsertKnows("ada", "grace"),
            new InsertKnowsOfMany(-1, "grace"),
            new DeleteKnows("ada"),
            new FindPerson("ada"),
            new FindNobody("nobody"),
            new FindPersonsNamed(Optional.of("NULL")),
            new FindPersonsNamed(Optional.empty()),
            new FindPersonsAged(-1, 99),
            new FindPersonsLike(true, TextMatch.BEGINNING, "a_"),
            new FindPersonsLike(false, TextMatch.END, "%!"),
            new FindPersonsLike(false, TextMatch.ANYWHERE, ""),
            new PagePersons(PersonOrder.AGE, 3, 7),
            new PagePersons(PersonOrder.AGE_DESCENDING, 0, 1),
            new PagePersons(PersonOrder.NAME, 0, 1),
            new PagePersons(PersonOrder.NAME_DESCENDING, 0, 1),
            new PagePersons(PersonOrder.KEY_DESCENDING, 0, 1),
            new CountPersons(),
            new SummarisePersons(),
            new FindKnown("ada"),
            new FindKnowing("ada"),
            new FindKnownByKnown("ada"),
            new FindStrangers(),
            new ListSources(),
            new FindDocsFrom("mail"),
            new Optimize(),
            new Repair(),
            new Reopen(),
            new Restart(),
            new Backup("canary-1"),
            new InsertDuplicatePerson(ADA),
            new InsertDuplicateDoc(NOTE),
            new InsertDuplicateBatch(List.of(ADA, NAMELESS, ADA)),
            new InsertKnowsOfNobody("ada", "nobody"),
            new InsertSecondKnows("ada", "grace"),
            new InsertDocFromElsewhere(new Doc("x", "fax", "")),
            new InsertAgeOutOfRange(new Person("x", Optional.of(""), 1L << 31, BigDecimal.ZERO)),
            new MalformedStatement(Malformation.UNKNOWN_VERB),
            new MalformedStatement(Malformation.EMPTY_CLAUSE),
            new MalformedStatement(Malformation.UNFINISHED),
            new ReadMissingTable(),
            new WriteMissingTable(),
            new DeleteNobody("nobody"),
            new InsertMisfit(Misfit.WITHOUT_KEY),
            new InsertMisfit(Misfit.A_VALUE_SHORT),
            new InsertMisfit(Misfit.AGE_IN_WORDS),
            new ClearKnows(),
            new CountUp(100),
            new EchoMoment("1970-01-01T00:00:00.5+05:30", "Europe/Zurich"),
            new EchoMoment("+10000-01-01T00:00:00Z", "UTC"),
            new EchoNumber("DOUBLE PRECISION", "-0.0", "0.0"),
            new InsertRounded("x", 1, new BigDecimal("0.00005")),
            new InsertScoreOutOfRange("x", new BigDecimal("10000000000000000")),
            new FindCaller(),
            new Note(0, "it's"),
            new Recall(0),
            new Stage(3),
            new StageAgain(3),
            new FindStaged(3),
            new TakeTicket(),
            new FindLastTicket());

    private final SocialWorkload workload = Systems.workload(Systems.STRICT);
    private final Alphabet<SocialModel> alphabet = new Alphabet<>(workload.alphabet());
    private final CommandCodec<SocialModel> codec = new CommandCodec<>(alphabet);

    @Test
    void each_kind_of_command_has_a_sample_here() {
        assertThat(SAMPLES.stream()
                        .map(command -> alphabet.kindOf(command).name())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        workload.alphabet().stream().map(CommandKind::name).toList());
    }

    @Test
    void schema_commands_and_probes_are_rendered_like_this() {
        Golden.check(
                "social-h2.txt",
                Stream.of(
                                Stream.of("# schema"),
                                workload.setup("2.5.252").stream().map(H2DialectTest::said),
                                Stream.of("", "# commands"),
                                SAMPLES.stream()
                                        .map(command ->
                                                codec.write(command) + "\n    " + said(alphabet.render(command))),
                                Stream.of("", "# probes"),
                                workload.probes(workload.newModel()).stream()
                                        .map(probe -> probe.name() + "\n    " + said(probe.query())))
                        .flatMap(lines -> lines)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private static String said(Operation operation) {
        if (operation instanceof Operation.Mutate mutate) {
            return mutate.text();
        }
        if (operation instanceof Operation.Query query) {
            return query.text(", ");
        }
        if (operation instanceof Operation.Backup backup) {
            return "backup, then " + said(backup.content());
        }
        return operation.kind().name().toLowerCase(Locale.ROOT);
    }

    @Test
    void every_statement_of_many_walks_is_one_line_of_printable_ascii_without_a_terminator() {
        for (int seed = 0; seed < 50; seed++) {
            ModelWalk.of(workload, seed, 100)
                    .commands
                    .forEach(command ->
                            assertThat(said(alphabet.render(command))).matches("[ -~&&[^;]]*"));
        }
    }

    @Test
    void every_command_of_many_walks_reads_back_from_its_line() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            ModelWalk walk = ModelWalk.of(workload, seed, 100);
            for (SocialCommand command : walk.commands) {
                String line = codec.write(command);
                assertThat(line).matches("[ -\\x7f]*");
                assertThat(codec.read(line)).isEqualTo(command);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain -- /* $$ text#'plain -- /* $$ text'",
                "\"\"#''",
                "\" \"#' '",
                "it's#U&'it\\0027s'",
                "a;#U&'a\\003b'",
                "\\0041#U&'\\005c0041'",
                "\u0000#U&'\\0000'",
                "\u007f#U&'\\007f'",
                "\u00e9#U&'\\00e9'",
                "\ud83d\ude00#U&'\\+01f600'",
                "\udbff\udfff#U&'\\+10ffff'",
                "\ud800#U&'\\d800'",
                "\udc00\ud800#U&'\\dc00\\d800'",
            })
    void a_literal_escapes_whatever_is_not_harmless_everywhere(String text, String literal) {
        assertThat(H2Text.literal(text)).isEqualTo(literal);
    }

    @Test
    void a_score_is_written_in_full_and_one_that_fits_no_column_is_refused() {
        assertThat(said(alphabet.render(
                        new UpsertPerson(new Person("x", Optional.empty(), 0, new BigDecimal("1E+3"))))))
                .endsWith("VALUES ('x', NULL, 0, 1000)");
        assertThat(List.of("0.00001", "10000000000000000"))
                .allSatisfy(
                        score -> assertThatThrownBy(() -> new Person("x", Optional.empty(), 0, new BigDecimal(score)))
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessageContaining(score));
    }
}
