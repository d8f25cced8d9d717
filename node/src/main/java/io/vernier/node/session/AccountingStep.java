package io.vernier.node.session;

import io.vernier.protocol.accounting.RecordType;

/**
 * What the next accounting record of a session is to say.
 *
 * @param sessionId the Session-Id
 * @param type the Accounting-Record-Type
 * @param number the Accounting-Record-Number
 */
public record AccountingStep(String sessionId, RecordType type, long number) {}
