/**
 * What TLS and DTLS have in common: words for what goes wrong, and who the other end is.
 * Start reading at {@link io.vernier.transport.internal.tls.TlsWords}.
 */
@NullMarked
package io.vernier.transport.internal.tls;

import org.jspecify.annotations.NullMarked;
