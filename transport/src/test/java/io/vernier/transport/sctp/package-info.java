/** Tests of what is inside the SCTP transport. Start reading at {@link io.vernier.transport.sctp.KernelTuningTest}. */
@NullMarked
package io.vernier.transport.sctp;

import org.jspecify.annotations.NullMarked;
