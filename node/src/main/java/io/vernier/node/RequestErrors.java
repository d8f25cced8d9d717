package io.vernier.node;

/** Who answers a request that breaks the protocol; an option of an application. */
public enum RequestErrors {
    /** The node answers each such request with the Result-Code of its first fault: the default. */
    ANSWER,
    /** The node answers protocol errors (3xxx); others come to {@link ApplicationCallbacks#handleRequest}. */
    ANSWER_3XXX,
    /** All come to {@link ApplicationCallbacks#handleRequest}, but those of applications that nobody has here. */
    CALLBACK
}
