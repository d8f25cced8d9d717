package io.vernier.protocol.peer;

import io.vernier.codec.Avp;
import io.vernier.codec.AvpList;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Explanation;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.MessageBuilder;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterIdentity;
import io.vernier.protocol.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The capabilities exchange of RFC 6733 section 5.3 from the side of one node: makes the CER, answers the peer's, judges
 * the CEA. Immutable; make a new one when the capabilities change.
 */
public final class CapabilitiesExchange {
    private static final long NO_INBAND_SECURITY = 0;
    private static final long TLS = 1;

    private final Capabilities local;
    private final Admission admission;
    private final boolean isRfc3588;
    private final Function<Message, List<Fault>> validation;

    /**
     * An exchange by the rules of RFC 6733.
     *
     * @param local what this node says of itself on the connection
     * @param admission which peers may connect to us
     */
    public CapabilitiesExchange(Capabilities local, Admission admission) {
        this(local, admission, false, message -> List.of());
    }

    private CapabilitiesExchange(
            Capabilities local, Admission admission, boolean isRfc3588, Function<Message, List<Fault>> validation) {
        this.local = local;
        this.admission = admission;
        this.isRfc3588 = isRfc3588;
        this.validation = validation;
    }

    /** The same, but with peers that follow RFC 3588: a Vendor-Specific-Application-Id may carry more than one id. */
    public CapabilitiesExchange withRfc3588Peers() {
        return new CapabilitiesExchange(local, admission, true, validation);
    }

    /**
     * The same, but with a look at each CER by a dictionary, which knows more than its grammar: AVPs that nobody knows and
     * that have the M bit, values that are not allowed. The first fault is answered.
     */
    public CapabilitiesExchange withValidation(Function<Message, List<Fault>> faults) {
        return new CapabilitiesExchange(local, admission, isRfc3588, faults);
    }

    /** What this node says of itself. */
    public Capabilities local() {
        return local;
    }

    /**
     * The Capabilities-Exchange-Request to send as soon as our connection stands.
     *
     * @throws IllegalStateException if the local capabilities have no Host-IP-Address
     */
    public Message request(int hopByHopId, int endToEndId) {
        var request = BaseMessages.request(CommandCode.CAPABILITIES_EXCHANGE, hopByHopId, endToEndId);
        CapabilitiesWriter.writeIdentity(local, request);
        CapabilitiesWriter.writeApplications(local, request);
        return request.build();
    }

    /**
     * Judges the first message on a connection that a peer made (section 5.6.1). Anything but a CER is discarded.
     *
     * @param isSecured whether the connection is under TLS or DTLS already, so that Inband-Security-Ids mean nothing
     */
    public CerOutcome answer(Message message, boolean isSecured) {
        if (message.commandCode() != CommandCode.CAPABILITIES_EXCHANGE || !message.isRequest()) {
            return new CerOutcome.Discarded(Reason.NOT_A_CER.explain(BaseMessages.nameOf(message)));
        }
        if (message.fault().isPresent()) {
            return faulty(message, message.fault().get());
        }
        if (message.isError()) {
            return faulty(message, Fault.of(ResultCode.INVALID_HDR_BITS, 4, "the E bit is set in a request"));
        }
        Capabilities peer;
        try {
            peer = CapabilitiesReader.read(message.avps(), isRfc3588);
        } catch (DecodeException e) {
            return faulty(message, e.fault());
        }
        List<Fault> faults = validation.apply(message);
        if (!faults.isEmpty()) {
            return faulty(message, faults.get(0));
        }
        return negotiate(message, peer, isSecured);
    }

    private CerOutcome negotiate(Message request, Capabilities peer, boolean isSecured) {
        if (DiameterIdentity.same(peer.originHost(), local.originHost())) {
            return refused(request, ResultCode.UNKNOWN_PEER, Reason.OWN_IDENTITY.explain(local.originHost()));
        }
        String name = peer.originHost();
        switch (admission.decide(peer)) {
            case Admission.Decision.Refuse(int resultCode, Explanation why) -> {
                return refused(request, resultCode, why);
            }
            case Admission.Decision.Discard(Explanation why) -> {
                return new CerOutcome.Discarded(why);
            }
            case Admission.Decision.Accept() -> {}
        }
        if (!isSecured && !hasCommonSecurity(peer)) {
            return refused(request, ResultCode.NO_COMMON_SECURITY, noCommonSecurity(peer));
        }
        var common = CommonApplications.of(local, peer);
        if (common.isEmpty()) {
            return refused(
                    request,
                    ResultCode.NO_COMMON_APPLICATION,
                    Reason.NO_COMMON_APPLICATION.explain(name, peer.applications(), local.applications()));
        }
        return new CerOutcome.Accepted(peer, common, success(request, peer, ResultCode.SUCCESS));
    }

    /**
     * Whether TLS is to begin once the CEA is through (RFC 3588 section 13.1): both sides offer it by Inband-Security-Id 1.
     * Where both offer to do without as well, it is TLS that is taken.
     */
    public boolean isTlsAgreed(Capabilities peer) {
        return local.inbandSecurityIds().contains(TLS)
                && peer.inbandSecurityIds().contains(TLS);
    }

    /**
     * Judges the answer to our CER.
     *
     * @param expectedOriginHost who we believe to have dialled (section 5.1); empty to accept any name but our own
     */
    public CeaOutcome accept(Message answer, Optional<String> expectedOriginHost) {
        String name = expectedOriginHost.orElse("the peer");
        try {
            if (answer.fault().isPresent()) {
                throw new DecodeException(answer.fault().get());
            }
            long resultCode = answer.require(BaseAvps.RESULT_CODE);
            if (!ResultCode.isSuccess(resultCode) || answer.isError()) {
                return new CeaOutcome.Refused(whyRefused(answer, resultCode, name), OptionalLong.of(resultCode));
            }
            return judge(CapabilitiesReader.read(answer.avps(), isRfc3588), expectedOriginHost);
        } catch (DecodeException e) {
            return refusedByUs(Reason.BAD_CEA.explain(name, e.fault().reason()));
        }
    }

    private CeaOutcome judge(Capabilities peer, Optional<String> expectedOriginHost) {
        String name = peer.originHost();
        if (DiameterIdentity.same(peer.originHost(), local.originHost())) {
            return refusedByUs(Reason.OWN_IDENTITY.explain(local.originHost()));
        }
        if (expectedOriginHost.isPresent() && !DiameterIdentity.same(expectedOriginHost.get(), peer.originHost())) {
            return refusedByUs(Reason.OTHER_IDENTITY.explain(expectedOriginHost.get(), name));
        }
        if (insistsOnTls() && !isTlsAgreed(peer)) {
            return refusedByUs(noCommonSecurity(peer));
        }
        var common = CommonApplications.of(local, peer);
        if (common.isEmpty()) {
            return refusedByUs(Reason.NO_COMMON_APPLICATION.explain(name, peer.applications(), local.applications()));
        }
        return new CeaOutcome.Accepted(peer, common);
    }

    /** The answer to the CER of a connection that the machine rejects ({@link PeerAction#R_REJECT}): 4003 ELECTION_LOST. */
    public Message electionLost(Message request, String peerOriginHost) {
        return refusal(request, ResultCode.ELECTION_LOST, Reason.SECOND_CONNECTION.explain(peerOriginHost), List.of());
    }

    /** The answer to a CER on the open connection ({@link PeerAction#I_REFUSE_CER}): 5012 UNABLE_TO_COMPLY. */
    public Message repeated(Message request) {
        return refusal(request, ResultCode.UNABLE_TO_COMPLY, Reason.CER_WHILE_OPEN.explain(), List.of());
    }

    /** The answer to a CER whose sender is refused for a reason of the owner's. */
    public Message refusal(Message request, int resultCode, Explanation why) {
        return refusal(request, resultCode, why, List.of());
    }

    /** The answer to the CER of a peer that is accepted, with this Result-Code; it names the security that was agreed on. */
    public Message success(Message request, Capabilities peer, long resultCode) {
        Capabilities said = local.inbandSecurityIds().isEmpty()
                ? local
                : local.withInbandSecurityIds(List.of(isTlsAgreed(peer) ? TLS : NO_INBAND_SECURITY));
        var answer = request.answerBuilder().avp(BaseAvps.RESULT_CODE, resultCode);
        CapabilitiesWriter.writeIdentity(said, answer);
        CapabilitiesWriter.writeApplications(said, answer);
        return answer.build();
    }

    private CerOutcome.Refused faulty(Message request, Fault fault) {
        var why = Reason.BAD_CER.explain(fault.reason());
        return new CerOutcome.Refused(
                why, fault.resultCode(), refusal(request, fault.resultCode(), why, fault.failedAvps()));
    }

    private CerOutcome.Refused refused(Message request, int resultCode, Explanation why) {
        return new CerOutcome.Refused(why, resultCode, refusal(request, resultCode, why, List.of()));
    }

    /** Protocol errors have the E bit and the grammar of section 7.2; the others that of a CEA. */
    private Message refusal(Message request, int resultCode, Explanation why, List<Avp> failedAvps) {
        if (ResultCode.isProtocolError(resultCode)) {
            return BaseMessages.protocolError(request, local, resultCode, why, failedAvps);
        }
        MessageBuilder answer = request.answerBuilder().avp(BaseAvps.RESULT_CODE, (long) resultCode);
        CapabilitiesWriter.writeIdentity(local, answer);
        BaseMessages.writeFailure(answer, why, failedAvps);
        CapabilitiesWriter.writeApplications(local, answer);
        return answer.build();
    }

    private boolean hasCommonSecurity(Capabilities peer) {
        var ours = orNone(local.inbandSecurityIds());
        return orNone(peer.inbandSecurityIds()).stream().anyMatch(ours::contains);
    }

    /** A peer that has not heard of the offer, or takes no notice of it, may do without TLS unless this is so. */
    private boolean insistsOnTls() {
        return !orNone(local.inbandSecurityIds()).contains(NO_INBAND_SECURITY);
    }

    private Explanation noCommonSecurity(Capabilities peer) {
        return Reason.NO_COMMON_SECURITY.explain(
                peer.originHost(), offered(peer.inbandSecurityIds()), offered(local.inbandSecurityIds()));
    }

    private static List<Long> orNone(List<Long> inbandSecurityIds) {
        return inbandSecurityIds.isEmpty() ? List.of(NO_INBAND_SECURITY) : inbandSecurityIds;
    }

    private static String offered(List<Long> inbandSecurityIds) {
        return String.join(
                ", ", orNone(inbandSecurityIds).stream().map(String::valueOf).toList());
    }

    private Explanation whyRefused(Message answer, long resultCode, String name) {
        String says = peerSays(answer.avps());
        return switch ((int) resultCode) {
            case ResultCode.NO_COMMON_APPLICATION ->
                Reason.PEER_FOUND_NO_COMMON_APPLICATION.explain(name, local.applications(), says);
            case ResultCode.UNKNOWN_PEER -> Reason.PEER_DOES_NOT_KNOW_US.explain(name, local.originHost(), says);
            case ResultCode.ELECTION_LOST -> Reason.PEER_KEEPS_OTHER_CONNECTION.explain(name, says);
            default -> Reason.PEER_REFUSED.explain(name, resultCode + " " + ResultCode.name(resultCode), says);
        };
    }

    private static String peerSays(AvpList avps) {
        try {
            return avps.first(BaseAvps.ERROR_MESSAGE)
                    .map(text -> " It says: \"" + text + "\".")
                    .orElse("");
        } catch (DecodeException e) {
            return "";
        }
    }

    private static CeaOutcome.Refused refusedByUs(Explanation why) {
        return new CeaOutcome.Refused(why, OptionalLong.empty());
    }
}
