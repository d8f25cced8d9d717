package io.vernier.cli.explain;

import io.vernier.codec.ResultCode;

/** The Result-Codes in our words: what the sender of the answer says, and what helps. */
enum ResultCodeMeaning {
    MULTI_ROUND_AUTH(
            ResultCode.MULTI_ROUND_AUTH,
            "The authentication needs another round trip.",
            "Send the next request of the method.",
            "RFC 6733 section 7.1.1"),
    SUCCESS(ResultCode.SUCCESS, "The request was carried out.", "", "RFC 6733 section 7.1.2"),
    LIMITED_SUCCESS(
            ResultCode.LIMITED_SUCCESS,
            "The request was carried out, but the application has to do more.",
            "Read on in the application's specification.",
            "RFC 6733 section 7.1.2"),
    COMMAND_UNSUPPORTED(
            ResultCode.COMMAND_UNSUPPORTED,
            "The receiver does not know the command of the request.",
            "Compare command code and application id with what the receiver serves.",
            "RFC 6733 section 7.1.3"),
    UNABLE_TO_DELIVER(
            ResultCode.UNABLE_TO_DELIVER,
            "No node of the destination realm, or not the destination host, can be reached from there.",
            "Check Destination-Realm and Destination-Host, and the routes and peers of the node in Error-Reporting-Host or Origin-Host.",
            "RFC 6733 section 7.1.3"),
    REALM_NOT_SERVED(
            ResultCode.REALM_NOT_SERVED,
            "The node has no route to the destination realm.",
            "Correct Destination-Realm, or add a route for it.",
            "RFC 6733 section 7.1.3"),
    TOO_BUSY(
            ResultCode.TOO_BUSY,
            "The server named in Destination-Host cannot take the request now.",
            "Send it to another server of the realm, or later.",
            "RFC 6733 section 7.1.3"),
    LOOP_DETECTED(
            ResultCode.LOOP_DETECTED,
            "An agent got a request that it had sent on before: its own name is in a Route-Record.",
            "Look for routes that lead back.",
            "RFC 6733 section 7.1.3"),
    REDIRECT_INDICATION(
            ResultCode.REDIRECT_INDICATION,
            "A redirect agent names the hosts to ask instead.",
            "Send the request to one of the Redirect-Hosts.",
            "RFC 6733 section 7.1.3"),
    APPLICATION_UNSUPPORTED(
            ResultCode.APPLICATION_UNSUPPORTED,
            "The receiver does not serve the application of the request.",
            "Compare the application id with the ones in the receiver's CEA.",
            "RFC 6733 section 7.1.3"),
    INVALID_HDR_BITS(
            ResultCode.INVALID_HDR_BITS,
            "The flags in the header do not go together, or not with the command.",
            "Correct the sender: a request has no E bit, a T bit only when sent again, a P bit as its command says.",
            "RFC 6733 section 7.1.3"),
    INVALID_AVP_BITS(
            ResultCode.INVALID_AVP_BITS,
            "The flags of an AVP are not what its definition says.",
            "Correct the AVP that Failed-AVP shows.",
            "RFC 6733 section 7.1.3"),
    UNKNOWN_PEER(
            ResultCode.UNKNOWN_PEER,
            "The receiver does not know the Origin-Host of the CER.",
            "Use the identity that is configured there, or have it added.",
            "RFC 6733 section 7.1.3"),
    REALM_REDIRECT_INDICATION(
            ResultCode.REALM_REDIRECT_INDICATION,
            "A redirect agent names the realm to ask instead.",
            "Send the request to the Redirect-Realm.",
            "RFC 7075 section 4"),
    AUTHENTICATION_REJECTED(
            ResultCode.AUTHENTICATION_REJECTED,
            "The user's credentials were wrong.",
            "Ask the user again.",
            "RFC 6733 section 7.1.4"),
    OUT_OF_SPACE(
            ResultCode.OUT_OF_SPACE,
            "The accounting server has no room for the record.",
            "Keep the record and send it later or to another server.",
            "RFC 6733 section 7.1.4"),
    ELECTION_LOST(
            ResultCode.ELECTION_LOST,
            "Both sides connected at the same time, and this connection lost the election.",
            "Nothing: the other connection is used.",
            "RFC 6733 section 5.6.4"),
    END_USER_SERVICE_DENIED(
            ResultCode.END_USER_SERVICE_DENIED,
            "The server denies the service to this user.",
            "Look at the subscription.",
            "RFC 8506 section 9.1"),
    CREDIT_CONTROL_NOT_APPLICABLE(
            ResultCode.CREDIT_CONTROL_NOT_APPLICABLE,
            "The user may use the service, and it needs no credit control.",
            "Go on without credit control.",
            "RFC 8506 section 9.1"),
    CREDIT_LIMIT_REACHED(
            ResultCode.CREDIT_LIMIT_REACHED,
            "The account cannot cover what was asked for.",
            "End the service, or let the user top up.",
            "RFC 8506 section 9.1"),
    AVP_UNSUPPORTED(
            ResultCode.AVP_UNSUPPORTED,
            "An AVP with the M bit is not known to the receiver.",
            "Leave the AVP in Failed-AVP out, clear its M bit, or teach the receiver its dictionary.",
            "RFC 6733 section 7.1.5"),
    UNKNOWN_SESSION_ID(
            ResultCode.UNKNOWN_SESSION_ID,
            "The receiver has no session with this Session-Id.",
            "Start a new session.",
            "RFC 6733 section 7.1.5"),
    AUTHORIZATION_REJECTED(
            ResultCode.AUTHORIZATION_REJECTED,
            "The user may not use the service.",
            "Look at the subscription.",
            "RFC 6733 section 7.1.5"),
    INVALID_AVP_VALUE(
            ResultCode.INVALID_AVP_VALUE,
            "The value of an AVP is out of its range or not of its format.",
            "Correct the AVP that Failed-AVP shows.",
            "RFC 6733 section 7.1.5"),
    MISSING_AVP(
            ResultCode.MISSING_AVP,
            "An AVP that the command requires is not there.",
            "Add the AVP that Failed-AVP shows.",
            "RFC 6733 section 7.1.5"),
    RESOURCES_EXCEEDED(
            ResultCode.RESOURCES_EXCEEDED,
            "The user has used up what he may use at a time.",
            "End another session of the user.",
            "RFC 6733 section 7.1.5"),
    CONTRADICTING_AVPS(
            ResultCode.CONTRADICTING_AVPS,
            "AVPs contradict each other.",
            "Correct the AVPs that Failed-AVP shows.",
            "RFC 6733 section 7.1.5"),
    AVP_NOT_ALLOWED(
            ResultCode.AVP_NOT_ALLOWED,
            "An AVP must not be in this message.",
            "Leave the AVP in Failed-AVP out.",
            "RFC 6733 section 7.1.5"),
    AVP_OCCURS_TOO_MANY_TIMES(
            ResultCode.AVP_OCCURS_TOO_MANY_TIMES,
            "An AVP is there more often than the command allows.",
            "Send it fewer times; Failed-AVP shows the first one too many.",
            "RFC 6733 section 7.1.5"),
    NO_COMMON_APPLICATION(
            ResultCode.NO_COMMON_APPLICATION,
            "The two nodes have no application in common.",
            "Compare the application ids in CER and CEA.",
            "RFC 6733 section 7.1.5"),
    UNSUPPORTED_VERSION(
            ResultCode.UNSUPPORTED_VERSION,
            "The first octet of the message is not 1, the only version.",
            "Check that the sender speaks Diameter, and that no octets got lost before.",
            "RFC 6733 section 7.1.5"),
    UNABLE_TO_COMPLY(
            ResultCode.UNABLE_TO_COMPLY,
            "The receiver failed for a reason that has no code of its own.",
            "Read Error-Message, and the receiver's log.",
            "RFC 6733 section 7.1.5"),
    INVALID_BIT_IN_HEADER(
            ResultCode.INVALID_BIT_IN_HEADER,
            "A reserved bit of the header is set.",
            "Correct the sender.",
            "RFC 6733 section 7.1.5"),
    INVALID_AVP_LENGTH(
            ResultCode.INVALID_AVP_LENGTH,
            "The length of an AVP does not fit its format or what is around it.",
            "Correct the AVP that Failed-AVP shows.",
            "RFC 6733 section 7.1.5"),
    INVALID_MESSAGE_LENGTH(
            ResultCode.INVALID_MESSAGE_LENGTH,
            "The Message Length is no multiple of 4, or not what came.",
            "Have the sender pad its AVPs and count the padding.",
            "RFC 6733 section 7.1.5"),
    INVALID_AVP_BIT_COMBO(
            ResultCode.INVALID_AVP_BIT_COMBO,
            "The flags of an AVP may not be set together.",
            "Correct the AVP that Failed-AVP shows.",
            "RFC 6733 section 7.1.5"),
    NO_COMMON_SECURITY(
            ResultCode.NO_COMMON_SECURITY,
            "The two nodes have no security mechanism in common.",
            "Configure TLS on both sides or on none.",
            "RFC 6733 section 7.1.5"),
    USER_UNKNOWN(
            ResultCode.USER_UNKNOWN,
            "The server does not know the user.",
            "Correct the Subscription-Id or User-Name, or create the account.",
            "RFC 8506 section 9.2"),
    RATING_FAILED(
            ResultCode.RATING_FAILED,
            "The server cannot price the service that was asked for.",
            "Correct Service-Identifier, Rating-Group or the service parameters.",
            "RFC 8506 section 9.2");

    private final int resultCode;
    private final String meaning;
    private final String remedy;
    private final String reference;

    ResultCodeMeaning(int resultCode, String meaning, String remedy, String reference) {
        this.resultCode = resultCode;
        this.meaning = meaning;
        this.remedy = remedy;
        this.reference = reference;
    }

    int resultCode() {
        return resultCode;
    }

    String meaning() {
        return meaning;
    }

    String remedy() {
        return remedy;
    }

    String reference() {
        return reference;
    }
}
