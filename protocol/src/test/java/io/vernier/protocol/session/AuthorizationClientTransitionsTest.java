package io.vernier.protocol.session;

import static io.vernier.protocol.session.AuthorizationClientAction.*;
import static io.vernier.protocol.session.AuthorizationClientEvent.*;
import static io.vernier.protocol.session.AuthorizationState.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.Requirement;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AuthorizationClientTransitionsTest {
    /** RFC 6733 section 8.1, CLIENT, STATEFUL, and CLIENT, STATELESS. */
    private static final String RFC_6733 = """
            AC1  | Idle    | requests access                                   | Send service-specific auth req                          | Pending
            AC2  | Idle    | ASR Received for unknown session                  | Send ASA with Result-Code = UNKNOWN_SESSION_ID          | Idle
            AC3  | Idle    | RAR Received for unknown session                  | Send RAA with Result-Code = UNKNOWN_SESSION_ID          | Idle
            AC4  | Pending | Successful answer with default Auth-Session-State | Grant access                                            | Open
            AC5  | Pending | Successful answer but service not provided        | Send STR                                                | Discon
            AC6  | Pending | Error processing successful answer                | Send STR                                                | Discon
            AC7  | Pending | Failed answer                                     | Clean up                                                | Idle
            AC8  | Open    | requests access                                   | Send service-specific auth req                          | Open
            AC9  | Open    | Successful answer                                 | Provide service                                         | Open
            AC10 | Open    | Failed answer                                     | Discon. user/device                                     | Idle
            AC11 | Open    | RAR received and client will re-auth              | Send RAA with Result-Code = SUCCESS                     | Open
            AC12 | Open    | RAR received and client will not re-auth          | Send RAA with Result-Code != SUCCESS; Discon. user/device | Idle
            AC13 | Open    | Session-Timeout expires                           | Send STR                                                | Discon
            AC14 | Open    | ASR received, client will comply                  | Send ASA with Result-Code = SUCCESS; Send STR           | Discon
            AC15 | Open    | ASR Received, client will not comply              | Send ASA with Result-Code != SUCCESS                    | Open
            AC16 | Open    | Authorization-Lifetime + Auth-Grace-Period expires | Send STR                                               | Discon
            AC17 | Discon  | ASR received                                      | Send ASA                                                | Discon
            AC18 | Discon  | STA received                                      | Discon. user/device                                     | Idle
            CC1  | Idle    | requests access                                   | Send service-specific auth req                          | Pending
            CC2  | Pending | Successful answer with NO_STATE_MAINTAINED        | Grant access                                            | Open
            CC3  | Pending | Failed answer                                     | Clean up                                                | Idle
            CC4  | Open    | Session-Timeout expires                           | Discon. user/device                                     | Idle
            CC5  | Open    | Service to user is terminated                     | Discon. user/device                                     | Idle
            """;

    static List<Transcription> rfc6733Tables() {
        return Transcription.of(RFC_6733);
    }

    private static Set<AuthorizationClientEvent> events(String text) {
        return switch (text) {
            case "requests access" -> EnumSet.of(ACCESS_REQUESTED);
            case "ASR Received for unknown session", "ASR received" -> EnumSet.of(ASR_WILL_COMPLY, ASR_WILL_NOT_COMPLY);
            case "RAR Received for unknown session" -> EnumSet.of(RAR_WILL_REAUTHORIZE, RAR_WILL_NOT_REAUTHORIZE);
            case "Successful answer",
                    "Successful answer with default Auth-Session-State",
                    "Successful answer with NO_STATE_MAINTAINED" -> EnumSet.of(SUCCESS);
            case "Successful answer but service not provided" -> EnumSet.of(SUCCESS_NOT_PROVIDED);
            case "Error processing successful answer" -> EnumSet.of(SUCCESS_NOT_PROCESSED);
            case "Failed answer" -> EnumSet.of(FAILED_ANSWER);
            case "RAR received and client will re-auth" -> EnumSet.of(RAR_WILL_REAUTHORIZE);
            case "RAR received and client will not re-auth" -> EnumSet.of(RAR_WILL_NOT_REAUTHORIZE);
            case "Session-Timeout expires" -> EnumSet.of(SESSION_TIMEOUT);
            case "ASR received, client will comply" -> EnumSet.of(ASR_WILL_COMPLY);
            case "ASR Received, client will not comply" -> EnumSet.of(ASR_WILL_NOT_COMPLY);
            case "Authorization-Lifetime + Auth-Grace-Period expires" -> EnumSet.of(LIFETIME_EXPIRED);
            case "STA received" -> EnumSet.of(STA_RECEIVED);
            case "Service to user is terminated" -> EnumSet.of(SERVICE_TERMINATED);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static SessionTransition<AuthorizationState, AuthorizationClientAction> on(
            boolean stateful,
            AuthorizationState state,
            AuthorizationClientEvent event,
            SessionServerFailover failover,
            boolean isSecondTry) {
        var table = stateful
                ? AuthorizationClientTransitions.whenStateIsMaintained()
                : AuthorizationClientTransitions.whenNoStateIsMaintained();
        return table.on(state, event, condition -> condition.holds(failover, isSecondTry));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rfc6733Tables")
    void followsTheTablesOfTheRfc(Transcription line, TestReporter reporter) {
        reporter.publishEntry("requirement", line.row());
        var state = Transcription.named(AuthorizationState.values(), AuthorizationState::rfcName, line.state());

        for (var event : events(line.event())) {
            for (var failover : SessionServerFailover.values()) {
                var row = on(line.row().startsWith("AC"), state, event, failover, false);

                assertThat(row.row()).isEqualTo(line.row());
                assertThat(row.next().rfcName()).isEqualTo(line.next());
                assertThat(row.actions().stream()
                                .filter(action -> action != SEND_AUTH_REQUEST
                                        || !line.row().equals("AC11"))
                                .map(AuthorizationClientAction::rfcName)
                                .map(name -> line.row().equals("AC17") ? name.substring(0, 8) : name))
                        .isEqualTo(line.actions());
            }
        }
    }

    @Test
    void hasNoRowOfTheRfcThatTheRfcHasNot() {
        var rows = new LinkedHashSet<String>();
        AuthorizationClientTransitions.whenStateIsMaintained().all().forEach(row -> rows.add(row.row()));
        AuthorizationClientTransitions.whenNoStateIsMaintained().all().forEach(row -> rows.add(row.row()));

        assertThat(rows.stream().filter(row -> !row.startsWith("G")))
                .containsExactlyElementsOf(
                        rfc6733Tables().stream().map(Transcription::row).toList());
    }

    @Test
    @Requirement("R8.3-2")
    void sendsAnAuthorizationRequestAfterASuccessfulRaa() {
        for (boolean stateful : new boolean[] {true, false}) {
            assertThat(on(stateful, OPEN, RAR_WILL_REAUTHORIZE, SessionServerFailover.REFUSE_SERVICE, false)
                            .actions())
                    .containsExactly(SEND_RAA_SUCCESS, SEND_AUTH_REQUEST);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Requirement("R8.1-1")
    void answersEveryRequestInEveryState(AuthorizationState state) {
        for (boolean stateful : new boolean[] {true, false}) {
            for (var request :
                    EnumSet.of(ASR_WILL_COMPLY, ASR_WILL_NOT_COMPLY, RAR_WILL_REAUTHORIZE, RAR_WILL_NOT_REAUTHORIZE)) {
                var row = on(stateful, state, request, SessionServerFailover.REFUSE_SERVICE, false);

                if (stateful || state != DISCON) {
                    assertThat(row.actions().stream().filter(action -> action.resultCode() != 0))
                            .as("%s in %s", request, state)
                            .hasSize(1);
                }
            }
        }
    }

    @ParameterizedTest(name = "stateful {0}: {2} + {3} -> {4} {5}")
    @CsvSource({
        "true,  G1,  OPEN,    SERVICE_TERMINATED,       DISCON,  SEND_STR",
        "true,  G2,  PENDING, SERVICE_TERMINATED,       PENDING, REMEMBER_TERMINATION",
        "true,  G2,  PENDING, ASR_WILL_COMPLY,          PENDING, SEND_ASA_UNKNOWN_SESSION+REMEMBER_TERMINATION",
        "true,  G2,  PENDING, ASR_WILL_NOT_COMPLY,      PENDING, SEND_ASA_UNKNOWN_SESSION",
        "true,  G3,  OPEN,    SUCCESS_NOT_PROVIDED,     DISCON,  SEND_STR",
        "true,  G3,  OPEN,    SUCCESS_NOT_PROCESSED,    DISCON,  SEND_STR",
        "true,  G4,  PENDING, REQUEST_NOT_SENT,         IDLE,    CLEAN_UP",
        "true,  G5,  PENDING, MULTI_ROUND_ANSWER,       PENDING, PROMPT_USER",
        "true,  G5,  PENDING, ACCESS_REQUESTED,         PENDING, SEND_AUTH_REQUEST",
        "true,  G5,  PENDING, USER_SILENT,              IDLE,    CLEAN_UP",
        "true,  G5,  OPEN,    USER_SILENT,              IDLE,    DISCONNECT_USER",
        "true,  G6,  PENDING, RAR_WILL_REAUTHORIZE,     PENDING, SEND_RAA_UNKNOWN_SESSION",
        "true,  G6,  DISCON,  RAR_WILL_REAUTHORIZE,     DISCON,  SEND_RAA_UNKNOWN_SESSION",
        "true,  G7,  IDLE,    SUCCESS,                  DISCON,  SEND_STR",
        "true,  G8,  DISCON,  ACCESS_REQUESTED,         DISCON,  REFUSE",
        "true,  G9,  DISCON,  SUCCESS,                  DISCON,  DISCARD",
        "true,  G9,  OPEN,    STA_RECEIVED,             OPEN,    DISCARD",
        "false, G10, PENDING, SUCCESS_NOT_PROVIDED,     IDLE,    CLEAN_UP",
        "false, G10, PENDING, SUCCESS_NOT_PROCESSED,    IDLE,    CLEAN_UP",
        "false, G10, OPEN,    LIFETIME_EXPIRED,         IDLE,    DISCONNECT_USER",
        "false, G10, OPEN,    ACCESS_REQUESTED,         OPEN,    SEND_AUTH_REQUEST",
        "false, G10, OPEN,    FAILED_ANSWER,            IDLE,    DISCONNECT_USER",
        "false, G10, OPEN,    ASR_WILL_COMPLY,          IDLE,    SEND_ASA_SUCCESS+DISCONNECT_USER",
        "false, G10, OPEN,    ASR_WILL_NOT_COMPLY,      OPEN,    SEND_ASA_FAILURE",
        "false, G10, IDLE,    ASR_WILL_COMPLY,          IDLE,    SEND_ASA_UNKNOWN_SESSION",
        "false, G9,  IDLE,    SUCCESS,                  IDLE,    DISCARD",
    })
    void closesTheGapsOfTheTables(
            boolean stateful,
            String row,
            AuthorizationState state,
            AuthorizationClientEvent event,
            AuthorizationState next,
            String actions) {
        var found = on(stateful, state, event, SessionServerFailover.REFUSE_SERVICE, false);

        assertThat(found.row()).isEqualTo(row);
        assertThat(found.next()).isEqualTo(next);
        assertThat(found.actions().stream().map(Enum::name)).containsExactly(actions.split("\\+", -1));
    }

    @ParameterizedTest(name = "{1}: re-auth {2}, again {3}; STR {4}, again {5}")
    @CsvSource({
        "0, REFUSE_SERVICE,          DISCONNECT_USER,     DISCONNECT_USER, DISCONNECT_USER, DISCONNECT_USER",
        "1, TRY_AGAIN,               RESEND_AUTH_REQUEST, DISCONNECT_USER, RESEND_STR,      DISCONNECT_USER",
        "2, ALLOW_SERVICE,           PROVIDE_SERVICE,     PROVIDE_SERVICE, DISCONNECT_USER, DISCONNECT_USER",
        "3, TRY_AGAIN_ALLOW_SERVICE, RESEND_AUTH_REQUEST, PROVIDE_SERVICE, RESEND_STR,      DISCONNECT_USER",
    })
    @Requirement("R8.18-1")
    void doesWhatTheSessionServerFailoverSaysWhenNothingIsDelivered(
            int value,
            SessionServerFailover failover,
            AuthorizationClientAction reAuth,
            AuthorizationClientAction reAuthAgain,
            AuthorizationClientAction str,
            AuthorizationClientAction strAgain) {
        assertThat(on(true, OPEN, REQUEST_NOT_SENT, failover, false).actions()).containsExactly(reAuth);
        assertThat(on(true, OPEN, REQUEST_NOT_SENT, failover, true).actions()).containsExactly(reAuthAgain);
        assertThat(on(true, DISCON, STR_NOT_SENT, failover, false).actions()).containsExactly(str);
        assertThat(on(true, DISCON, STR_NOT_SENT, failover, true).actions()).containsExactly(strAgain);
        assertThat(SessionServerFailover.of(value)).contains(failover);
        assertThat(failover.value()).isEqualTo(value);
        assertThat(AuthorizationGrant.defaults().failover()).isEqualTo(SessionServerFailover.REFUSE_SERVICE);
    }

    @ParameterizedTest
    @EnumSource(SessionServerFailover.class)
    @Requirement({"R8.4-1", "R8.11-1"})
    void endsNoSessionThatTheServerHoldsWithoutStrOrAFailureOrTheServersWord(SessionServerFailover failover) {
        var ends = new HashSet<AuthorizationClientEvent>();
        for (var event : AuthorizationClientEvent.values()) {
            var row = on(true, OPEN, event, failover, true);
            if (row.next() == IDLE) {
                ends.add(event);
            }
            if (row.next() == DISCON) {
                assertThat(row.actions()).contains(SEND_STR);
            }
        }

        assertThat(EnumSet.of(FAILED_ANSWER, RAR_WILL_NOT_REAUTHORIZE, REQUEST_NOT_SENT, USER_SILENT))
                .containsAll(ends);
    }

    @Test
    void comesBackToIdleFromEverywhereAndReachesEveryState() {
        for (boolean stateful : new boolean[] {true, false}) {
            var reached = EnumSet.noneOf(AuthorizationState.class);
            var open = new ArrayDeque<>(List.of(IDLE));
            while (!open.isEmpty()) {
                var state = open.remove();
                if (reached.add(state)) {
                    boolean leaves = false;
                    for (var event : AuthorizationClientEvent.values()) {
                        var row = on(stateful, state, event, SessionServerFailover.REFUSE_SERVICE, false);
                        open.add(row.next());
                        leaves |= row.next() == IDLE;
                    }
                    assertThat(leaves).as("%s", state).isTrue();
                }
            }
            assertThat(reached)
                    .isEqualTo(stateful ? EnumSet.allOf(AuthorizationState.class) : EnumSet.of(IDLE, PENDING, OPEN));
        }
    }

    @Test
    void neverSendsAnStrWhereTheServerKeepsNoState() {
        assertThat(AuthorizationClientTransitions.whenNoStateIsMaintained().all())
                .noneMatch(row -> row.has(SEND_STR) || row.next() == DISCON);
    }
}
