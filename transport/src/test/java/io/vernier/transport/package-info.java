/** Tests that every transport has to pass. Start reading at {@link io.vernier.transport.TransportContractTest}. */
@NullMarked
package io.vernier.transport;

import org.jspecify.annotations.NullMarked;
