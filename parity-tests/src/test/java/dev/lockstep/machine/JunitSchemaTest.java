package dev.lockstep.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Lost;
import dev.lockstep.parity.Verdict;
import dev.lockstep.report.triage.FoundBucket;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

/** {@code junit.xml} is valid by the schema of the form that build servers read, however the campaign ended. */
class JunitSchemaTest {

    private static final Schema SCHEMA = schema();

    @TempDir
    private Path temporary;

    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(JunitSchemaTest.class.getResource("/schema/junit.xsd"));
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void validate(String junit) throws Exception {
        SCHEMA.newValidator().validate(new StreamSource(new StringReader(junit)));
    }

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void each_verdict_is_valid_with_a_cause_and_without_one_and_whatever_its_data_are(Verdict verdict)
            throws Exception {
        List<FoundBucket> causes = List.of(FormTest.cause(temporary));
        for (String detail : List.of("", "lost", FormTest.HOSTILE, "\u0085\u2028\ufffe\uffff😀\udc00]]>".repeat(9))) {
            CampaignReport report = FormTest.report(verdict, detail);

            assertThatCode(() -> validate(JunitReport.text(report, List.of()))).doesNotThrowAnyException();
            assertThatCode(() -> validate(JunitReport.text(report, causes))).doesNotThrowAnyException();
        }
    }

    @Test
    void a_campaign_that_was_aborted_is_valid_with_walks_that_have_no_result_and_without_any_walk() throws Exception {
        CampaignReport report = FormTest.report(Verdict.INFRA, "lost");
        Lost part = new Lost("shard 2/4 " + FormTest.HOSTILE, List.of(4L), FormTest.HOSTILE);

        String lost = JunitReport.text(with(report, Map.of("lost", List.of(part))), List.of());
        String stopped = JunitReport.text(
                with(report, Map.of("verdict", Verdict.INTERRUPTED.name(), "walks", List.of())), List.of());

        assertThat(lost).contains("tests=\"2\"", "errors=\"2\"", "shard 2/4");
        validate(lost);
        assertThat(stopped).contains("tests=\"1\"", "skipped=\"1\"");
        validate(stopped);
    }

    private static CampaignReport with(CampaignReport report, Map<String, Object> others) throws Exception {
        RecordComponent[] components = CampaignReport.class.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            values[i] = others.containsKey(name)
                    ? others.get(name)
                    : components[i].getAccessor().invoke(report);
        }
        return (CampaignReport) CampaignReport.class.getDeclaredConstructors()[0].newInstance(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " errors=\"0\" | ",
                "tests=\"1\" | tests=\"one\"",
                "failures=\"1\" | failures=\"-1\"",
                "name=\"seed 3\" | title=\"seed 3\"",
                "<failure type=\"DIVERGED\" | <failure",
                "</failure> | </failure><skipped/>",
                "</testsuite> | </testsuites>",
                "time=\" | time=\"x",
            })
    void the_schema_refuses_what_is_no_result_of_tests(String right, String wrong) {
        String text = JunitReport.text(FormTest.report(Verdict.DIVERGED, "x"), List.of(FormTest.cause(temporary)));
        assertThat(text).contains(right);

        assertThatThrownBy(() -> validate(text.replace(right, wrong == null ? "" : wrong)))
                .isInstanceOf(SAXException.class);
    }
}
