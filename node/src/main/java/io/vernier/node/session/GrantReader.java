package io.vernier.node.session;

import io.vernier.codec.AvpKey;
import io.vernier.codec.AvpList;
import io.vernier.codec.Message;
import io.vernier.protocol.creditcontrol.CreditControlGrant;
import io.vernier.protocol.creditcontrol.FailureHandling;
import io.vernier.protocol.creditcontrol.FinalUnitAction;
import java.time.Duration;
import java.util.Optional;

/** Reads what a Credit-Control-Answer says of its session. */
final class GrantReader {
    private GrantReader() {}

    static CreditControlGrant read(Message answer) {
        return new CreditControlGrant(
                answer.first(SessionAvps.FAILURE_HANDLING).flatMap(FailureHandling::of),
                answer.first(SessionAvps.SESSION_FAILOVER).map(value -> value == 1),
                hasUnits(answer),
                answer.first(SessionAvps.VALIDITY_TIME).map(Duration::ofSeconds).orElse(Duration.ZERO),
                finalUnits(answer));
    }

    /** Units are granted to the session, or to one of its services. A grant of zero is none. */
    private static boolean hasUnits(Message answer) {
        if (answer.first(SessionAvps.GRANTED_SERVICE_UNIT)
                .filter(GrantReader::isMoreThanZero)
                .isPresent()) {
            return true;
        }
        return answer.avps().all(SessionAvps.MULTIPLE_SERVICES).stream()
                .anyMatch(service -> service.first(SessionAvps.GRANTED_SERVICE_UNIT)
                        .filter(GrantReader::isMoreThanZero)
                        .isPresent());
    }

    private static boolean isMoreThanZero(AvpList units) {
        for (var unit : units) {
            for (byte octet : unit.data()) {
                if (octet != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The action of the QoS-Final-Unit-Indication goes first (RFC 8506 section 5.6.3); an unknown one is TERMINATE. */
    private static Optional<FinalUnitAction> finalUnits(Message answer) {
        return finalUnits(answer, SessionAvps.QOS_FINAL_UNIT_INDICATION)
                .or(() -> finalUnits(answer, SessionAvps.FINAL_UNIT_INDICATION));
    }

    private static Optional<FinalUnitAction> finalUnits(Message answer, AvpKey<AvpList> indication) {
        return answer.first(indication)
                .map(group -> group.first(SessionAvps.FINAL_UNIT_ACTION)
                        .flatMap(FinalUnitAction::of)
                        .orElse(FinalUnitAction.TERMINATE));
    }
}
