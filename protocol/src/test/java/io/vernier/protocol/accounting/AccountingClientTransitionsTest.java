package io.vernier.protocol.accounting;

import static io.vernier.protocol.accounting.AccountingClientAction.*;
import static io.vernier.protocol.accounting.AccountingClientEvent.*;
import static io.vernier.protocol.accounting.AccountingState.*;
import static io.vernier.protocol.accounting.RealtimeRequired.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.protocol.session.SessionTransition;
import io.vernier.protocol.session.Transcription;
import io.vernier.requirements.Requirement;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccountingClientTransitionsTest {
    /** RFC 6733 section 8.2, CLIENT, ACCOUNTING; a condition follows the event after "and". */
    private static final String RFC_6733 = """
            CA1  | Idle     | Client or device requests access             | Send accounting start req.     | PendingS
            CA2  | Idle     | Client or device requests a one-time service | Send accounting event req      | PendingE
            CA3  | Idle     | Records in storage                           | Send record                    | PendingB
            CA4  | PendingS | Successful answer received                   |                                | Open
            CA5  | PendingS | Failure to send and buffer space available and real time not equal to DELIVER_AND_GRANT | Store Start Record | Open
            CA6  | PendingS | Failure to send and no buffer space available and real time equal to GRANT_AND_LOSE     |                    | Open
            CA7  | PendingS | Failure to send and no buffer space available and real time not equal to GRANT_AND_LOSE | Disconnect user/dev | Idle
            CA8  | PendingS | Failed answer received and real time equal to GRANT_AND_LOSE     |                    | Open
            CA9  | PendingS | Failed answer received and real time not equal to GRANT_AND_LOSE | Disconnect user/dev | Idle
            CA10 | PendingS | User service terminated                      | Store stop record              | PendingS
            CA11 | Open     | Interim interval elapses                     | Send accounting interim record | PendingI
            CA12 | Open     | User service terminated                      | Send accounting stop req.      | PendingL
            CA13 | PendingI | Successful answer received                   |                                | Open
            CA14 | PendingI | Failure to send and (buffer space available or old record can be overwritten) and real time not equal to DELIVER_AND_GRANT | Store interim record | Open
            CA15 | PendingI | Failure to send and no buffer space available and real time equal to GRANT_AND_LOSE     |                    | Open
            CA16 | PendingI | Failure to send and no buffer space available and real time not equal to GRANT_AND_LOSE | Disconnect user/dev | Idle
            CA17 | PendingI | Failed answer received and real time equal to GRANT_AND_LOSE     |                    | Open
            CA18 | PendingI | Failed answer received and real time not equal to GRANT_AND_LOSE | Disconnect user/dev | Idle
            CA19 | PendingI | User service terminated                      | Store stop record              | PendingI
            CA20 | PendingE | Successful answer received                   |                                | Idle
            CA21 | PendingE | Failure to send and buffer space available   | Store event record             | Idle
            CA22 | PendingE | Failure to send and no buffer space available |                               | Idle
            CA22 | PendingE | Failed answer received                       |                                | Idle
            CA23 | PendingB | Successful answer received                   | Delete record                  | Idle
            CA24 | PendingB | Failure to send                              |                                | Idle
            CA23 | PendingB | Failed answer received                       | Delete record                  | Idle
            CA25 | PendingL | Successful answer received                   |                                | Idle
            CA26 | PendingL | Failure to send and buffer space available   | Store stop record              | Idle
            CA25 | PendingL | Failure to send and no buffer space available |                               | Idle
            CA25 | PendingL | Failed answer received                       |                                | Idle
            """;

    static List<Transcription> rfc6733Table() {
        return Transcription.of(RFC_6733);
    }

    /** What can be stored: a record more, one in the place of an old one, or none. */
    private enum Room {
        SPACE,
        OVERWRITABLE,
        NONE
    }

    private static SessionTransition<AccountingState, AccountingClientAction> on(
            AccountingState state, AccountingClientEvent event, RealtimeRequired realtime, Room room) {
        return AccountingClientTransitions.table()
                .on(
                        state,
                        event,
                        condition -> condition.holds(realtime, room == Room.SPACE, room == Room.OVERWRITABLE));
    }

    private static boolean holds(String condition, RealtimeRequired realtime, Room room) {
        return switch (condition) {
            case "" -> true;
            case "(buffer space available or old record can be overwritten)" -> room != Room.NONE;
            case "buffer space available" -> room == Room.SPACE;
            case "no buffer space available" -> room != Room.SPACE;
            case "real time equal to GRANT_AND_LOSE" -> realtime == GRANT_AND_LOSE;
            case "real time not equal to GRANT_AND_LOSE" -> realtime != GRANT_AND_LOSE;
            case "real time not equal to DELIVER_AND_GRANT" -> realtime != DELIVER_AND_GRANT;
            default -> throw new IllegalArgumentException(condition);
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rfc6733Table")
    void followsTheTableOfTheRfc(Transcription line, TestReporter reporter) {
        reporter.publishEntry("requirement", line.row());
        var state = Transcription.named(AccountingState.values(), AccountingState::rfcName, line.state());
        String[] parts = line.event().split(" and ", -1);
        var event = Transcription.named(AccountingClientEvent.values(), AccountingClientEvent::rfcName, parts[0]);

        int applied = 0;
        for (var realtime : RealtimeRequired.values()) {
            for (var room : Room.values()) {
                boolean applies = true;
                for (int i = 1; i < parts.length; i++) {
                    applies &= holds(parts[i], realtime, room);
                }
                var row = on(state, event, realtime, room);
                boolean isOverwriting = room == Room.OVERWRITABLE && row.row().equals("CA14");
                if (applies && (!isOverwriting || line.row().equals("CA14"))) {
                    assertThat(row.row()).isEqualTo(line.row());
                    assertThat(row.next().rfcName()).isEqualTo(line.next());
                    assertThat(row.actions().stream().map(AccountingClientAction::rfcName))
                            .isEqualTo(line.actions());
                    applied++;
                }
            }
        }
        assertThat(applied).isPositive();
    }

    @Test
    void hasNoRowOfTheRfcThatTheRfcHasNot() {
        assertThat(AccountingClientTransitions.table().all().stream()
                        .map(SessionTransition::row)
                        .filter(row -> !row.startsWith("G")))
                .containsExactlyElementsOf(
                        rfc6733Table().stream().map(Transcription::row).toList());
    }

    @ParameterizedTest
    @EnumSource
    void isDefinedForEveryEventOrDoesNothingInTheseStates(AccountingState state) {
        var meaningless = new TreeSet<String>();
        for (var event : AccountingClientEvent.values()) {
            for (var realtime : RealtimeRequired.values()) {
                for (var room : Room.values()) {
                    if (on(state, event, realtime, room).isNothing()) {
                        meaningless.add(event.name());
                    }
                }
            }
        }

        assertThat(meaningless)
                .isEqualTo(
                        switch (state) {
                            case IDLE -> Set.of("INTERIM_ELAPSED", "SERVICE_TERMINATED", "STOP_IN_STORAGE");
                            case OPEN -> Set.of();
                            case PENDING_S, PENDING_I, PENDING_E, PENDING_B, PENDING_L -> Set.of("STOP_IN_STORAGE");
                        });
    }

    @ParameterizedTest(name = "{0}: {1} + {2} -> {3} {4}")
    @CsvSource({
        "G1, PENDING_S, FAILURE_TO_SEND,    IDLE,      DISCONNECT_USER",
        "G1, PENDING_I, FAILURE_TO_SEND,    IDLE,      DISCONNECT_USER",
        "G2, OPEN,      STOP_IN_STORAGE,    IDLE,      ''",
        "G3, PENDING_I, INTERIM_ELAPSED,    PENDING_I, ''",
        "G3, PENDING_L, SERVICE_TERMINATED, PENDING_L, ''",
        "G4, OPEN,      ACCESS_REQUESTED,   OPEN,      REFUSE",
        "G5, OPEN,      SUCCESS,            OPEN,      DISCARD",
        "G6, PENDING_S, RECORDS_IN_STORAGE, PENDING_S, ''",
    })
    void closesTheGapsOfTheTable(
            String row, AccountingState state, AccountingClientEvent event, AccountingState next, String actions) {
        var found = on(state, event, DELIVER_AND_GRANT, Room.SPACE);

        assertThat(found.row()).isEqualTo(row);
        assertThat(found.next()).isEqualTo(next);
        assertThat(String.join("+", found.actions().stream().map(Enum::name).toList()))
                .isEqualTo(actions);
    }

    @Test
    @Requirement("R9-14")
    void grantsTheServiceAsRequiredInRealTime() {
        for (var waiting : EnumSet.of(PENDING_S, PENDING_I)) {
            assertThat(on(waiting, FAILURE_TO_SEND, DELIVER_AND_GRANT, Room.SPACE)
                            .actions())
                    .as("only with a connection")
                    .containsExactly(DISCONNECT_USER);
            assertThat(on(waiting, FAILURE_TO_SEND, GRANT_AND_STORE, Room.SPACE).next())
                    .as("as long as records can be stored")
                    .isEqualTo(OPEN);
            assertThat(on(waiting, FAILURE_TO_SEND, GRANT_AND_STORE, Room.NONE).actions())
                    .containsExactly(DISCONNECT_USER);
            assertThat(on(waiting, FAILURE_TO_SEND, GRANT_AND_LOSE, Room.NONE).next())
                    .as("whatever becomes of the records")
                    .isEqualTo(OPEN);
        }
        assertThat(RealtimeRequired.of(1)).contains(DELIVER_AND_GRANT);
        assertThat(RealtimeRequired.of(2)).contains(GRANT_AND_STORE);
        assertThat(RealtimeRequired.of(3)).contains(GRANT_AND_LOSE);
        assertThat(RealtimeRequired.of(4)).isEmpty();
        assertThat(GRANT_AND_STORE.value()).isEqualTo(2);
    }

    @Test
    void storesNoRecordWithoutRoomForIt() {
        for (var state : AccountingState.values()) {
            for (var realtime : RealtimeRequired.values()) {
                assertThat(on(state, FAILURE_TO_SEND, realtime, Room.NONE).actions())
                        .doesNotContain(STORE_START, STORE_INTERIM, STORE_EVENT, STORE_STOP);
                assertThat(on(state, FAILURE_TO_SEND, realtime, Room.OVERWRITABLE)
                                .actions())
                        .doesNotContain(STORE_START, STORE_EVENT, STORE_STOP);
            }
        }
    }

    @Test
    void reachesEveryStateAndComesBackToIdleFromEverywhere() {
        var reached = EnumSet.noneOf(AccountingState.class);
        var open = new ArrayDeque<>(List.of(IDLE));
        while (!open.isEmpty()) {
            var state = open.remove();
            if (reached.add(state)) {
                for (var event : AccountingClientEvent.values()) {
                    for (var realtime : RealtimeRequired.values()) {
                        open.add(on(state, event, realtime, Room.SPACE).next());
                    }
                }
            }
        }
        assertThat(reached).isEqualTo(EnumSet.allOf(AccountingState.class));
        for (var waiting : EnumSet.of(PENDING_S, PENDING_I, PENDING_L, PENDING_E, PENDING_B)) {
            for (var realtime : RealtimeRequired.values()) {
                for (var room : Room.values()) {
                    for (var end : EnumSet.of(SUCCESS, FAILURE_TO_SEND, FAILED_ANSWER)) {
                        assertThat(on(waiting, end, realtime, room).next())
                                .as("an answer ends the wait in %s", waiting)
                                .isIn(OPEN, IDLE);
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2001, SUCCESS",
        "2002, SUCCESS",
        "3002, FAILURE_TO_SEND",
        "3004, FAILURE_TO_SEND",
        "3005, FAILURE_TO_SEND",
        "4002, FAILURE_TO_SEND",
        "4001, FAILURE_TO_SEND",
        "3001, FAILED_ANSWER",
        "5002, FAILED_ANSWER",
        "5012, FAILED_ANSWER",
        "1001, FAILED_ANSWER",
        "7000, FAILED_ANSWER",
    })
    void readsAnswersAsTheRfcDoes(long resultCode, AccountingOutcome outcome) {
        assertThat(AccountingOutcome.of(resultCode)).isEqualTo(outcome);
    }
}
