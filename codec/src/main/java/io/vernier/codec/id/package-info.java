/**
 * Where identifiers come from: Session-Id, End-to-End, Hop-by-Hop and Origin-State-Id. Clocks and random sources come in as
 * arguments, so that a simulation repeats itself; {@code create} takes those of the system. Start reading at
 * {@link io.vernier.codec.id.SessionIds}.
 */
@NullMarked
package io.vernier.codec.id;

import org.jspecify.annotations.NullMarked;
