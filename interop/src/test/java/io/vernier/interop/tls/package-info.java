/** TLS between nodes, and with foreign stacks. */
@NullMarked
package io.vernier.interop.tls;

import org.jspecify.annotations.NullMarked;
