package io.vernier.node;

import io.vernier.codec.ApplicationId;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.messages.base.DiameterBase;

/**
 * The relay application (RFC 6733 sections 2.4 and 2.8.1). A node that has it advertises every application, and its
 * callbacks are given the requests of all applications that the node has not, as they came: neither decoded nor compared
 * with a dictionary. {@link Outcome#relay} sends them on.
 *
 * <p>Those without the P bit, which must not be sent on, are answered with {@code DIAMETER_COMMAND_UNSUPPORTED} without
 * asking.
 */
public final class Relay {
    /** The application to give to {@link NodeBuilder#application}. */
    public static final ApplicationDefinition APPLICATION = new ApplicationDefinition(
            "Relay", ApplicationId.RELAY, 0, ApplicationDefinition.Kind.AUTHENTICATION, DiameterBase.dictionary());

    private Relay() {}
}
