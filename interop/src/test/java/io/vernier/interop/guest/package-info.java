/**
 * Runs the tests of all modules that need a kernel with SCTP where there is one. Start reading at {@link
 * io.vernier.interop.guest.SctpTests}.
 */
@NullMarked
package io.vernier.interop.guest;

import org.jspecify.annotations.NullMarked;
