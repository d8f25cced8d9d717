/** Tests of the in-memory network. Start reading at {@link io.vernier.transport.memory.MemoryContractTest}. */
@NullMarked
package io.vernier.transport.memory;

import org.jspecify.annotations.NullMarked;
