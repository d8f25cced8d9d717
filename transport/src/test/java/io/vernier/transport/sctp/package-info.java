/**
 * Tests of SCTP by itself; those that need a kernel with SCTP are tagged {@code sctp}.
 * Start reading at {@link io.vernier.transport.sctp.MultiHomingTest}.
 */
@NullMarked
package io.vernier.transport.sctp;

import org.jspecify.annotations.NullMarked;
