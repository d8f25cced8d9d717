package io.vernier.node.session;

import io.vernier.codec.Message;
import java.util.Optional;

/**
 * What became of a record.
 *
 * @param isServiceGranted whether the service is, or goes on being, provided
 * @param isStored whether the record is in storage, to be sent again
 * @param answer the answer; empty where none came
 * @param row the row of RFC 6733 section 8.2 that decided, for logs
 */
public record AccountingDecision(boolean isServiceGranted, boolean isStored, Optional<Message> answer, String row) {}
