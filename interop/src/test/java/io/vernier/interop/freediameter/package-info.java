/**
 * freeDiameterd as the other side: server, client or relay. Start reading at {@link
 * io.vernier.interop.freediameter.FreeDiameterNode}.
 */
@NullMarked
package io.vernier.interop.freediameter;

import org.jspecify.annotations.NullMarked;
