package io.vernier.protocol.session;

import static io.vernier.protocol.session.AuthorizationServerAction.*;
import static io.vernier.protocol.session.AuthorizationServerEvent.*;
import static io.vernier.protocol.session.AuthorizationState.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.Requirement;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorizationServerTransitionsTest {
    /** RFC 6733 section 8.1, SERVER, STATEFUL, and SERVER, STATELESS. */
    private static final String RFC_6733 = """
            AS1  | Idle       | request received, user is authorized            | Send successful service-specific answer       | Open
            AS2  | Idle       | request received, user is not authorized        | Send failed service-specific answer           | Idle
            AS3  | Open       | request received, user is authorized            | Send successful service-specific answer       | Open
            AS4  | Open       | request received, user is not authorized        | Send failed service-specific answer; Clean up | Idle
            AS5  | Open       | Home server wants to confirm                    | Send RAR                                      | Pending
            AS6  | Pending    | Received RAA with a failed Result-Code          | Clean up                                      | Idle
            AS7  | Pending    | Received RAA with Result-Code = SUCCESS         | Update session                                | Open
            AS8  | Open       | Home server wants to terminate the service      | Send ASR                                      | Discon
            AS9  | Open       | Authorization-Lifetime (and grace) expires      | Clean up                                      | Idle
            AS10 | Open       | Session-Timeout expires                         | Clean up                                      | Idle
            AS11 | Discon     | Failure to send ASR                             | Wait, resend ASR                              | Discon
            AS12 | Discon     | ASR successfully sent and ASA Received          | Clean up                                      | Idle
            AS13 | Not Discon | ASA Received                                    |                                               | No Change
            AS14 | Any        | STR Received                                    | Send STA; Clean up                            | Idle
            SS1  | Idle       | request received, and successfully processed    | Send service-specific answer                  | Idle
            """;

    static List<Transcription> rfc6733Tables() {
        return Transcription.of(RFC_6733);
    }

    private static SessionTransition<AuthorizationState, AuthorizationServerAction> on(
            boolean stateful, AuthorizationState state, AuthorizationServerEvent event) {
        var table = stateful
                ? AuthorizationServerTransitions.whenStateIsMaintained()
                : AuthorizationServerTransitions.whenNoStateIsMaintained();
        return table.on(state, event, condition -> true);
    }

    private static AuthorizationServerEvent event(String text) {
        return switch (text) {
            case "request received, user is authorized", "request received, and successfully processed" ->
                REQUEST_AUTHORIZED;
            case "request received, user is not authorized" -> REQUEST_REFUSED;
            case "Home server wants to confirm" -> CONFIRMATION_WANTED;
            case "Received RAA with a failed Result-Code" -> RAA_FAILED;
            case "Received RAA with Result-Code = SUCCESS" -> RAA_SUCCESS;
            case "Home server wants to terminate the service" -> TERMINATION_WANTED;
            case "Authorization-Lifetime (and grace) expires" -> LIFETIME_EXPIRED;
            case "Session-Timeout expires" -> SESSION_TIMEOUT;
            case "Failure to send ASR" -> ASR_NOT_SENT;
            case "ASR successfully sent and ASA Received", "ASA Received" -> ASA_RECEIVED;
            case "STR Received" -> STR_RECEIVED;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Set<AuthorizationState> states(String text) {
        return switch (text) {
            case "Any" -> EnumSet.allOf(AuthorizationState.class);
            case "Not Discon" -> EnumSet.complementOf(EnumSet.of(DISCON));
            default -> EnumSet.of(Transcription.named(AuthorizationState.values(), AuthorizationState::rfcName, text));
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rfc6733Tables")
    void followsTheTablesOfTheRfc(Transcription line, TestReporter reporter) {
        reporter.publishEntry("requirement", line.row());

        for (var state : states(line.state())) {
            var row = on(line.row().startsWith("AS"), state, event(line.event()));

            assertThat(row.row()).isEqualTo(line.row());
            assertThat(line.next().equals("No Change") ? state : row.next()).isEqualTo(row.next());
            assertThat(row.next().rfcName()).isEqualTo(line.next().equals("No Change") ? state.rfcName() : line.next());
            assertThat(row.actions().stream()
                            .map(AuthorizationServerAction::rfcName)
                            .map(name -> line.row().equals("SS1") ? name.replace("successful ", "") : name))
                    .isEqualTo(line.actions());
        }
    }

    @Test
    void hasNoRowOfTheRfcThatTheRfcHasNot() {
        var rows = new LinkedHashSet<String>();
        AuthorizationServerTransitions.whenStateIsMaintained().all().forEach(row -> rows.add(row.row()));
        AuthorizationServerTransitions.whenNoStateIsMaintained().all().forEach(row -> rows.add(row.row()));

        assertThat(rows.stream().filter(row -> !row.startsWith("G")))
                .containsExactlyElementsOf(
                        rfc6733Tables().stream().map(Transcription::row).toList());
    }

    @ParameterizedTest(name = "stateful {0}: {2} + {3} -> {4} {5}")
    @CsvSource({
        "true,  G1,  PENDING, REQUEST_AUTHORIZED,  PENDING, SEND_SUCCESS",
        "true,  G1,  PENDING, REQUEST_REFUSED,     IDLE,    SEND_FAILURE+CLEAN_UP",
        "true,  G2,  PENDING, RAR_NOT_SENT,        OPEN,    ''",
        "true,  G3,  PENDING, LIFETIME_EXPIRED,    IDLE,    CLEAN_UP",
        "true,  G3,  DISCON,  SESSION_TIMEOUT,     IDLE,    CLEAN_UP",
        "true,  G4,  PENDING, TERMINATION_WANTED,  DISCON,  SEND_ASR",
        "true,  G5,  DISCON,  REQUEST_AUTHORIZED,  DISCON,  SEND_FAILURE",
        "true,  G6,  IDLE,    CONFIRMATION_WANTED, IDLE,    REFUSE",
        "true,  G7,  OPEN,    RAA_SUCCESS,         OPEN,    DISCARD",
        "true,  G8,  OPEN,    CLIENT_RESTARTED,    IDLE,    CLEAN_UP",
        "true,  G10, DISCON,  RESEND_DUE,          DISCON,  SEND_ASR",
        "false, G9,  IDLE,    STR_RECEIVED,        IDLE,    SEND_STA",
    })
    void closesTheGapsOfTheTables(
            boolean stateful,
            String row,
            AuthorizationState state,
            AuthorizationServerEvent event,
            AuthorizationState next,
            String actions) {
        var found = on(stateful, state, event);

        assertThat(found.row()).isEqualTo(row);
        assertThat(found.next()).isEqualTo(next);
        assertThat(String.join("+", found.actions().stream().map(Enum::name).toList()))
                .isEqualTo(actions);
    }

    @ParameterizedTest
    @EnumSource
    @Requirement("R8.1-1")
    void answersEveryRequestOfAClientInEveryState(AuthorizationState state) {
        for (var request : EnumSet.of(REQUEST_AUTHORIZED, REQUEST_REFUSED, STR_RECEIVED)) {
            assertThat(on(true, state, request).actions()).containsAnyOf(SEND_SUCCESS, SEND_FAILURE, SEND_STA);
        }
        for (var request : EnumSet.of(REQUEST_AUTHORIZED, REQUEST_REFUSED, STR_RECEIVED)) {
            assertThat(on(false, IDLE, request).actions()).containsAnyOf(SEND_SUCCESS, SEND_FAILURE, SEND_STA);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"IDLE"})
    @Requirement("R8.4-4")
    void cleansUpFromEveryStateWheneverTheRfcDemandsIt(AuthorizationState state) {
        for (var event : EnumSet.of(STR_RECEIVED, LIFETIME_EXPIRED, SESSION_TIMEOUT, CLIENT_RESTARTED)) {
            assertThat(on(true, state, event).actions()).contains(CLEAN_UP);
            assertThat(on(true, state, event).next()).isEqualTo(IDLE);
        }
    }

    @Test
    void neverGoesIdleWithoutCleaningUpWhatItHeld() {
        for (var row : AuthorizationServerTransitions.whenStateIsMaintained().all()) {
            if (row.state() != IDLE && row.next() == IDLE) {
                assertThat(row.actions()).as("%s", row).contains(CLEAN_UP);
            }
        }
    }
}
