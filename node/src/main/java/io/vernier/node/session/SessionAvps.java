package io.vernier.node.session;

import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpKey;
import io.vernier.codec.AvpList;

/** The AVPs that a session reads from answers (RFC 8506 section 8, RFC 6733 section 9.8). */
final class SessionAvps {
    static final AvpKey<Integer> FAILURE_HANDLING =
            AvpKey.mandatory("Credit-Control-Failure-Handling", 427, AvpFormats.ENUMERATED);
    static final AvpKey<Integer> DEBITING_FAILURE_HANDLING =
            AvpKey.mandatory("Direct-Debiting-Failure-Handling", 428, AvpFormats.ENUMERATED);
    static final AvpKey<Integer> SESSION_FAILOVER = AvpKey.mandatory("CC-Session-Failover", 418, AvpFormats.ENUMERATED);
    static final AvpKey<Long> VALIDITY_TIME = AvpKey.mandatory("Validity-Time", 448, AvpFormats.UNSIGNED32);
    static final AvpKey<AvpList> GRANTED_SERVICE_UNIT =
            AvpKey.mandatory("Granted-Service-Unit", 431, AvpFormats.GROUPED);
    static final AvpKey<AvpList> MULTIPLE_SERVICES =
            AvpKey.mandatory("Multiple-Services-Credit-Control", 456, AvpFormats.GROUPED);
    static final AvpKey<AvpList> FINAL_UNIT_INDICATION =
            AvpKey.mandatory("Final-Unit-Indication", 430, AvpFormats.GROUPED);
    static final AvpKey<AvpList> QOS_FINAL_UNIT_INDICATION =
            AvpKey.optional("QoS-Final-Unit-Indication", 669, AvpFormats.GROUPED);
    static final AvpKey<Integer> FINAL_UNIT_ACTION = AvpKey.mandatory("Final-Unit-Action", 449, AvpFormats.ENUMERATED);
    static final AvpKey<Integer> REALTIME_REQUIRED =
            AvpKey.mandatory("Accounting-Realtime-Required", 483, AvpFormats.ENUMERATED);
    static final AvpKey<Long> INTERIM_INTERVAL = AvpKey.mandatory("Acct-Interim-Interval", 85, AvpFormats.UNSIGNED32);

    private SessionAvps() {}
}
