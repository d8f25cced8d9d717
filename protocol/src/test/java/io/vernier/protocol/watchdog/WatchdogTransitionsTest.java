package io.vernier.protocol.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.requirements.Requirement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WatchdogTransitionsTest {
    /** The state machine of RFC 3539 Appendix A, transcribed as text independently of {@link WatchdogTransitions}. */
    private static final String RFC_3539 = """
            WT1   | OKAY    | Receive DWA     |                 | Pending = FALSE, SetWatchdog()                              | OKAY
            WT2   | OKAY    | Receive non-DWA |                 | SetWatchdog()                                               | OKAY
            WT3   | SUSPECT | Receive DWA     |                 | Pending = FALSE, Failback(), SetWatchdog()                  | OKAY
            WT4   | SUSPECT | Receive non-DWA |                 | Failback(), SetWatchdog()                                   | OKAY
            WT5   | REOPEN  | Receive DWA     | NumDWA == 2     | Pending = FALSE, NumDWA++, Failback()                       | OKAY
            WT6   | REOPEN  | Receive DWA     | NumDWA < 2      | Pending = FALSE, NumDWA++                                   | REOPEN
            WT7   | REOPEN  | Receive non-DWA |                 | Throwaway()                                                 | REOPEN
            WT8   | INITIAL | Receive DWA     |                 | Pending = FALSE, Throwaway()                                | INITIAL
            WT9   | INITIAL | Receive non-DWA |                 | Throwaway()                                                 | INITIAL
            WT10  | DOWN    | Receive DWA     |                 | Pending = FALSE, Throwaway()                                | DOWN
            WT11  | DOWN    | Receive non-DWA |                 | Throwaway()                                                 | DOWN
            WT12  | OKAY    | Timer expires   | !Pending        | SendWatchdog(), SetWatchdog(), Pending = TRUE               | OKAY
            WT13  | OKAY    | Timer expires   | Pending         | Failover(), SetWatchdog()                                   | SUSPECT
            WT14  | SUSPECT | Timer expires   |                 | CloseConnection(), SetWatchdog()                            | DOWN
            WT15  | INITIAL | Timer expires   |                 | AttemptOpen(), SetWatchdog()                                | INITIAL
            WT16  | DOWN    | Timer expires   |                 | AttemptOpen(), SetWatchdog()                                | DOWN
            WT17  | REOPEN  | Timer expires   | !Pending        | SendWatchdog(), SetWatchdog(), Pending = TRUE               | REOPEN
            WT18  | REOPEN  | Timer expires   | Pending, N < 0  | CloseConnection(), SetWatchdog()                            | DOWN
            WT19  | REOPEN  | Timer expires   | Pending, N >= 0 | NumDWA = -1, SetWatchdog()                                  | REOPEN
            WT20  | INITIAL | Connection up   |                 | SetWatchdog()                                               | OKAY
            WT21  | DOWN    | Connection up   |                 | NumDWA = 0, SendWatchdog(), SetWatchdog(), Pending = TRUE   | REOPEN
            WT22a | OKAY    | Connection down |                 | CloseConnection(), Failover(), SetWatchdog()                | DOWN
            WT22b | SUSPECT | Connection down |                 | CloseConnection(), SetWatchdog()                            | DOWN
            WT22c | REOPEN  | Connection down |                 | CloseConnection(), SetWatchdog()                            | DOWN
            """;

    private static final WatchdogSettings BY_THE_RFC =
            WatchdogSettings.defaults().rejectingRequestsInReopen();

    record Line(
            String row, WatchdogState state, WatchdogEvent event, String condition, List<String> actions, String next) {
        boolean applies(boolean pending, int numDwa) {
            return switch (condition) {
                case "" -> true;
                case "!Pending" -> !pending;
                case "Pending" -> pending;
                case "NumDWA == 2" -> numDwa == 2;
                case "NumDWA < 2" -> numDwa < 2;
                case "Pending, N < 0" -> pending && numDwa < 0;
                case "Pending, N >= 0" -> pending && numDwa >= 0;
                default -> throw new IllegalStateException(condition);
            };
        }

        @Override
        public String toString() {
            return row + " " + state + " + " + event.rfcName() + (condition.isEmpty() ? "" : " & " + condition);
        }
    }

    static List<Line> rfc3539Table() {
        var lines = new ArrayList<Line>();
        for (String text : RFC_3539.strip().lines().toList()) {
            List<String> cells =
                    Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
            var event = Arrays.stream(WatchdogEvent.values())
                    .filter(e -> e.rfcName().equals(cells.get(2)))
                    .findFirst()
                    .orElseThrow();
            lines.add(new Line(
                    cells.get(0),
                    WatchdogState.valueOf(cells.get(1)),
                    event,
                    cells.get(3),
                    List.of(cells.get(4).split(", ", -1)),
                    cells.get(5)));
        }
        return lines;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rfc3539Table")
    @Requirement({
        "WT1", "WT2", "WT3", "WT4", "WT5", "WT6", "WT7", "WT8", "WT9", "WT10", "WT11", "WT12", "WT13", "WT14", "WT15",
        "WT16", "WT17", "WT18", "WT19", "WT20", "WT21", "WT22a", "WT22b", "WT22c", "R5.5-2"
    })
    void followsTheTableOfTheRfc(Line line) {
        int applied = 0;
        for (boolean pending : new boolean[] {false, true}) {
            for (int numDwa = -1; numDwa <= 2; numDwa++) {
                if (line.applies(pending, numDwa)) {
                    var row = WatchdogTransitions.on(line.state(), line.event(), pending, numDwa, 0, BY_THE_RFC);

                    assertThat(row.row()).isEqualTo(line.row());
                    assertThat(row.actions().stream().map(WatchdogAction::rfcName))
                            .isEqualTo(line.actions());
                    assertThat(row.next()).hasToString(line.next());
                    applied++;
                }
            }
        }
        assertThat(applied).isPositive();
    }

    @Test
    void hasNoOtherRowsThanTheRfcAndThreeThatSettingsAdd() {
        var rows = new ArrayList<>(List.of("C1", "C2", "C3"));
        rfc3539Table().forEach(line -> rows.add(line.row()));

        assertThat(WatchdogTransitions.all().stream().map(WatchdogTransition::row))
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @EnumSource
    void isDefinedForEveryEventOrDoesNothing(WatchdogState state) {
        for (WatchdogEvent event : WatchdogEvent.values()) {
            for (boolean pending : new boolean[] {false, true}) {
                for (int numDwa = -1; numDwa <= 2; numDwa++) {
                    var row = WatchdogTransitions.on(state, event, pending, numDwa, 0, BY_THE_RFC);
                    boolean isStrange = event == WatchdogEvent.CONNECTION_UP
                            ? state != WatchdogState.INITIAL && state != WatchdogState.DOWN
                            : event == WatchdogEvent.CONNECTION_DOWN
                                    && (state == WatchdogState.INITIAL || state == WatchdogState.DOWN);

                    assertThat(row.isNothing()).as("%s in %s", event, state).isEqualTo(isStrange);
                }
            }
        }
    }

    @Test
    void processesRequestsInReopenUnlessToldNotTo() {
        var row = WatchdogTransitions.on(
                WatchdogState.REOPEN, WatchdogEvent.RECEIVE_NON_DWA, true, 0, 0, WatchdogSettings.defaults());

        assertThat(row.row()).isEqualTo("C3");
        assertThat(row.effects()).isEmpty();
    }
}
