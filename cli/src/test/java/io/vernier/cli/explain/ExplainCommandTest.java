package io.vernier.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.cli.Run;
import io.vernier.cli.shell.CliProblem;
import io.vernier.codec.ResultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"5012", "DIAMETER_UNABLE_TO_COMPLY", "unable_to_comply"})
    void aResultCodeIsKnownByNumberAndByName(String code) {
        var run = Run.vernier("explain", code);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("5012  DIAMETER_UNABLE_TO_COMPLY\n").contains("RFC 6733 section 7.1.5");
    }

    @Test
    void everyResultCodeWithANameHasAMeaning() {
        for (int code = 1000; code < 6000; code++) {
            if (!ResultCode.name(code).equals(Integer.toString(code))) {
                assertThat(Topics.find(Integer.toString(code))).as("%d", code).isPresent();
            }
        }
    }

    @Test
    void aNumberOfAnExperimentalResultIsToldBesideTheResultCode() {
        var run = Run.vernier("explain", "5001");

        assertThat(run.out())
                .startsWith("5001  DIAMETER_AVP_UNSUPPORTED\n")
                .contains(
                        "5001  DIAMETER_ERROR_USER_UNKNOWN, Experimental-Result-Code of 3GPP (vendor 10415)\n"
                                + "  means: Stands in Experimental-Result",
                        "  see:   TS 29.172, TS 29.173, TS 29.229");
        assertThat(Run.vernier("explain", "error_user_unknown").out())
                .contains("5001  DIAMETER_ERROR_USER_UNKNOWN, Experimental", "5032  DIAMETER_ERROR_USER_UNKNOWN\n");
    }

    @ParameterizedTest
    @CsvSource({
        "5018, DIAMETER_RADIUS_AVP_UNTRANSLATABLE, No RFC has these numbers",
        "5040, DIAMETER_ERROR_NOT_SUPPORTED_USER_DATA, RFC 4740",
        "5241, DIAMETER_END_USER_NOT_FOUND, No RFC has these numbers",
    })
    void resultCodesOutsideOfTheBaseProtocolAreExplainedWithTheirSource(String code, String name, String source) {
        assertThat(Run.vernier("explain", code).out())
                .contains(code + "  " + name + "\n  means: A value of Result-Code: it failed")
                .contains("  see:   " + source);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeOfTheCommandIsExplained(CliProblem problem) {
        assertThat(Run.vernier("explain", problem.code()).out()).startsWith(problem.code() + "  ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VN-3101", "VN-4204"})
    void codesOfTheNodeAndItsTransportsAreExplained(String code) {
        assertThat(Run.vernier("explain", "--json", code).out())
                .startsWith("{\"code\":\"" + code + "\",\"name\":\"")
                .contains("\"remedy\":\"");
    }

    @Test
    void whatIsNotKnownIsSaid() {
        assertThat(Run.vernier("explain", "VN-0000"))
                .isEqualTo(new Run(
                        1,
                        "",
                        "vernier: VN-8201 \"VN-0000\" is not known here. "
                                + "Give a code that vernier printed (VN-3101), a Result-Code (5012), "
                                + "an AVP (416, RAT-Type) or a command (CCR).\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CC-Request-Type", "cc-request-type", "416/0"})
    void anAvpIsExplainedInWords(String word) {
        assertThat(Run.vernier("explain", word).out()).startsWith("""
                        416  CC-Request-Type
                          means: An AVP of the IETF, type Enumerated, sent with the M bit. Values: 1 INITIAL_REQUEST, \
                        2 UPDATE_REQUEST, 3 TERMINATION_REQUEST, 4 EVENT_REQUEST. It stands in Credit-Control-""").contains("  see:   RFC 8506 section 8.3\n");
    }

    @Test
    void aCommandIsExplainedInWords() {
        assertThat(Run.vernier("explain", "dwr").out())
                .startsWith("280  Device-Watchdog-Request (DWR)\n")
                .contains(
                        "A request of application 0, between neighbours only. It must have Origin-Host, Origin-Realm.");
        assertThat(Run.vernier("explain", "--json", "CCA").out())
                .startsWith("{\"code\":\"272\",\"name\":\"Credit-Control-Answer (CCA)\",\"meaning\":\"");
    }

    @Test
    void aNumberMayBeSeveralThingsAndANameMaySuggestAnother() {
        assertThat(Run.vernier("explain", "280").out())
                .contains(
                        "280  Device-Watchdog-Request (DWR)\n",
                        "280  Device-Watchdog-Answer (DWA)\n",
                        "280  Proxy-Host\n");
        assertThat(Run.vernier("explain", "Origin-Hots").err()).contains("Did you mean Origin-Host");
        assertThat(Run.vernier("explain", "432/10415").exitCode()).isEqualTo(1);
    }
}
