package io.vernier.node.session;

import io.vernier.protocol.creditcontrol.RequestType;

/**
 * What the next Credit-Control-Request of a session is to say.
 *
 * @param sessionId the Session-Id
 * @param type the CC-Request-Type
 * @param number the CC-Request-Number
 * @param mayBeRated whether it may carry AVPs that are rated, such as Requested-Service-Unit; not so when it says that the final
 *     units are consumed and the final unit action began (RFC 8506 section 5.6.2)
 */
public record CreditControlStep(String sessionId, RequestType type, long number, boolean mayBeRated) {}
