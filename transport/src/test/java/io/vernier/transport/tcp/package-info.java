/** Tests of what is TCP's and TLS's own. */
@NullMarked
package io.vernier.transport.tcp;

import org.jspecify.annotations.NullMarked;
