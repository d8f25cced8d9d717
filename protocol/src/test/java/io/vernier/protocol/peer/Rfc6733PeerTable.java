package io.vernier.protocol.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** RFC 6733 section 5.6 transcribed as text, independently of {@link PeerTransitions}: row, state, event, actions, next state. */
final class Rfc6733PeerTable {
    private static final String TEXT = """
            F1  | Closed              | Start           | I-Snd-Conn-Req                   | Wait-Conn-Ack
            F2  | Closed              | R-Conn-CER      | R-Accept, Process-CER, R-Snd-CEA | R-Open
            F3  | Wait-Conn-Ack       | I-Rcv-Conn-Ack  | I-Snd-CER                        | Wait-I-CEA
            F4  | Wait-Conn-Ack       | I-Rcv-Conn-Nack | Cleanup                          | Closed
            F5  | Wait-Conn-Ack       | R-Conn-CER      | R-Accept, Process-CER            | Wait-Conn-Ack/Elect
            F6  | Wait-Conn-Ack       | Timeout         | Error                            | Closed
            F7  | Wait-I-CEA          | I-Rcv-CEA       | Process-CEA                      | I-Open
            F8  | Wait-I-CEA          | R-Conn-CER      | R-Accept, Process-CER, Elect     | Wait-Returns
            F9  | Wait-I-CEA          | I-Peer-Disc     | I-Disc                           | Closed
            F10 | Wait-I-CEA          | I-Rcv-Non-CEA   | Error                            | Closed
            F11 | Wait-I-CEA          | Timeout         | Error                            | Closed
            F12 | Wait-Conn-Ack/Elect | I-Rcv-Conn-Ack  | I-Snd-CER, Elect                 | Wait-Returns
            F13 | Wait-Conn-Ack/Elect | I-Rcv-Conn-Nack | R-Snd-CEA                        | R-Open
            F14 | Wait-Conn-Ack/Elect | R-Peer-Disc     | R-Disc                           | Wait-Conn-Ack
            F15 | Wait-Conn-Ack/Elect | R-Conn-CER      | R-Reject                         | Wait-Conn-Ack/Elect
            F16 | Wait-Conn-Ack/Elect | Timeout         | Error                            | Closed
            F17 | Wait-Returns        | Win-Election    | I-Disc, R-Snd-CEA                | R-Open
            F18 | Wait-Returns        | I-Peer-Disc     | I-Disc, R-Snd-CEA                | R-Open
            F19 | Wait-Returns        | I-Rcv-CEA       | R-Disc                           | I-Open
            F20 | Wait-Returns        | R-Peer-Disc     | R-Disc                           | Wait-I-CEA
            F21 | Wait-Returns        | R-Conn-CER      | R-Reject                         | Wait-Returns
            F22 | Wait-Returns        | Timeout         | Error                            | Closed
            F23 | R-Open              | Send-Message    | R-Snd-Message                    | R-Open
            F24 | R-Open              | R-Rcv-Message   | Process                          | R-Open
            F25 | R-Open              | R-Rcv-DWR       | Process-DWR, R-Snd-DWA           | R-Open
            F26 | R-Open              | R-Rcv-DWA       | Process-DWA                      | R-Open
            F27 | R-Open              | R-Conn-CER      | R-Reject                         | R-Open
            F28 | R-Open              | Stop            | R-Snd-DPR                        | Closing
            F29 | R-Open              | R-Rcv-DPR       | R-Snd-DPA                        | Closing
            F30 | R-Open              | R-Peer-Disc     | R-Disc                           | Closed
            F31 | I-Open              | Send-Message    | I-Snd-Message                    | I-Open
            F32 | I-Open              | I-Rcv-Message   | Process                          | I-Open
            F33 | I-Open              | I-Rcv-DWR       | Process-DWR, I-Snd-DWA           | I-Open
            F34 | I-Open              | I-Rcv-DWA       | Process-DWA                      | I-Open
            F35 | I-Open              | R-Conn-CER      | R-Reject                         | I-Open
            F36 | I-Open              | Stop            | I-Snd-DPR                        | Closing
            F37 | I-Open              | I-Rcv-DPR       | I-Snd-DPA                        | Closing
            F38 | I-Open              | I-Peer-Disc     | I-Disc                           | Closed
            F39 | Closing             | I-Rcv-DPA       | I-Disc                           | Closed
            F40 | Closing             | R-Rcv-DPA       | R-Disc                           | Closed
            F41 | Closing             | Timeout         | Error                            | Closed
            F42 | Closing             | I-Peer-Disc     | I-Disc                           | Closed
            F43 | Closing             | R-Peer-Disc     | R-Disc                           | Closed
            """;

    /** One line of the transcription, for one of the events that the RFC's event stands for. */
    record Line(String row, PeerState state, PeerEvent event, List<PeerAction> actions, PeerState next) {
        @Override
        public String toString() {
            return row + " " + state.rfcName() + " + " + event.rfcName();
        }
    }

    private Rfc6733PeerTable() {}

    static List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (String text : TEXT.strip().lines().toList()) {
            String[] cells = text.split("\\|", -1);
            for (PeerEvent event : events(cells[2].strip())) {
                lines.add(new Line(
                        cells[0].strip(),
                        state(cells[1].strip()),
                        event,
                        Arrays.stream(cells[3].strip().split(", ", -1))
                                .map(Rfc6733PeerTable::action)
                                .toList(),
                        state(cells[4].strip())));
            }
        }
        return lines;
    }

    private static List<PeerEvent> events(String name) {
        return switch (name) {
            case "Send-Message" -> List.of(PeerEvent.SEND_REQUEST, PeerEvent.SEND_ANSWER);
            case "I-Rcv-Non-CEA" ->
                List.of(
                        PeerEvent.I_RCV_CER,
                        PeerEvent.I_RCV_DWR,
                        PeerEvent.I_RCV_DWA,
                        PeerEvent.I_RCV_DPR,
                        PeerEvent.I_RCV_DPA,
                        PeerEvent.I_RCV_MESSAGE);
            default ->
                List.of(Arrays.stream(PeerEvent.values())
                        .filter(event -> event.rfcName().equals(name))
                        .findFirst()
                        .orElseThrow());
        };
    }

    private static PeerState state(String name) {
        return Arrays.stream(PeerState.values())
                .filter(state -> state.rfcName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PeerAction action(String name) {
        return Arrays.stream(PeerAction.values())
                .filter(action -> action.rfcName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
