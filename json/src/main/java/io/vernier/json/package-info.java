/**
 * JSON (RFC 8259) as the command and the node write and read it: numbers of any size, errors that name the place.
 * Start reading at {@link io.vernier.json.JsonWriter}.
 */
@NullMarked
package io.vernier.json;

import org.jspecify.annotations.NullMarked;
