package io.vernier.interop.wire;

import io.vernier.codec.ApplicationId;
import io.vernier.codec.AvpFormats;
import io.vernier.codec.AvpKey;
import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterAddress;
import java.time.Instant;

/**
 * The messages of one identity, written with the codec alone: what a peer says to come up, stay up and part, and the
 * smallest request of accounting and of credit control.
 */
public record BaseMessages(String host, String realm) {
    static final AvpKey<DiameterAddress> HOST_IP_ADDRESS = AvpKey.mandatory("Host-IP-Address", 257, AvpFormats.ADDRESS);
    static final AvpKey<Integer> ACCOUNTING_RECORD_TYPE =
            AvpKey.mandatory("Accounting-Record-Type", 480, AvpFormats.ENUMERATED);
    static final AvpKey<Long> ACCOUNTING_RECORD_NUMBER =
            AvpKey.mandatory("Accounting-Record-Number", 485, AvpFormats.UNSIGNED32);
    static final AvpKey<Instant> EVENT_TIMESTAMP = AvpKey.mandatory("Event-Timestamp", 55, AvpFormats.TIME);
    static final AvpKey<String> SERVICE_CONTEXT_ID =
            AvpKey.mandatory("Service-Context-Id", 461, AvpFormats.UTF8_STRING);
    static final AvpKey<Integer> CC_REQUEST_TYPE = AvpKey.mandatory("CC-Request-Type", 416, AvpFormats.ENUMERATED);
    static final AvpKey<Long> CC_REQUEST_NUMBER = AvpKey.mandatory("CC-Request-Number", 415, AvpFormats.UNSIGNED32);
    static final AvpKey<AvpList> REQUESTED_SERVICE_UNIT =
            AvpKey.mandatory("Requested-Service-Unit", 437, AvpFormats.GROUPED);
    static final AvpKey<Long> CC_TOTAL_OCTETS = AvpKey.mandatory("CC-Total-Octets", 421, AvpFormats.UNSIGNED64);

    private static final int EVENT_RECORD = 1;
    private static final int EVENT_REQUEST = 4;

    /** A CER that offers accounting and credit control. */
    public Message cer() {
        return capabilities(request(CommandCode.CAPABILITIES_EXCHANGE)).build();
    }

    /** A CEA of success to a CER. */
    public Message cea(Message cer) {
        return capabilities(answer(cer)).build();
    }

    public Message dwr() {
        return request(CommandCode.DEVICE_WATCHDOG).build();
    }

    /** A DPR with a Disconnect-Cause: 0 rebooting, 1 busy, 2 do not want to talk to you. */
    public Message dpr(int cause) {
        return request(CommandCode.DISCONNECT_PEER)
                .avp(BaseAvps.DISCONNECT_CAUSE, cause)
                .build();
    }

    /** A DWA or DPA of success. */
    public Message success(Message request) {
        return answer(request).build();
    }

    /** An ACR for one event. */
    public Message acr(String session, String destinationRealm, int number) {
        var acr = Message.builder(CommandCode.ACCOUNTING, ApplicationId.ACCOUNTING)
                .request()
                .proxiable()
                .hopByHopId(number)
                .endToEndId(number)
                .avp(BaseAvps.SESSION_ID, session);
        return origin(acr)
                .avp(BaseAvps.DESTINATION_REALM, destinationRealm)
                .avp(ACCOUNTING_RECORD_TYPE, EVENT_RECORD)
                .avp(ACCOUNTING_RECORD_NUMBER, (long) number)
                .avp(BaseAvps.ACCT_APPLICATION_ID, ApplicationId.ACCOUNTING)
                .avp(EVENT_TIMESTAMP, Instant.parse("2036-02-07T06:28:16Z"))
                .build();
    }

    /** A CCR for one event. */
    public Message ccr(String session, String destinationRealm, int number) {
        var ccr = Message.builder(CommandCode.CREDIT_CONTROL, ApplicationId.CREDIT_CONTROL)
                .request()
                .proxiable()
                .hopByHopId(number)
                .endToEndId(number)
                .avp(BaseAvps.SESSION_ID, session);
        return origin(ccr)
                .avp(BaseAvps.DESTINATION_REALM, destinationRealm)
                .avp(BaseAvps.AUTH_APPLICATION_ID, ApplicationId.CREDIT_CONTROL)
                .avp(SERVICE_CONTEXT_ID, "32251@3gpp.org")
                .avp(CC_REQUEST_TYPE, EVENT_REQUEST)
                .avp(CC_REQUEST_NUMBER, (long) number)
                .group(REQUESTED_SERVICE_UNIT, unit -> unit.avp(CC_TOTAL_OCTETS, 10_485_760L))
                .build();
    }

    /** A CCA of success to a CCR. */
    public Message cca(Message ccr) {
        return answer(ccr)
                .avp(BaseAvps.AUTH_APPLICATION_ID, ApplicationId.CREDIT_CONTROL)
                .avp(CC_REQUEST_TYPE, ccr.require(CC_REQUEST_TYPE))
                .avp(CC_REQUEST_NUMBER, ccr.require(CC_REQUEST_NUMBER))
                .build();
    }

    private MessageBuilder request(int command) {
        var request = Message.builder(command, ApplicationId.COMMON)
                .request()
                .hopByHopId(command)
                .endToEndId(command);
        return origin(request);
    }

    private MessageBuilder answer(Message request) {
        return origin(request.answerBuilder().avp(BaseAvps.RESULT_CODE, (long) ResultCode.SUCCESS));
    }

    private MessageBuilder origin(MessageBuilder message) {
        return message.avp(BaseAvps.ORIGIN_HOST, host).avp(BaseAvps.ORIGIN_REALM, realm);
    }

    private static MessageBuilder capabilities(MessageBuilder message) {
        return message.avp(HOST_IP_ADDRESS, DiameterAddress.parse("127.0.0.1"))
                .avp(BaseAvps.VENDOR_ID, 0L)
                .avp(BaseAvps.PRODUCT_NAME, "Vernier")
                .avp(BaseAvps.AUTH_APPLICATION_ID, ApplicationId.CREDIT_CONTROL)
                .avp(BaseAvps.ACCT_APPLICATION_ID, ApplicationId.ACCOUNTING);
    }
}
