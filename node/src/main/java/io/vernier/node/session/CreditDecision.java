package io.vernier.node.session;

import io.vernier.codec.Message;
import java.util.Optional;

/**
 * What the user may have, after a request or its failure.
 *
 * @param isServiceGranted whether the service is, or goes on being, provided
 * @param isSessionOpen whether credit is controlled from here on; not so where the server says that it need not be, and where the
 *     failure handling lets the service go on alone
 * @param answer the answer that decided; empty where none came in time
 * @param row the row of RFC 8506 section 7 that decided, for logs
 */
public record CreditDecision(boolean isServiceGranted, boolean isSessionOpen, Optional<Message> answer, String row) {}
