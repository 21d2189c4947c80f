package dev.lockstep.workloads.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.Golden;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Operation;
import dev.lockstep.stream.Alphabet;
import dev.lockstep.stream.CommandCodec;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.RdfTerm;
import dev.lockstep.workloads.text.SparqlText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparqlDialectTest {

    private static final Person ADA = new Person("ada", Optional.of("Ada"), 36, new BigDecimal("12.50"));
    private static final Person NAMELESS = new Person(
            "it\"s\n\ud83d\ude00", Optional.empty(), Integer.MIN_VALUE, new BigDecimal("-9999999999999999.9999"));
    private static final Doc NOTE = new Doc("note", "mail", "\\ \u0000\r\nexit\n");

    private static final List<SocialCommand> SAMPLES = List.of(
            new InsertPersons(List.of(ADA, NAMELESS)),
            new InsertDocs(List.of(NOTE, new Doc("", "wiki", ""))),
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
            new DeleteNobody("nobody"),
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
            new Reopen(),
            new Restart(),
            new Backup("canary-1"),
            new MalformedStatement(Malformation.UNKNOWN_VERB),
            new MalformedStatement(Malformation.EMPTY_CLAUSE),
            new MalformedStatement(Malformation.UNFINISHED),
            new Fork("left"),
            new InsertPersonsOnBranch("left", List.of(ADA)),
            new DeletePersonOnBranch("left", "ada"),
            new MergeBranch("left"),
            new DropBranch("left"),
            new LoadPersons(FileFormat.N_QUADS, List.of(ADA, NAMELESS)),
            new LoadPersons(FileFormat.TURTLE, List.of(ADA, NAMELESS)),
            new LoadMalformed(FileFormat.N_QUADS, List.of(ADA, NAMELESS)),
            new LoadMalformed(FileFormat.TURTLE, List.of(ADA, NAMELESS)),
            new PutTerm("t1", new RdfTerm(Term.BLANK, "", "")),
            new PutTerm("t1", new RdfTerm(Term.IRI, "http://lockstep.test/value", "")),
            new PutTerm("t1", new RdfTerm(Term.LANG_STRING, "colour", "en-GB")),
            new PutTerm("t1", new RdfTerm(Term.XSD + "integer", "01", "")),
            new DropTerm("t1"));

    private final SocialWorkload workload = Systems.workload(Systems.GRAPHS);
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
    void commands_and_probes_are_rendered_like_this() {
        Golden.check(
                "social-sparql.txt",
                Stream.of(
                                Stream.of("# commands"),
                                SAMPLES.stream()
                                        .map(command ->
                                                codec.write(command) + "\n    " + said(alphabet.render(command))),
                                Stream.of("", "# probes"),
                                workload.probes(workload.newModel()).stream()
                                        .map(probe -> probe.name() + "\n    " + said(probe.query())))
                        .flatMap(lines -> lines)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void every_statement_of_many_walks_is_printable_ascii_and_each_command_reads_back_from_its_line() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            for (SocialCommand command : ModelWalk.of(workload, seed, 100).commands) {
                assertThat(said(alphabet.render(command))).matches("[ -~\\n]*");
                assertThat(codec.read(codec.write(command))).isEqualTo(command);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '\'',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain <x> 'y'#\"plain <x> 'y'\"",
                "\"#\"\\\"\"",
                "\\u0022#\"\\\\u0022\"",
                "\u0000#\"\\u0000\"",
                "\u00e9#\"\\u00E9\"",
                "\ud83d\ude00#\"\\U0001F600\"",
                "\uffff#\"\\uFFFF\"",
            })
    void a_literal_escapes_whatever_is_not_harmless_everywhere(String text, String literal) {
        assertThat(SparqlText.literal(text)).isEqualTo(literal);
    }

    @Test
    void half_of_a_surrogate_pair_is_not_a_text() {
        assertThatIllegalArgumentException().isThrownBy(() -> SparqlText.literal("a\ud800"));
    }

    @Test
    void a_decimal_is_written_in_the_form_in_which_a_store_of_values_gives_it_back() {
        assertThat(SparqlText.decimal(new BigDecimal("1E+3"))).isEqualTo("1000.0");
        assertThat(SparqlText.decimal(new BigDecimal("1.50"))).isEqualTo("1.5");
        assertThat(SparqlText.decimal(BigDecimal.ZERO)).isEqualTo("0.0");
    }

    private static String said(Operation operation) {
        if (operation instanceof Operation.Mutate mutate) {
            return mutate.text();
        }
        if (operation instanceof Operation.Load load) {
            return load.content();
        }
        if (operation instanceof Operation.Query query) {
            return query.text(" ");
        }
        if (operation instanceof Operation.Backup backup) {
            return "backup, then " + said(backup.content());
        }
        return operation.kind().name().toLowerCase(Locale.ROOT);
    }
}
