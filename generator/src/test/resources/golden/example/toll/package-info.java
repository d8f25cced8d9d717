// Generated from toll.dia: change that file, not this one.
/**
 * Toll collection, RFC 0000: a vehicle passes a gate, and somebody pays. Start reading at {@link
 * example.toll.TollCollection}.
 */
@NullMarked
package example.toll;

import org.jspecify.annotations.NullMarked;
