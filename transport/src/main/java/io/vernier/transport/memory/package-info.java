/**
 * A network inside the process: hosts by name, on real or on virtual time, with links that can be slowed, cut and
 * parted on command. On virtual time two runs do the same, event by event.
 * Start reading at {@link io.vernier.transport.memory.MemoryNetwork}.
 */
@NullMarked
package io.vernier.transport.memory;

import org.jspecify.annotations.NullMarked;
